"""What the board shows of a work in one language."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail_localize.models import StringSegment, Translation

from portal.languages import LANGUAGES, Language
from portal.translation_board.glossary.checking import warnings_of
from portal.translation_board.models import TranslationAssignment
from portal.translation_board.states import State, untranslated, with_states


@dataclass(frozen=True, slots=True)
class Cell:
    """A work in one language.

    Attributes:
        version: the page, ``None`` when missing.
        days: how many days ago the source was published that this version does not follow yet;
            ``None`` unless outdated.
        total: texts to translate; 0 where nothing is translated by texts.
        done: those that are translated.
        assignment: who answers for it.
        warnings: terms that are translated otherwise than the glossary has it.
        is_editable: whether the reader of the board may edit the version.
    """

    language: Language
    state: State
    version: Page | None = None
    record: Translation | None = None
    days: int | None = None
    total: int = 0
    done: int = 0
    assignment: TranslationAssignment | None = None
    warnings: int = 0
    is_editable: bool = False


def cells_of(keys: Iterable[UUID], user: User) -> dict[UUID, list[Cell]]:
    """Return six cells for each work, in the order of the languages, in a fixed number of queries.

    Args:
        keys: of the works.
        user: who reads them.
    """
    wanted = list(keys)
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    versions: dict[tuple[UUID, int], Page] = {
        (page.translation_key, page.locale_id): page
        for page in with_states().filter(translation_key__in=wanted)
    }
    may_edit = editable(user, versions.values())
    records = {record.pk: record for record in _records(wanted)}
    assigned = {
        (row.work_key, row.locale_id): row
        for row in TranslationAssignment.objects.filter(work_key__in=wanted).select_related(
            "assignee"
        )
    }
    warned = Counter((one.work_key, one.locale_id) for one in warnings_of(wanted))
    cells: dict[UUID, list[Cell]] = defaultdict(list)
    for key in wanted:
        for language in LANGUAGES:
            locale = locales.get(language.code)
            place = (key, locale.pk if locale else 0)
            version = versions.get(place)
            assignment = assigned.get(place)
            if version is None:
                cells[key].append(Cell(language, State.MISSING, assignment=assignment))
                continue
            record = records.get(getattr(version, "record", None))
            state = State(getattr(version, "state", State.DRAFT))
            cells[key].append(
                Cell(
                    language,
                    state,
                    version,
                    record,
                    _days(version) if state == State.OUTDATED else None,
                    getattr(record, "total", 0),
                    getattr(record, "total", 0) - getattr(record, "left", 0),
                    assignment,
                    warned[place],
                    version.pk in may_edit,
                )
            )
    return dict(cells)


def editable(user: User, versions: Iterable[Page]) -> set[int]:
    """Return the primary keys of those versions that a user may edit."""
    allowed = PagePermissionPolicy().instances_user_has_any_permission_for(
        user, ["change", "publish"]
    )
    return set(allowed.filter(pk__in=[page.pk for page in versions]).values_list("pk", flat=True))


def _records(keys: list[UUID]) -> QuerySet[Translation]:
    """Return the works' translations with how many texts they have and how many are ``left``."""

    def count(rows: QuerySet[StringSegment]) -> Coalesce:
        counted = rows.order_by().values("source").annotate(number=Count("pk")).values("number")
        return Coalesce(Subquery(counted, output_field=IntegerField()), 0)

    rows: QuerySet[Translation] = Translation.objects.filter(source__object_id__in=keys)
    counted: QuerySet[Translation] = rows.annotate(
        total=count(StringSegment.objects.filter(source=OuterRef("source"))),
        left=count(untranslated(source=OuterRef("source"))),
    )
    return counted


def _days(version: Page) -> int | None:
    changed = getattr(version, "changed_at", None)
    return None if changed is None else (timezone.now() - changed).days
