"""What an activity says, as one value: what States agree to, compare and hash.

Everything public of an activity's page is here and nothing else, so two pages with the same
fingerprint look the same to a visitor. It is read from a page in memory, so it works for the live
page, a draft and any revision alike (``revision.as_object()``).
"""

import hashlib
import json
import unicodedata
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from activities.repository.models import ActivityPage

#: Text of a version, in its language.
TEXTS: Final = (
    "title",
    "summary",
    "body",
    "beneficiaries",
    "results",
    "lessons",
    "good_practice_reason",
    "public_contact",
)

Content = dict[str, Any]


def content_of(page: "ActivityPage") -> Content:
    """Return the content of a version: ``language``, ``texts`` and, for the source, ``facts``.

    A translation has no facts: those of the source version are shown with it. Costs a constant
    number of queries; none for what the page holds in memory already.
    """
    content: Content = {"language": page.locale.language_code, "texts": texts_of(page)}
    if page.is_source_version:
        content["facts"] = _facts(page)
    return content


def texts_of(page: "ActivityPage") -> dict[str, str]:
    """Return the texts of a version by the name of their field, in Unicode's composed form."""
    return {name: unicodedata.normalize("NFC", str(getattr(page, name) or "")) for name in TEXTS}


def fingerprint(content: Content) -> str:
    """Return the SHA-256, in hexadecimal, of a content or another value of JSON's kinds.

    It is that of the value's JSON with sorted keys and without spaces, the same for ever.
    """
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _facts(page: "ActivityPage") -> dict[str, Any]:
    """Return the facts, with rows of vocabularies by their codes."""
    return {
        "starts_on": _date(page.starts_on),
        "start_precision": page.start_precision,
        "ends_on": _date(page.ends_on),
        "end_precision": page.end_precision,
        "status": page.status,
        "good_practice": page.good_practice,
        "helps_peers": page.helps_peers,
        "hub_kind": page.hub_kind,
        "modality": page.modality.code if page.modality else "",
        "listing_image": page.listing_image_id,
        "states": sorted(state.iso3 for state in page.states.all()),
        **{
            name: sorted(concept.code for concept in getattr(page, name).all())
            for name in ("themes", "sdgs", "groups")
        },
        "providers": [
            {"organisation": row.organisation_id, "type": row.type.code, "role": row.role}
            for row in page.providers.all()
        ],
        "recommendations": sorted(row.recommendation.key for row in page.implemented.all()),
        "funding": [
            {
                "source": row.source,
                "amount": None if row.amount is None else f"{row.amount:.2f}",
                "currency": row.currency,
                "fund": row.fund,
            }
            for row in page.funding.all()
        ],
        "identifiers": [[row.scheme, row.value, row.url] for row in page.identifiers.all()],
        "links": [[row.url, row.title] for row in page.links.all()],
        "documents": [[row.document_id, row.title] for row in page.documents.all()],
    }


def _date(day: Any) -> str:
    return day.isoformat() if day else ""
