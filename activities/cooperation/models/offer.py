"""What organisations and States offer."""

from typing import TYPE_CHECKING, ClassVar, Final, Self

from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from activities.cooperation.access import Standing, standing_of
from activities.cooperation.models.living import CHANNELS, Living, Written
from activities.repository.public import public_sources
from portal.organisations.models import Organisation
from portal.reference.models import Concept, Region, State

if TYPE_CHECKING:
    from uuid import UUID


class OfferQuerySet(models.QuerySet["Offer"]):
    """Offers, and who sees them."""

    def public(self) -> Self:
        """Keep what anybody may read: published, of who is known, and agreed to by States.

        What is taken from an activity is public only while that activity is: a State that takes
        its agreement back takes the offer away as well.
        """
        return self.filter(_shown())

    def of_known(self) -> Self:
        """Keep what who is known has published; what States agreed to is not asked.

        For those who know already that the activities which offers are taken from are public.
        """
        return self.filter(_published_of_known())

    def public_few(self) -> "list[Offer]":
        """Return what ``public`` keeps, for some named by keys: one query, two at most.

        Putting the question of agreement together takes longer than a page has for all the rest,
        so it is asked only where an offer is taken from an activity, and of those alone.
        """
        rows = list(self.of_known())
        taken = {row.activity_key for row in rows} - {None}
        agreed: set[UUID] = set()
        if taken:
            pages = public_sources().filter(translation_key__in=taken).order_by()
            agreed.update(pages.values_list("translation_key", flat=True))
        return [row for row in rows if row.activity_key is None or row.activity_key in agreed]

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Keep what a person may read now: the one condition that everything reads through.

        Costs the queries of ``standing_of``.
        """
        who = standing_of(user)
        seen = _shown() | Q(organisation__in=who.organisations) | Q(state__in=who.states)
        if who.is_secretariat:
            seen |= ~Q(status=Offer.Status.DRAFT)
        return self.filter(seen)

    def of_state(self, iso3: str) -> Self:
        """Keep those of a State and of its organisations, given by its alpha-3 code."""
        return self.filter(Q(state__iso3=iso3) | Q(organisation__state__iso3=iso3))

    def of_bodies(self, user: User | AnonymousUser) -> Self:
        """Keep those of the organisations and States that a person acts for."""
        return self.of_standing(standing_of(user))

    def of_standing(self, who: Standing) -> Self:
        """Keep those of the bodies of a standing, which was asked for in this request: no query."""
        return self.filter(Q(organisation__in=who.organisations) | Q(state__in=who.states))


class Offer(Living):
    """A standing offer, a good practice to share, or a roster of experts.

    Attributes:
        organisation: whose offer it is; ``state`` instead where a focal point sends it.
        activity_key: translation key of the activity that a good practice is taken from.
        capacity: how many requests a year it can answer; unknown without.
    """

    class Status(models.TextChoices):
        """Its life; see ``activities.cooperation.life`` for what leads where."""

        DRAFT = "draft", _("Draft, not sent yet")
        SUBMITTED = "submitted", _("With the secretariat")
        RETURNED = "returned", _("Returned to be corrected")
        PUBLISHED = "published", _("Published")
        STALE = "stale", _("Not confirmed as current")
        ARCHIVED = "archived", _("Archived")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Form(models.TextChoices):
        """What is offered."""

        STANDING = "standing", _("Standing offer of assistance")
        PRACTICE = "practice", _("Good practice to share with peers")
        ROSTER = "roster", _("Roster of experts")

    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="offers",
        null=True,
        blank=True,
    )
    state = models.ForeignKey(
        State,
        verbose_name=_("State"),
        on_delete=models.PROTECT,
        related_name="offers",
        null=True,
        blank=True,
    )
    form = models.CharField(
        _("what is offered"), max_length=8, choices=Form.choices, default=Form.STANDING
    )
    activity_key = models.UUIDField(_("activity"), null=True, blank=True, db_index=True)
    channels = models.ManyToManyField(
        Concept,
        verbose_name=_("ways of working together"),
        related_name="+",
        limit_choices_to={"scheme__code": CHANNELS},
        blank=True,
    )
    regions = models.ManyToManyField(
        Region, verbose_name=_("regions"), related_name="offers", blank=True
    )
    capacity = models.PositiveSmallIntegerField(
        _("requests it can answer in a year"), null=True, blank=True
    )
    status = models.CharField(
        _("status"), max_length=9, choices=Status.choices, default=Status.DRAFT
    )

    objects = models.Manager.from_queryset(OfferQuerySet)()

    class Meta:
        verbose_name = _("offer of assistance")
        verbose_name_plural = _("offers of assistance")
        ordering: ClassVar[list[str]] = ["-renewed_at", "-pk"]
        default_permissions = ()
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["status", "-renewed_at"], name="offer_shown")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False, state__isnull=True)
                | models.Q(organisation__isnull=True, state__isnull=False),
                name="offer_of_one_body",
            )
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What people name it by; says nothing of what it holds."""
        return f"OF-{self.pk:06d}"

    @property
    def live(self) -> bool:
        """Whether anybody may read it, as search asks of what is saved."""
        return self.status in SHOWN_OFFERS

    @property
    def is_open_to_change(self) -> bool:
        """Whether who wrote it can change it."""
        return self.status in {self.Status.DRAFT, self.Status.RETURNED}

    def body_in(self, code: str) -> str:
        """Return whose offer it is, in a language where there is such a name."""
        if self.state is not None:
            return self.state.label_in(code)
        return self.organisation.name_in(code) if self.organisation is not None else ""


#: What counts as published, whoever asks.
SHOWN_OFFERS: Final = (Offer.Status.PUBLISHED,)


def _published_of_known() -> Q:
    known = Q(state__isnull=False) | Q(organisation__status=Organisation.Status.VERIFIED)
    return Q(status__in=SHOWN_OFFERS) & known


def _shown() -> Q:
    agreed = Q(activity_key__isnull=True) | Q(
        activity_key__in=public_sources().order_by().values("translation_key")
    )
    return _published_of_known() & agreed


class OfferText(Written):
    """What is offered, in one language.

    Attributes:
        profiles: of a roster: one expert a line, without names or other private data.
    """

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="texts")
    description = models.TextField(_("description"))
    conditions = models.TextField(_("conditions"), blank=True)
    profiles = models.TextField(_("profiles of experts"), blank=True)

    class Meta:
        verbose_name = _("text of an offer")
        verbose_name_plural = _("texts of offers")
        ordering: ClassVar[list[str]] = ["pk"]
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["offer", "language"], name="offer_text_once"),
            models.UniqueConstraint(
                fields=["offer"], condition=models.Q(is_original=True), name="offer_original_once"
            ),
        ]
