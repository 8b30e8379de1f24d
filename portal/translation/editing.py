"""What the page editor's buttons may do with translations."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.models import Page
from wagtail_localize.models import Translation

from portal.translation.completeness import refuse_incomplete
from portal.translation.hand_edits import keep_hand_edits
from portal.translation.publishing import PublicationRefused, check_publication
from portal.translation.records import TranslationRefused, translation_of

CONVERT_TO_ALIAS = "localize-convert-to-alias"
RESTART = "localize-restart-translation"


def check_action(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Stop an action of the editor that would lose or leak text, and say why.

    Runs before wagtail-localize's own hook. Restarting a translation first takes over what was
    changed by hand meanwhile.

    Returns:
        A redirect back to the editor with a message, or ``None`` if the action may go on.
    """
    if request.method != "POST":
        return None
    if CONVERT_TO_ALIAS in request.POST:
        return no_alias(request, page.pk)
    translation = translation_of(page)
    if translation is None:
        return None
    publishes = translation.enabled and request.POST.get("action") == "publish"
    restarts = not translation.enabled and RESTART in request.POST
    try:
        if publishes or restarts:
            _keep(translation, request.user)
        if publishes:
            refuse_incomplete(translation)
    except TranslationRefused as refusal:
        messages.error(request, refusal.messages[0])
        return redirect(request.path)
    return None


@transaction.atomic
def _keep(translation: Translation, user: Any) -> None:
    keep_hand_edits(translation, user if isinstance(user, AbstractBaseUser) else None)


def without_alias_action(items: list[ActionMenuItem]) -> list[ActionMenuItem]:
    """Return an editor's actions without the one that turns a translation into an alias."""
    return [item for item in items if item.name != CONVERT_TO_ALIAS]


def no_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """Answer in the place of wagtail-localize's view that turns a translation into an alias."""
    messages.error(
        request, gettext("A translation cannot be turned into an alias: it has words of its own.")
    )
    return redirect("wagtailadmin_pages:edit", page_id)


def refusal_to_publish(pages: list[Page]) -> str | None:
    """Return why pages cannot be published together: the first one that is not translated."""
    for page in pages:
        revision = page.get_latest_revision()
        if revision is None:
            continue
        try:
            check_publication(revision.as_object(), revision.pk)
        except PublicationRefused as refused:
            return f"{page.get_admin_display_title()}: {refused}"
    return None
