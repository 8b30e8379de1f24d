"""What documents can be narrowed by in searches: their type, and the Council's session."""

import re
from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext, gettext_lazy

from panels.documents.models.document_types import DocumentType
from panels.documents.symbol_facts import facts_of
from panels.documents.symbols import Symbol
from portal.languages import Language
from portal.works.facets import Codes, FixedVocabulary, Labels, WorkFacet

COUNCIL: Final = "A/HRC"
_SESSION: Final = re.compile(r"(S-)?([1-9][0-9]{0,2})", re.ASCII)


def facets_of_document(symbol: Symbol | None, document_type: str) -> Mapping[str, tuple[str, ...]]:
    """Return the facets of a document; only the Council's own symbols tell a session."""
    found = {"document_type": (document_type,)}
    facts = facts_of(symbol) if symbol else None
    if facts and facts.session and facts.body.startswith(COUNCIL):
        found["session"] = (facts.session,)
    return found


class SessionVocabulary:
    """Sessions of the Human Rights Council: ``57``, or ``S-30`` of a special session."""

    facets: Final = (WorkFacet("session", gettext_lazy("Session of the Council"), 60),)

    def labels(self, codes: Codes, reader: Language) -> Labels:
        """Return the sessions, the latest first. No query."""
        del reader
        found = [match for code in codes["session"] if (match := _SESSION.fullmatch(code))]
        found.sort(key=lambda match: (not match[1], int(match[2])), reverse=True)
        return {"session": {match[0]: _label(match) for match in found}}


def session_name(code: str) -> str:
    """Return a session beside a label that says what it is: ``57``, or "Special session 30"."""
    match = _SESSION.fullmatch(code)
    return _label(match) if match and match[1] else code


def _label(match: re.Match[str]) -> str:
    text = gettext("Special session %(number)s") if match[1] else gettext("Session %(number)s")
    return text % {"number": match[2]}


TYPES: Final = FixedVocabulary(
    WorkFacet("document_type", gettext_lazy("Type of document"), 65),
    tuple((choice.value, choice.label) for choice in DocumentType),
)
