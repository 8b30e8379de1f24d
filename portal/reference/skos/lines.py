"""Lines of JSON, one concept a line, as the UNBIS thesaurus is found in.

``{"uri": "T0013225", "pref": {"en": "ASYLUM SEEKERS", …}, "alt": {"en": ["…"]}}``. What the portal
writes has further keys (``notation``, ``broader``, …), so that nothing is lost on the way back.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from portal.languages import BY_CODE
from portal.reference.models import Concept
from portal.reference.skos.records import (
    ConceptRecord,
    VocabularyError,
    VocabularyRecord,
    official_code,
)

#: UNBIS packs several alternative labels into one string; a comma within a label has a space after.
PACKED: Final = re.compile(r",(?=\S)")


def read_lines(lines: Iterable[str]) -> VocabularyRecord:
    """Return the vocabulary the lines hold.

    Raises:
        VocabularyError: naming the line that is no concept, or if there is none at all.
    """
    vocabulary = VocabularyRecord()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
        except json.JSONDecodeError as error:
            raise VocabularyError(f"Line {number} is not JSON: {error}.") from error
        wrong = _wrong_keys(entry)
        if wrong:
            raise VocabularyError(f"Line {number} is not a concept: see {', '.join(wrong)}.")
        vocabulary.concepts.append(_record(entry, vocabulary))
    if not vocabulary.concepts:
        raise VocabularyError("The file holds no concept.")
    return vocabulary


def _wrong_keys(entry: Any) -> list[str]:
    """Return the keys whose values have not the form they must have."""
    if not isinstance(entry, dict):
        return ["the whole line"]
    forms: dict[str, Callable[[Any], bool]] = {
        "uri": _is_text,
        "notation": _is_text,
        "broader": _is_text,
        "pref": lambda texts: isinstance(texts, dict) and all(map(_is_text, texts.values())),
        "definition": lambda texts: isinstance(texts, dict) and all(map(_is_text, texts.values())),
        "alt": lambda lists: isinstance(lists, dict) and all(map(_is_list, lists.values())),
        "exactMatch": _is_list,
        "closeMatch": _is_list,
        "position": lambda place: isinstance(place, int) and place >= 0,
        "deprecated": lambda flag: isinstance(flag, bool),
    }
    given = {"uri": None, **entry}
    return [key for key, fits in forms.items() if key in given and not fits(given[key])]


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _record(entry: dict[str, Any], vocabulary: VocabularyRecord) -> ConceptRecord:
    """Return one line's concept; only the portal's own lines have a notation."""
    own = "notation" in entry
    return ConceptRecord(
        uri=entry["uri"],
        notation=entry.get("notation", ""),
        labels=_by_code(entry.get("pref", {}), vocabulary),
        synonyms={
            code: list(texts) if own else _unpacked(texts)
            for code, texts in _by_code(entry.get("alt", {}), vocabulary).items()
        },
        definitions=_by_code(entry.get("definition", {}), vocabulary),
        broader=entry.get("broader", ""),
        exact_matches=list(entry.get("exactMatch", [])),
        close_matches=list(entry.get("closeMatch", [])),
        position=entry.get("position"),
        retired=entry.get("deprecated"),
    )


def _by_code(texts: dict[str, Any], vocabulary: VocabularyRecord) -> dict[str, Any]:
    taken = {}
    for tag, text in texts.items():
        code = official_code(tag)
        if code is None:
            vocabulary.untaken[f"text in {tag!r}"] += 1
        elif text:
            taken[code] = text
    return taken


def _unpacked(texts: list[str]) -> list[str]:
    return [label for text in texts for label in PACKED.split(text)]


def written_lines(concepts: Iterable[Concept]) -> Iterator[str]:
    """Yield one line for each concept, without the line's end.

    Args:
        concepts: the concepts in their order, with scheme and parent.
    """
    for position, concept in enumerate(concepts):
        entry: dict[str, Any] = {
            "uri": concept.uri,
            "notation": concept.code,
            "position": position,
            "pref": _by_tag(concept.labels),
            "alt": _by_tag(concept.synonyms),
        }
        if concept.definitions:
            entry["definition"] = _by_tag(concept.definitions)
        if concept.parent is not None:
            entry["broader"] = concept.parent.uri
        if concept.exact_matches:
            entry["exactMatch"] = concept.exact_matches
        if concept.close_matches:
            entry["closeMatch"] = concept.close_matches
        if concept.retired:
            entry["deprecated"] = True
        yield json.dumps(entry, ensure_ascii=False)


def _by_tag(texts: dict[str, Any]) -> dict[str, Any]:
    return {BY_CODE[code].html_lang: text for code, text in texts.items()}
