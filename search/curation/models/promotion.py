"""Works that editors recommend for a query."""

import re
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable, Page

from portal.languages import BY_CODE, DEFAULT, LANGUAGES
from portal.works.registry import cards_for
from search.curation.folding import asked_as

LONGEST_QUERY: Final = 200
MOST_WORKS: Final = 5
_KEY: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


class Promotion(ClusterableModel):
    """For one query in one language, what is shown before all that was found."""

    language = models.CharField(
        _("language"),
        max_length=10,
        choices=[(language.code, language.endonym) for language in LANGUAGES],
        default=DEFAULT.code,
        help_text=_("Of the interface in which people search."),
    )
    query = models.CharField(
        _("query"),
        max_length=LONGEST_QUERY,
        help_text=_("The whole query. Capital letters, accents and hamza do not matter."),
    )
    folded = models.CharField(max_length=LONGEST_QUERY * 4, editable=False)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)

    class Meta:
        verbose_name = _("recommended results")
        verbose_name_plural = _("recommended results")
        ordering = ["language", "query"]
        constraints = [
            models.UniqueConstraint(
                fields=["language", "folded"], name="one_promotion_for_a_query_in_a_language"
            )
        ]

    def __str__(self) -> str:
        return self.query

    def clean(self) -> None:
        """Say what is wrong with the query and the days.

        Raises:
            ValidationError: by field.
        """
        self.folded = asked_as(self.query)
        if not self.folded:
            raise ValidationError({"query": _("Write a query with at least one letter or digit.")})
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The last day is before the first.")})
        same = Promotion.objects.filter(language=self.language, folded=self.folded)
        if same.exclude(pk=self.pk).exists():
            raise ValidationError(
                {"query": _("There are recommended results for this query already; change those.")}
            )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the query as it is compared."""
        self.folded = asked_as(self.query)
        super().save(*args, **kwargs)


class PromotedWork(Orderable):
    """One of the works: a page, or a work that is none, by its address."""

    promotion = ParentalKey(Promotion, on_delete=models.CASCADE, related_name="works")
    page = models.ForeignKey(
        Page,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page"),
        help_text=_("In any language: people get the version in theirs."),
    )
    address = models.CharField(
        _("address of another work"),
        max_length=500,
        blank=True,
        help_text=_(
            "The address of a work that is no page, with its key in it, as the page "
            "“Why a result is found” gives it."
        ),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("recommended work")
        verbose_name_plural = _("recommended works")

    def __str__(self) -> str:
        return str(self.page) if self.page_id else self.address

    @property
    def key(self) -> UUID | None:
        """The work's key."""
        if self.page is not None:
            return UUID(str(self.page.translation_key))
        found = _KEY.findall(self.address)
        return UUID(found[-1]) if found else None

    def clean(self) -> None:
        """Say when nothing, or nothing that anybody may read, is meant.

        Raises:
            ValidationError: by field.
        """
        if bool(self.page_id) == bool(self.address):
            raise ValidationError(_("Choose a page, or give an address: one of the two."))
        if self.address:
            key = self.key
            if key is None:
                raise ValidationError({"address": _("There is no key of a work in this address.")})
            if not cards_for([key], BY_CODE[DEFAULT.code]):
                raise ValidationError({"address": _("There is no public work with this address.")})
