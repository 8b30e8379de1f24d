"""No version goes live while it still says something in its source's language.

wagtail-localize saves a new version as a draft that holds the source's text wherever nothing is
translated yet. Wagtail's bulk action, workflows, schedule and API would publish that draft as it
is. All of them end in saving a page with another live revision, or a revision with a time to go
live, and that is where this looks.
"""

from typing import Any

from django.db.models import Model
from django.db.models.signals import pre_save
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.models import Page, Revision

from portal.translation.completeness import refuse_source_text
from portal.translation.records import TranslationRefused, translation_of


class PublicationRefused(PublishPagePermissionError):  # noqa: N818 -- reads as what happened, like PermissionDenied
    """A version was not published, because some of it is not translated."""


def check_publication(version: Page, revision_id: int | None) -> None:
    """Refuse to publish a revision in which texts of the source stand untranslated.

    Raises:
        PublicationRefused: naming the texts, in one sentence ready to be shown.
    """
    translation = translation_of(version)
    if translation is None:
        return
    try:
        refuse_source_text(version, translation, revision_id)
    except TranslationRefused as refusal:
        raise PublicationRefused(refusal.message) from refusal


def check_going_live(sender: type[Model], instance: Model, **_kwargs: Any) -> None:
    """Check a page that is saved with another live revision than it had."""
    if not issubclass(sender, Page) or not isinstance(instance, Page):
        return
    revision_id = instance.live_revision_id
    if not instance.live or revision_id is None or instance.pk is None:
        return
    if Page.objects.filter(pk=instance.pk, live=True, live_revision_id=revision_id).exists():
        return
    check_publication(instance, revision_id)


def check_scheduling(instance: Revision, **_kwargs: Any) -> None:
    """Check a page's revision that is given a time to go live.

    Refusing now is better than at that time, when one refusal would hold up every other page.
    """
    if instance.approved_go_live_at is None:
        return
    page = instance.as_object()
    if isinstance(page, Page):
        check_publication(page, instance.pk)


def connect() -> None:
    """Connect both guards."""
    pre_save.connect(check_going_live, dispatch_uid="translation.check_going_live")
    pre_save.connect(check_scheduling, sender=Revision, dispatch_uid="translation.check_scheduling")
