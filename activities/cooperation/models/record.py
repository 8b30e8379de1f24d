"""The record of what happened to requests, offers and introductions: append-only."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.cooperation.models.introduction import Introduction
from activities.cooperation.models.offer import Offer
from activities.cooperation.models.request import Request
from portal.records import AbstractDecisionEntry


class CooperationEvent(AbstractDecisionEntry):
    """An entry: who did what with what, and when.

    Attributes:
        status: what it came to by that.
        version: of what was decided about; none for an introduction.
        practice_key: translation key of the activity whose provider was asked for an offer.
        user: who did it; nobody where the portal itself did.
    """

    class Kind(models.TextChoices):
        """What was done."""

        ASKED = "asked", _("Put before the State")
        AGREED = "agreed", _("Agreed to by the State")
        REFUSED = "refused", _("Not agreed to by the State")
        SUBMITTED = "submitted", _("Sent to the secretariat")
        AUTHENTICATED = "authenticated", _("Authenticated")
        OPENED = "opened", _("Opened")
        PUBLISHED = "published", _("Published")
        RETURNED = "returned", _("Returned to be corrected")
        RESTRICTED = "restricted", _("Changed who may read it")
        MATCHED = "matched", _("Partner proposed")
        UNMATCHED = "unmatched", _("No partner proposed any more")
        INVITED = "invited", _("Provider of a good practice asked for an offer")
        PROPOSED = "proposed", _("Introduction proposed")
        CONFIRMED = "confirmed", _("Confirmed by both")
        DECLINED = "declined", _("Declined")
        LAPSED = "lapsed", _("Not answered in time")
        BEGUN = "begun", _("Begun")
        COMPLETED = "completed", _("Completed")
        FEEDBACK = "feedback", _("Feedback given")
        CLOSED = "closed", _("Closed")
        CONTACT_READ = "contact-read", _("Contact read")
        DRAFTED = "drafted", _("Draft of an activity made")
        REMINDED = "reminded", _("Reminded")
        QUESTIONED = "questioned", _("Asked whether it is current")
        RENEWED = "renewed", _("Confirmed as current")
        WENT_STALE = "went-stale", _("Not confirmed as current")
        ARCHIVED = "archived", _("Archived")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        ENDED = "ended", _("Ended")

    request = models.ForeignKey(Request, on_delete=models.PROTECT, null=True, related_name="events")
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, null=True, related_name="events")
    introduction = models.ForeignKey(
        Introduction, on_delete=models.PROTECT, null=True, related_name="events"
    )
    kind = models.CharField(_("what happened"), max_length=13, choices=Kind.choices)
    status = models.CharField(_("status"), max_length=13)
    version = models.PositiveIntegerField(null=True)
    practice_key = models.UUIDField(_("activity"), null=True)

    class Meta(AbstractDecisionEntry.Meta):
        verbose_name = _("entry of the record of requests and offers")
        verbose_name_plural = _("record of requests and offers")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(
                    request__isnull=False, offer__isnull=True, introduction__isnull=True
                )
                | models.Q(request__isnull=True, offer__isnull=False, introduction__isnull=True)
                | models.Q(request__isnull=True, offer__isnull=True, introduction__isnull=False),
                name="event_of_one_thing",
            ),
            models.UniqueConstraint(fields=["request", "practice_key"], name="practice_asked_once"),
        ]

    def __str__(self) -> str:
        return f"{self.request or self.offer or self.introduction} {self.kind}"
