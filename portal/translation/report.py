"""The report of works and their languages."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Min, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.reports import PageReportView
from wagtail.models import Page
from wagtail_localize.models import Translation

from portal.languages import LANGUAGES, Language


class State(models.TextChoices):
    """How a work stands in one language."""

    MISSING = "missing", _("Missing")
    DRAFT = "draft", _("Draft")
    OUTDATED = "outdated", _("Outdated")
    PUBLISHED = "published", _("Published")


@dataclass(frozen=True, slots=True)
class Cell:
    """A work in one language.

    Attributes:
        language: one of the six.
        state: how it stands.
        version: the page, ``None`` when missing.
        is_translation: whether it was translated from another version.
    """

    language: Language
    state: State
    version: Page | None
    is_translation: bool


def state_of(version: Page | None, translation: Translation | None, source: Page | None) -> State:
    """Return how a version stands.

    A live translation is outdated when its source was published after wagtail-localize last read
    it, or was read after the translation was published.

    Args:
        version: the page in the language, if any.
        translation: the record it was translated by, with its ``source``, if any.
        source: the page it was translated from, if it still exists.
    """
    if version is None:
        return State.MISSING
    if not version.live:
        return State.DRAFT
    if translation is not None and source is not None:
        read = translation.source.last_updated_at
        changed = source.last_published_at is not None and read < source.last_published_at
        behind = version.last_published_at is not None and version.last_published_at < read
        if changed or behind:
            return State.OUTDATED
    return State.PUBLISHED


def cells_of(keys: Iterable[UUID]) -> dict[UUID, list[Cell]]:
    """Return six cells for each work, in the order of the languages; always two queries."""
    wanted = list(keys)
    versions: dict[UUID, dict[int, Page]] = defaultdict(dict)
    codes: dict[str, int] = {}
    for page in Page.objects.filter(translation_key__in=wanted).select_related("locale"):
        versions[page.translation_key][page.locale_id] = page
        codes[page.locale.language_code] = page.locale_id
    records = {
        (record.source.object_id, record.target_locale_id): record
        for record in Translation.objects.filter(source__object_id__in=wanted).select_related(
            "source"
        )
    }

    def cell(key: UUID, language: Language) -> Cell:
        locale = codes.get(language.code, 0)
        record = records.get((key, locale))
        source = versions[key].get(record.source.locale_id) if record else None
        version = versions[key].get(locale)
        return Cell(language, state_of(version, record, source), version, record is not None)

    return {key: [cell(key, language) for language in LANGUAGES] for key in wanted}


class TranslationsReport(PageReportView):
    """Every work with its state in the six languages, oldest version first."""

    page_title = _("Languages of works")
    header_icon = "wagtail-localize-language"
    index_url_name = "translation_report"
    index_results_url_name = "translation_report_results"
    results_template_name = "translation/report_results.html"
    any_permission_required = ("add", "change", "publish")

    def get_queryset(self) -> QuerySet[Page]:
        """Return the first version of each work the user may see, one row a work."""
        first = (
            Page.objects.filter(depth__gt=1)
            .order_by()
            .values("translation_key")
            .annotate(first=Min("pk"))
            .values("first")
        )
        self.queryset = (
            self.permission_policy.explorable_instances(self.request.user)
            .filter(pk__in=first)
            .select_related("content_type", "locale")
            .order_by("path")
        )
        rows: QuerySet[Page] = super().get_queryset()
        return rows

    def decorate_paginated_queryset(self, object_list: Sequence[Page]) -> Sequence[Page]:
        """Give each work of this page of the report its ``cells``."""
        cells = cells_of(page.translation_key for page in object_list)
        for page in object_list:
            page.cells = cells[page.translation_key]
        return object_list

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the six languages for the table's head."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "languages": LANGUAGES}
