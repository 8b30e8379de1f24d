"""A regular session of the Human Rights Council."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from panels.documents.symbols import InvalidSymbolError, parse


class CouncilSessionQuerySet(models.QuerySet["CouncilSession"]):
    """Sessions by time."""

    def next_or_last(self) -> "CouncilSession | None":
        """Return the session that is on or comes next, else the latest one."""
        coming = self.filter(ends_on__gte=timezone.localdate()).order_by("starts_on").first()
        return coming or self.order_by("-number").first()


class CouncilSession(models.Model):
    """A session, which holds panels and general debates; its agenda is in ``agenda``.

    One row for all languages: it has no words of its own.
    """

    number = models.PositiveSmallIntegerField(
        _("number"),
        unique=True,
        validators=[MinValueValidator(1)],
        help_text=_("Of the session, such as 59."),
    )
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    mandate_symbol = models.CharField(
        _("mandate of the annual panel"),
        max_length=80,
        blank=True,
        help_text=_("New panels of this session begin with it. Example: A/HRC/RES/57/32."),
    )
    mandate_paragraph = models.PositiveSmallIntegerField(
        _("paragraph of the mandate"), null=True, blank=True
    )

    objects = models.Manager.from_queryset(CouncilSessionQuerySet)()
    panels: ClassVar[list[Any]] = [
        FieldPanel("number"),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("mandate_symbol"), FieldPanel("mandate_paragraph")])],
            heading=_("Annual thematic panel"),
        ),
    ]

    class Meta:
        verbose_name = _("Council session")
        verbose_name_plural = _("Council sessions")
        ordering = ["-number"]

    def __str__(self) -> str:
        return gettext("Session %(number)s of the Human Rights Council") % {"number": self.number}

    def clean(self) -> None:
        """Bring the mandate into its official form and see that the days are in order.

        Raises:
            ValidationError: naming the field.
        """
        super().clean()
        errors = {}
        if self.mandate_symbol:
            try:
                self.mandate_symbol = str(parse(self.mandate_symbol))
            except InvalidSymbolError:
                errors["mandate_symbol"] = _(
                    "This is not a UN document symbol. Example: A/HRC/RES/57/32."
                )
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            errors["ends_on"] = _("The last day cannot be before the first.")
        if errors:
            raise ValidationError(errors)

    @classmethod
    def numbered(cls, number: int) -> "CouncilSession":
        """Return the session of a number, made without further facts when it is not known yet."""
        return cls.objects.get_or_create(number=number)[0]
