"""Nothing that a check refuses goes live, by whatever way.

The editor's buttons, bulk actions, workflows, the schedule, the translation editor and code all
end in saving a page with another live revision, or a revision with a time to go live. That is
where these guards look, as those of ``portal.translation.publishing`` do.
"""

from typing import Any

from django.db.models import Model
from django.db.models.signals import pre_save
from django.utils.translation import gettext
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.models import Page, Revision

from portal.publication.registry import Shortcoming, is_checked, shortcomings


class PageRefused(PublishPagePermissionError):  # noqa: N818 -- reads as what happened, like PermissionDenied
    """A page was not published, because somebody could not use it."""


def sentence(found: list[Shortcoming]) -> str:
    """Return one text that says what is wrong and how to mend it."""
    return gettext("Not published: %(reasons)s") % {"reasons": " ".join(map(str, found))}


def check(page: Page) -> None:
    """Refuse a page that falls short.

    Raises:
        PageRefused: with a text ready to be shown.
    """
    if is_checked(type(page)) and (found := shortcomings(page)):
        raise PageRefused(sentence(found))


def check_going_live(sender: type[Model], instance: Model, **_kwargs: Any) -> None:
    """Check a page that is saved with another live revision than it had."""
    if not issubclass(sender, Page) or not isinstance(instance, Page) or not is_checked(sender):
        return
    revision_id = instance.live_revision_id
    if not instance.live or revision_id is None or instance.pk is None:
        return
    if Page.objects.filter(pk=instance.pk, live=True, live_revision_id=revision_id).exists():
        return
    check(instance)


def check_scheduling(instance: Revision, **_kwargs: Any) -> None:
    """Check a revision that is given a time to go live.

    Refused at that time instead, it would hold up every other page.
    """
    if instance.approved_go_live_at is None:
        return
    page = instance.as_object()
    if isinstance(page, Page):
        check(page)


def connect() -> None:
    """Connect both guards."""
    pre_save.connect(check_going_live, dispatch_uid="publication.check_going_live")
    pre_save.connect(check_scheduling, sender=Revision, dispatch_uid="publication.check_scheduling")
