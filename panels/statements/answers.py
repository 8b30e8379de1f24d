"""Answers with what may be withdrawn at any moment."""

from typing import TypeVar

from django.http import FileResponse, Http404, HttpResponseBase

from panels.statements.models import StatementText

Answer = TypeVar("Answer", bound=HttpResponseBase)


def kept_fresh(response: Answer) -> Answer:
    """Have caches ask again each time: what is withdrawn is not passed on."""
    response["Cache-Control"] = "private, no-cache"
    return response


def send_file(text: StatementText | None) -> HttpResponseBase:
    """Answer with the file of a text, to be saved and never shown as a part of the portal.

    Raises:
        Http404: there is none.
    """
    row = text.file if text is not None else None
    if text is None or row is None:
        raise Http404
    try:
        opened = row.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    language = text.official_language.html_lang
    response = FileResponse(
        opened,
        as_attachment=True,
        filename=f"{text.statement.reference}-{language}.{row.format.lower()}",
        content_type=row.content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Language"] = language
    return kept_fresh(response)
