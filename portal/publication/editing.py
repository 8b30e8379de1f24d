"""What editors are told, before a guard would stop them without a word on the page."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from portal.publication.guards import sentence
from portal.publication.registry import is_checked, shortcomings
from portal.translation.records import translation_of


class CheckedPageForm(WagtailAdminPageForm):
    """The editor of a page that is checked: what is wrong stands above it, nothing typed is lost.

    Drafts are not checked: Wagtail defers their validation.
    """

    def _post_clean(self) -> None:
        super()._post_clean()
        if not self.is_deferred_validation and not self.errors:
            for shortcoming in shortcomings(self.instance):
                self.add_error(None, str(shortcoming))


def refuse_publication(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Stop publication of what was saved just now, which stays as a draft, and say why."""
    if not is_checked(type(page)) or not (found := shortcomings(page)):
        return None
    messages.error(request, sentence(found))
    return redirect("wagtailadmin_pages:edit", page.pk)


def refuse_in_editor(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Stop a translation that would be published, and a last approval, and say why."""
    if request.method != "POST" or not is_checked(page.specific_class):
        return None
    candidate = None
    translation = translation_of(page)
    if translation is not None and translation.enabled and request.POST.get("action") == "publish":
        candidate = translation.source.get_ephemeral_translated_instance(
            translation.target_locale, fallback=True
        )
    elif "action-workflow-action" in request.POST and page.latest_revision is not None:
        candidate = page.latest_revision.as_object()
    if candidate is None or not (found := shortcomings(candidate)):
        return None
    messages.error(request, sentence(found))
    return redirect(request.path)


def refusal_in_bulk(pages: Iterable[Page]) -> str | None:
    """Return why pages cannot be published together: the first one that falls short."""
    for page in pages:
        revision = page.get_latest_revision()
        if revision is None or not is_checked(page.specific_class):
            continue
        if found := shortcomings(revision.as_object()):
            return f"{page.get_admin_display_title()}: {sentence(found)}"
    return None
