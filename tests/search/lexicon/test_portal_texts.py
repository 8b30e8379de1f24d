"""Which texts of a work belong together."""

from uuid import UUID

from portal.works.documents import Passage, Version, WorkDocument
from search.lexicon.portal_texts import texts_of


def test_pairs_titles_passages_by_anchor_and_equal_lines() -> None:
    english = Version(
        "en",
        "Resolution",
        "Summary",
        "One\nTwo",
        (Passage("para-1", "1", "Decides"), Passage("para-2", "2", "Requests")),
    )
    french = Version("fr", "Résolution", "", "Un\nDeux", (Passage("para-2", "2", "Prie"),))
    russian = Version("ru", "Резолюция", "", "Один")
    work = WorkDocument(UUID(int=1), "note", "en", (english, french, russian), "1")
    assert list(texts_of(work)) == [
        {"en": "Resolution", "fr": "Résolution", "ru": "Резолюция"},
        {"en": "Requests", "fr": "Prie"},
        {"en": "One", "fr": "Un"},
        {"en": "Two", "fr": "Deux"},
    ]


def test_a_work_in_one_language_teaches_nothing() -> None:
    work = WorkDocument(UUID(int=1), "note", "en", (Version("en", "Title", text="Line"),), "1")
    assert list(texts_of(work)) == []
