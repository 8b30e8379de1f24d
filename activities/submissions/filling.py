"""Writing what a submission says into the page of its activity.

The page gets nothing private: a hidden organisation leaves its kind alone, and neither the private
contact nor who sent it is written.
"""

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import DateField, DecimalField
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from wagtail.models import Locale

from activities.recommendations.models import Recommendation
from activities.repository.models import ActivityPage
from activities.repository.models.facts import (
    ActivityDocument,
    ActivityFunding,
    ActivityIdentifier,
    ActivityLink,
    ActivityProvider,
    ActivityRecommendation,
)
from activities.submissions.models import Submission
from portal.organisations.models import Organisation
from portal.reference.models import Concept, State

_TEXTS: Final = (
    "title",
    "summary",
    "beneficiaries",
    "results",
    "lessons",
    "good_practice_reason",
    "public_contact",
    "start_precision",
    "end_precision",
    "status",
    "hub_kind",
)
_SCHEMES: Final = ("themes", "sdgs", "groups")
CIVIL_SOCIETY: Final = "civil-society"


def fill(page: ActivityPage, submission: Submission) -> None:
    """Write a submission's data into a page in memory; nothing is saved.

    Raises:
        ValidationError: it names no State concerned, or a date or an amount is none.
    """
    data: dict[str, Any] = submission.data
    for name in _TEXTS:
        if name in data:
            setattr(page, name, data[name])
    page.body = rich_text(data.get("description", ""))
    for name in ("starts_on", "ends_on"):
        setattr(page, name, DateField().to_python(data.get(name) or None))
    page.good_practice = bool(data.get("good_practice"))
    page.helps_peers = bool(data.get("helps_peers"))
    states = list(State.objects.filter(iso3__in=data.get("states", ())))
    if not states:
        raise ValidationError({"states": _("Name at least one State concerned.")})
    page.states = states
    page.modality = Concept.objects.filter(
        scheme__code="modalities", code=data.get("modality") or ""
    ).first()
    for scheme in _SCHEMES:
        chosen = Concept.objects.filter(scheme__code=scheme, code__in=data.get(scheme, ()))
        setattr(page, scheme, list(chosen))
    _fill_rows(page, submission)


def preview(submission: Submission, locale: Locale) -> ActivityPage:
    """Return the page that a submission would become, checked, in memory.

    Raises:
        ValidationError: by field or not, what it cannot be made without.
    """
    page = ActivityPage(locale=locale, source_language=submission.language)
    fill(page, submission)
    page.clean()
    return page


def rich_text(plain: str) -> str:
    """Return paragraphs, parted by empty lines, as rich text with everything escaped."""
    lines = plain.replace("\r\n", "\n").split("\n\n")
    return format_html_join("", "<p>{}</p>", ((one.strip(),) for one in lines if one.strip()))


def _fill_rows(page: ActivityPage, submission: Submission) -> None:
    data: dict[str, Any] = submission.data
    partners = Organisation.objects.filter(pk__in=data.get("partners", ()))
    page.providers = [
        _provider(submission),
        *(
            ActivityProvider(
                organisation=one, type=one.type, role=ActivityProvider.Role.PARTNER, sort_order=at
            )
            for at, one in enumerate(partners.select_related("type"), start=1)
        ),
    ]
    chosen = Recommendation.objects.filter(pk__in=data.get("recommendations", ()))
    page.implemented = [
        ActivityRecommendation(recommendation=one, sort_order=at) for at, one in enumerate(chosen)
    ]
    page.funding = [
        ActivityFunding(**{**row, "amount": DecimalField().to_python(row.get("amount") or None)})
        for row in data.get("funding", ())
    ]
    page.links = [ActivityLink(**row) for row in data.get("links", ())]
    page.identifiers = [ActivityIdentifier(**row) for row in data.get("identifiers", ())]
    page.documents = [
        ActivityDocument(document=file.document, title=file.title, sort_order=at)
        for at, file in enumerate(submission.files.select_related("document"))
    ]


def _provider(submission: Submission) -> ActivityProvider:
    """Return who provides it; only civil society may leave its name away."""
    organisation = submission.organisation
    hidden = submission.name_hidden and organisation.type.code == CIVIL_SOCIETY
    return ActivityProvider(
        organisation=None if hidden else organisation, type=organisation.type, sort_order=0
    )
