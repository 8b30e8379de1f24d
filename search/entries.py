"""An entry of the index: a work, as Elasticsearch keeps it."""

import hashlib
import json
import unicodedata
from typing import Any

from portal.languages import BY_CODE
from portal.works.documents import Version, WorkDocument
from search.normalisation import indexable
from search.symbols import canonical, forms


def entry(document: WorkDocument) -> dict[str, Any]:
    """Return the index's document of a work; ``fingerprint`` is a hash of all the rest."""
    versions = [v for v in document.versions if v.language in BY_CODE]
    found: dict[str, Any] = {
        "key": str(document.key),
        "kind": document.kind,
        "languages": [version.language for version in versions],
        "source_language": document.source_language,
        "stamp": document.stamp,
        "symbols": [canonical(symbol) for symbol in document.symbols],
        "symbol_forms": list(
            dict.fromkeys(form for symbol in document.symbols for form in forms(symbol))
        ),
        "facets": [
            f"{name}:{code}" for name, codes in sorted(document.facets.items()) for code in codes
        ],
        "names": [unicodedata.normalize("NFC", name) for name in document.names],
        "title": _each(versions, "title"),
        "summary": _each(versions, "summary"),
        "body": _each(versions, "text"),
        "long": {
            BY_CODE[v.language].field: indexable(_long(v), BY_CODE[v.language]) for v in versions
        },
        "passages": [passage for version in versions for passage in _passages(version)],
    }
    if document.day is not None:
        found["day"] = document.day.isoformat()
    canonical_form = json.dumps(found, sort_keys=True, ensure_ascii=False)
    found["fingerprint"] = hashlib.sha256(canonical_form.encode()).hexdigest()
    return found


def _each(versions: list[Version], name: str) -> dict[str, str]:
    return {
        BY_CODE[version.language].field: indexable(
            getattr(version, name), BY_CODE[version.language]
        )
        for version in versions
    }


def _long(version: Version) -> str:
    """Return all that a version's passages say: words of a query may stand in different ones."""
    return "\n".join(passage.text for passage in version.passages)


def _passages(version: Version) -> list[dict[str, Any]]:
    language = BY_CODE[version.language]
    return [
        {
            "language": language.code,
            "anchor": passage.anchor,
            "label": passage.label,
            "address": passage.address,
            "position": position,
            "text": {language.field: indexable(passage.text, language)},
        }
        for position, passage in enumerate(version.passages)
    ]
