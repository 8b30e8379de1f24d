"""What a State asks for."""

from typing import ClassVar, Final, Self

from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from activities.cooperation.access import Standing, standing_of
from activities.cooperation.models.introduction import CONSENTED, Introduction, Side
from activities.cooperation.models.living import CHANNELS, Living, Written
from activities.recommendations.models import Recommendation
from portal.organisations.models import Organisation
from portal.reference.models import Concept, State


class RequestQuerySet(models.QuerySet["Request"]):
    """Requests, and who sees them."""

    def public(self) -> Self:
        """Keep what anybody may read, because its State wants that and it is shown at all."""
        return self.filter(status__in=SHOWN, visibility=Request.Visibility.PUBLIC)

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Keep what a person may read now: the one condition that everything reads through.

        Pages, lists, feeds and matches ask here each time, so that what a State restricts or
        withdraws is gone from all of them at once. Costs the queries of ``standing_of``.
        """
        return self.visible_as(standing_of(user))

    def visible_as(self, who: Standing) -> Self:
        """Keep what one of a standing may read, which was asked for in this request: no query."""
        seen = Q(status__in=SHOWN, visibility=Request.Visibility.PUBLIC)
        if who.is_partner:
            seen |= Q(status__in=SHOWN, visibility=Request.Visibility.PARTNERS)
        if who.states:
            # What others write for the State is theirs until the State is asked.
            seen |= Q(state__in=who.states) & ~Q(status=Request.Status.DRAFT, author__isnull=False)
        if who.organisations:
            seen |= Q(author__in=who.organisations)
        if who.is_partner:
            offered = Q(offer__organisation__in=who.organisations) | Q(offer__state__in=who.states)
            # Whom its State has proposed to may read what about; the others, once both confirmed.
            told = Q(status__in=CONSENTED) | Q(
                status=Introduction.Status.PROPOSED, proposed_by=Side.STATE
            )
            met = Introduction.objects.filter(offered, told)
            seen |= Q(pk__in=met.values("request"), status__in=SHOWN)
        if who.is_secretariat:
            seen |= _sent()
        return self.filter(seen)

    def sent(self) -> Self:
        """Keep what has come to the secretariat by the will of its State."""
        return self.filter(_sent())

    def shown(self) -> Self:
        """Keep what is shown in lists at all, to whoever may see it."""
        return self.filter(status__in=SHOWN)

    def of_state(self, iso3: str) -> Self:
        """Keep those of a State, given by its alpha-3 code."""
        return self.filter(state__iso3=iso3)

    def of_bodies(self, user: User | AnonymousUser) -> Self:
        """Keep those of the States and organisations that a person acts for."""
        return self.of_standing(standing_of(user))

    def of_standing(self, who: Standing) -> Self:
        """Keep those of the bodies of a standing, which was asked for in this request: no query."""
        state = Q(state__in=who.states) & ~Q(status=Request.Status.DRAFT, author__isnull=False)
        return self.filter(state | Q(author__in=who.organisations))


class Request(Living):
    """A State's request for assistance (resolution 57/32, paragraphs 7, 10, 12 and 13).

    Attributes:
        author: who wrote it for the State, such as its NHRI; none where a focal point did.
        agreed_at: when the State agreed to what another body of it had written; none again once
            it is asked anew.
        recommendations: supported ones of that State, which it wants to implement.
        channel: how it would like to be helped.
    """

    class Status(models.TextChoices):
        """Its life; see ``activities.cooperation.life`` for what leads where."""

        DRAFT = "draft", _("Draft, not sent yet")
        ASKING = "asking", _("Waiting for the agreement of the State")
        SUBMITTED = "submitted", _("With the secretariat")
        RETURNED = "returned", _("Returned to be corrected")
        AUTHENTICATED = "authenticated", _("Authenticated, not open yet")
        OPEN = "open", _("Open")
        MATCHED = "matched", _("A partner is proposed")
        CONFIRMED = "confirmed", _("Confirmed by both")
        UNDER_WAY = "under-way", _("Under way")
        COMPLETED = "completed", _("Completed")
        CLOSED = "closed", _("Closed")
        STALE = "stale", _("Not confirmed as current")
        ARCHIVED = "archived", _("Archived")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Visibility(models.TextChoices):
        """Who may read it, as its State chooses."""

        PUBLIC = "public", _("Everybody")
        PARTNERS = "partners", _("States and accredited partners only")
        SECRETARIAT = "secretariat", _("The secretariat only")

    state = models.ForeignKey(
        State,
        verbose_name=_("State"),
        on_delete=models.PROTECT,
        related_name="cooperation_requests",
    )
    author = models.ForeignKey(
        Organisation,
        verbose_name=_("written by"),
        on_delete=models.PROTECT,
        related_name="cooperation_requests",
        null=True,
        blank=True,
    )
    agreed_at = models.DateTimeField(_("agreed to by the State"), null=True, blank=True)
    recommendations = models.ManyToManyField(
        Recommendation,
        verbose_name=_("recommendations"),
        related_name="cooperation_requests",
        limit_choices_to={"position": Recommendation.Position.SUPPORTED},
        blank=True,
    )
    channel = models.ForeignKey(
        Concept,
        verbose_name=_("preferred way of working together"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"scheme__code": CHANNELS},
        null=True,
        blank=True,
    )
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    visibility = models.CharField(
        _("who may read it"),
        max_length=11,
        choices=Visibility.choices,
        default=Visibility.SECRETARIAT,
    )
    status = models.CharField(
        _("status"), max_length=13, choices=Status.choices, default=Status.DRAFT
    )

    objects = models.Manager.from_queryset(RequestQuerySet)()

    class Meta:
        verbose_name = _("request for assistance")
        verbose_name_plural = _("requests for assistance")
        ordering: ClassVar[list[str]] = ["-renewed_at", "-pk"]
        # One right, and no other way in: rows have no form of Wagtail's.
        default_permissions = ("moderate",)
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["status", "visibility", "-renewed_at"], name="request_shown")
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What people name it by; says nothing of what it holds."""
        return f"RQ-{self.pk:06d}"

    @property
    def live(self) -> bool:
        """Whether anybody may read it, as search asks of what is saved."""
        return self.status in SHOWN and self.visibility == self.Visibility.PUBLIC

    @property
    def is_open_to_change(self) -> bool:
        """Whether who wrote it can change it."""
        return self.status in {self.Status.DRAFT, self.Status.RETURNED}


#: Not the secretariat's to read yet.
UNSENT: Final = (Request.Status.DRAFT, Request.Status.ASKING)


def _sent() -> Q:
    # What another body wrote for the State is not the secretariat's unless the State agreed to it.
    agreed = Q(author__isnull=True) | Q(agreed_at__isnull=False)
    return ~Q(status__in=UNSENT) & agreed


#: What others than its State and the secretariat may read, if they may.
SHOWN: Final = (
    Request.Status.OPEN,
    Request.Status.MATCHED,
    Request.Status.CONFIRMED,
    Request.Status.UNDER_WAY,
    Request.Status.COMPLETED,
)
#: What still looks for partners.
LOOKING: Final = (Request.Status.OPEN, Request.Status.MATCHED)


class RequestText(Written):
    """What is asked for, in one language."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="texts")
    need = models.TextField(_("what is needed"))
    support = models.TextField(_("support there is already"), blank=True)

    class Meta:
        verbose_name = _("text of a request")
        verbose_name_plural = _("texts of requests")
        ordering: ClassVar[list[str]] = ["pk"]
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["request", "language"], name="request_text_once"),
            models.UniqueConstraint(
                fields=["request"],
                condition=models.Q(is_original=True),
                name="request_original_once",
            ),
        ]
