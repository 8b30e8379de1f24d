"""What the demonstration says, it says alike in six languages, each in its own typography."""

import re
from typing import Any

import pytest

from portal.demonstration.ground import HOME, SECTIONS
from portal.demonstration.standing import ABOUT, PAGES
from portal.demonstration.texts import CONTENT, codes_of, raw
from portal.languages import CODES

FEWER_LANGUAGES = {"peer-exchange": ["fr"], "accessible-meetings": ["ar", "en"]}
SLUGS = [HOME, *SECTIONS, ABOUT.slug, *(page.slug for page in PAGES)]
# Values that are no words.
KEPT = {"level", "kind", "decorative", "image", "document", "page", "file", "poster", "type"}
TAG = re.compile(r"</?([a-z0-9]+)")


def skeleton(value: Any, name: str = "") -> Any:
    """Return a page's fields without its words: blocks, tags, references."""
    if isinstance(value, dict):
        return {key: skeleton(part, key) for key, part in value.items()}
    if isinstance(value, list):
        return [skeleton(part) for part in value]
    if name in KEPT and not str(value).startswith("file:captions-"):
        return value
    return TAG.findall(value) if "<" in str(value) else bool(value)


def words(code: str) -> str:
    """Return every text of a language without tags and addresses, one a line."""

    def texts(value: Any) -> list[str]:
        if isinstance(value, dict):
            return [text for key, part in value.items() if key != "url" for text in texts(part)]
        if isinstance(value, list):
            return [text for part in value for text in texts(part)]
        return [re.sub(r"<[^>]*>", "\n", value)] if isinstance(value, str) else []

    pages = [raw(slug, code) for slug in SLUGS if code in codes_of(slug)]
    plain = [path.read_text(encoding="utf-8") for path in (CONTENT / code).glob("*.txt")]
    return "\n".join([*texts(pages), *plain])


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_has_the_same_structure_in_each_of_its_languages(slug: str) -> None:
    codes = codes_of(slug)
    assert codes == FEWER_LANGUAGES.get(slug, list(CODES))
    first = skeleton(raw(slug, codes[0]))
    for code in codes[1:]:
        other = skeleton(raw(slug, code))
        assert other == first, code


def test_no_file_is_left_over() -> None:
    assert {path.stem for path in CONTENT.glob("*/*.toml")} == set(SLUGS)
    assert {path.name for path in CONTENT.iterdir()} == set(CODES)


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("fr", r"\w'\w|[^ \n]»|«[^ ]| [:;?!»]|\w[;?!]"),
        ("ru", r"\w'\w|\"| - "),
        ("es", r"\w'\w|\w [?!]"),
        ("ar", r"[\u0600-\u06ff][,;?]"),
        ("zh-hans", r"[\u4e00-\u9fff][,;:?!.()]|[\u3002\uff0c] "),
        ("en", r"\w'\w|  "),
    ],
)
def test_a_language_is_set_in_its_own_typography(code: str, wrong: str) -> None:
    assert re.findall(wrong, words(code)) == []


def test_spanish_questions_open_as_they_close() -> None:
    assert words("es").count("¿") == words("es").count("?") > 0


@pytest.mark.parametrize("code", CODES)
def test_captions_say_the_same_at_the_same_moments(code: str) -> None:
    captions = (CONTENT / code / "captions.vtt").read_text(encoding="utf-8")
    english = (CONTENT / "en" / "captions.vtt").read_text(encoding="utf-8")
    moments = re.compile(r"^\d\d:.*$", re.MULTILINE)
    assert captions.startswith("WEBVTT\n")
    assert moments.findall(captions) == moments.findall(english)
