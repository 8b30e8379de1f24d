"""Bodies that give, ask for or report technical cooperation."""

from typing import Any, Final, Self
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.reference.fields import SixLabelsField
from portal.reference.folding import fold
from portal.reference.models import Concept, State

#: Scheme of the seven kinds that resolution 57/32, paragraph 12, names.
PROVIDER_TYPES: Final = "provider-types"


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Organisations by name."""

    def matching(self, query: str) -> Self:
        """Keep those whose names, in any language, contain every word of a query."""
        found = self
        for word in fold(query).split():
            found = found.filter(search_text__contains=word)
        return found


class Organisation(models.Model):
    """A State's body, a UN entity, an organisation, a regional mechanism, an NHRI or an NGO.

    Its public page and its name on activities exist from the moment it is *verified*; before that
    only its members and the secretariat know of it.
    """

    class Status(models.TextChoices):
        """Whether the secretariat knows that it is what it says."""

        UNVERIFIED = "unverified", _("Not verified yet")
        VERIFIED = "verified", _("Verified")
        REFUSED = "refused", _("Refused")

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField(
        _("name"), max_length=200, help_text=_("As the organisation itself writes it.")
    )
    names = SixLabelsField(
        _("official names"),
        blank=True,
        help_text=_("Its official names in the six languages, where it has them."),
    )
    type = models.ForeignKey(
        Concept,
        verbose_name=_("kind of organisation"),
        on_delete=models.PROTECT,
        related_name="organisations",
        limit_choices_to={"scheme__code": PROVIDER_TYPES},
    )
    state = models.ForeignKey(
        State,
        verbose_name=_("State"),
        on_delete=models.PROTECT,
        related_name="organisations",
        null=True,
        blank=True,
        help_text=_("Where it has its seat, or the State it belongs to."),
    )
    website = models.URLField(_("website"), blank=True)
    identifiers = models.JSONField(
        _("external identifiers"),
        default=dict,
        blank=True,
        help_text=_("By scheme, such as IATI or ROR."),
    )
    status = models.CharField(
        _("status"), max_length=12, choices=Status.choices, default=Status.UNVERIFIED
    )
    created_at = models.DateTimeField(_("added"), auto_now_add=True)
    search_text = models.TextField(editable=False)

    objects = models.Manager.from_queryset(OrganisationQuerySet)()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the text it is found by up to date."""
        texts = [self.name, *self.names.values()]
        self.search_text = "\n".join(dict.fromkeys(fold(text) for text in texts))
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "search_text"}
        super().save(*args, **kwargs)

    @property
    def live(self) -> bool:
        """Whether anybody may see it, as search asks of what is saved."""
        return self.status == self.Status.VERIFIED

    def name_in(self, code: str) -> str:
        """Return its official name in a language, else as it writes itself."""
        return str(self.names.get(code) or self.name)
