"""The page of a voluntary fund."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from activities.funds import streams
from activities.funds.editing import CONTENT_PANELS, FACTS
from activities.funds.funds import CHOICES, CODE_LENGTH
from portal.blocks import body_blocks
from portal.pages.models.base import BasePage
from portal.pages.plain_text import plain_text
from portal.publication.editing import CheckedPageForm


class FundPage(BasePage):
    """A fund: purpose, who can apply, for what, how, until when; its board and its results.

    Resolution 57/32 asks in its preamble that the funds be better known, simpler to apply to and
    transparent.
    """

    fund = models.CharField(
        _("voluntary fund"),
        max_length=CODE_LENGTH,
        choices=CHOICES,
        help_text=_("Figures and activities of this fund are shown with the page."),
    )
    established = models.PositiveSmallIntegerField(
        _("year of establishment"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1945), MaxValueValidator(2100)],
    )
    symbols = models.TextField(
        _("documents"),
        blank=True,
        help_text=_("Symbols of the resolutions the fund rests on, one on each line."),
    )
    body = StreamField(body_blocks(), verbose_name=_("purpose"), blank=True)
    applicants = StreamField(
        streams.ITEMS,
        verbose_name=_("who can apply"),
        blank=True,
        help_text=_("One condition an item."),
    )
    uses = StreamField(
        streams.ITEMS,
        verbose_name=_("for what"),
        blank=True,
        help_text=_("One kind of support an item."),
    )
    amounts = models.TextField(
        _("amounts"), blank=True, help_text=_("What is paid, and what is not.")
    )
    steps = StreamField(streams.STEPS, verbose_name=_("steps of an application"), blank=True)
    application_url = models.URLField(_("address of the application form"), blank=True)
    contact = models.TextField(
        _("public contact"),
        blank=True,
        help_text=_("Shown to everybody. Name an office, not a person."),
    )
    deadlines = StreamField(
        streams.DEADLINES,
        verbose_name=_("deadlines"),
        blank=True,
        help_text=_("Those to come are shown, and go into calendars."),
    )
    board = models.TextField(
        _("board"), blank=True, help_text=_("Who decides, how often it meets, and by what rules.")
    )
    results = models.TextField(_("results"), blank=True)

    class Meta:
        verbose_name = _("voluntary fund")
        verbose_name_plural = _("voluntary funds")

    base_form_class = CheckedPageForm
    template = "funds/fund_page.html"
    parent_page_types: ClassVar[list[str]] = ["pages.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, *CONTENT_PANELS]
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        *(index.SearchField(name) for name in (*streams.SAYING, "amounts", "board", "results")),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        *BasePage.override_translatable_fields,
        *(SynchronizedField(name, overridable=False) for name in FACTS),
    ]

    def clean(self) -> None:
        """Refuse a second page of one fund: figures and answers would lead to either.

        Raises:
            ValidationError: naming the field.
        """
        super().clean()
        others = FundPage.objects.filter(fund=self.fund)
        if others.exclude(translation_key=self.translation_key).exists():
            raise ValidationError({"fund": _("There is a page of this fund already.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the page shows."""
        from activities.funds.showing import shown  # noqa: PLC0415 -- needs this model

        context = super().get_context(request, *args, **kwargs)
        context["shown"] = shown(self)
        return context

    def search_text(self) -> str:
        """Return everything the page says, as plain text."""
        parts = [plain_text(getattr(self, name)) for name in streams.SAYING]
        texts = (*parts, self.get_fund_display(), self.amounts, self.board, self.results)
        return "\n".join(str(part) for part in texts if part)
