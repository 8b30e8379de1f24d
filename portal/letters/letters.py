"""Posting a letter: a text template becomes an e-mail in the language of who reads it.

The first line of the template is the subject, the rest the text; paragraphs are parted by empty
lines, and a paragraph that is one address alone becomes a link of the HTML version. Templates end
in ``.txt`` but are rendered without escaping in the plain version and escaped in the other, so a
name with ``&`` in it reads right in both. A letter carries no more of a matter than its reader
needs to follow the link: e-mail is not private.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.core.mail import EmailMultiAlternatives
from django.template import Context, Engine
from django.template.loader import render_to_string
from django.utils.translation import override
from django_tasks import task

from portal.languages import DEFAULT, Language, language_of


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who a letter goes to, and the language they read."""

    email: str
    language: Language


def recipient_of(user: User) -> Recipient:
    """Return a user as recipient, in the language of their profile."""
    profile = getattr(user, "wagtail_userprofile", None)
    code = profile.preferred_language if profile is not None else ""
    return Recipient(user.email, language_of(code) if code else DEFAULT)


def post(template: str, recipients: Iterable[Recipient], context: Mapping[str, Any]) -> None:
    """Enqueue a letter to each recipient, in the transaction of what it tells of.

    Args:
        template: name of the text template, such as ``agreement/letters/asked.txt``.
        recipients: each address gets one letter, whatever the number of times it is given.
        context: plain values that JSON can hold.
    """
    for recipient in {one.email: one for one in recipients if one.email}.values():
        send_letter.enqueue(template, recipient.email, recipient.language.code, dict(context))


@task()
def send_letter(template: str, email: str, language: str, context: dict[str, Any]) -> None:
    """Send one letter now."""
    reader = language_of(language)
    with override(reader.code):
        subject, _line, text = _rendered(template, context).strip().partition("\n")
        paragraphs = [part.strip() for part in text.strip().split("\n\n") if part.strip()]
        html = render_to_string(
            "letters/letter.html",
            {"subject": subject, "paragraphs": paragraphs, "language": reader},
        )
    message = EmailMultiAlternatives(subject.strip(), "\n\n".join(paragraphs) + "\n", to=[email])
    message.attach_alternative(html, "text/html")
    message.send()


def _rendered(template: str, context: dict[str, Any]) -> str:
    """Return the plain text: nothing is escaped, as there is no markup in it."""
    found = Engine.get_default().get_template(template)
    return str(found.render(Context(context, autoescape=False)))
