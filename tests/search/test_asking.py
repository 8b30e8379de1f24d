"""What a question finds, in the languages people ask in."""

from collections.abc import Callable

import pytest

from portal.languages import BY_CODE
from search.asking import ask
from search.client import EngineAway
from search.forms import SearchRequest
from search.questions import Question
from search.results import HitList, Results
from search.understanding import understand
from tests.search.notes import Notes

pytestmark = pytest.mark.elasticsearch

Index = Callable[[], None]


def found(text: str, reader: str = "en", **filters: tuple[str, ...]) -> Results:
    wanted = SearchRequest(text)
    return ask(
        Question(understand(text), BY_CODE[reader], wanted.own_window, wanted.other_window, filters)
    )


def titles(hits: HitList) -> list[str]:
    return [hit.card.title for hit in hits.hits]


# Reader, note, and a query that must find it: other forms, no accents, no article, no hamza.
TYPED = [
    ("ar", "الاجتماع | تقديم المُساعدة التقنية إلى الدول المسؤولة", "مساعده تقنيه"),
    ("ar", "الاجتماع | تقديم المُساعدة التقنية إلى الدول المسؤولة", "مسوولة"),
    ("ar", "الأشخاص ذوو الإعاقة | نص", "اشخاص اعاقه"),
    ("ar", "بناء القدرات | وللتوصيات", "بنا قدرات"),
    ("ar", "بناء القدرات | وللتوصيات", "التوصية"),
    ("zh-hans", "人权理事会的技术合作 | 文字", "技术合作"),
    ("zh-hans", "人权理事会的技术合作 | 文字", "人權理事會"),
    ("zh-hans", "人权理事会的技术合作 | 文字", "权"),
    ("en", "The panels | Cooperation among the States' institutions", "institution COOPERATIVE"),
    ("en", "Résumé | text", "RESUME"),
    ("fr", "L’appariement des demandes | Le répertoire en ligne", "repertoire"),
    ("fr", "L’appariement des demandes | Le répertoire en ligne", "appariements"),
    ("fr", "Développement des capacités | texte", "d'developpements"),
    ("ru", "Ещё один отчёт о правах человека | текст", "отчет"),
    ("ru", "Ещё один отчёт о правах человека | текст", "ПРАВАМИ"),
    ("es", "La creación de capacidad | Los Estados", "CREACION"),
    ("es", "La creación de capacidad | Los Estados", "estado"),
    ("es", "Los niños y las niñas | texto", "nino"),
]


def test_finds_what_people_type(notes: Notes, indexed: Index) -> None:
    wanted = {text: notes.add_in(reader, text) for reader, text, _ in TYPED}
    indexed()
    for reader, text, query in TYPED:
        hits = found(query, reader).own.hits
        assert wanted[text] in {hit.card.key for hit in hits}, query


def test_puts_exact_forms_above_other_forms(notes: Notes, indexed: Index) -> None:
    notes.add("other form", en="Cooperating States")
    notes.add("exact", en="Cooperation States")
    notes.add("third", en="Cooperative States")
    indexed()
    assert titles(found("cooperation states").own)[0] == "Cooperation States"


def test_reads_phrases_alternatives_and_what_to_leave_out(notes: Notes, indexed: Index) -> None:
    notes.add("a", en="Online repository | of good practices")
    notes.add("b", en="Repository of the online | archive")
    notes.add("c", en="Peer learning | in an archive")
    indexed()
    for query, expected in {
        '"online repository"': {"Online repository"},
        "“online repository”": {"Online repository"},
        "repository -archive": {"Online repository"},
        'archive -"peer learning"': {"Repository of the online"},
        "practices OR peer": {"Online repository", "Peer learning"},
        '"online repository" OR "peer learning"': {"Online repository", "Peer learning"},
        "-archive": {"Repository of the online", "Peer learning"},
        'repository "': {"Online repository", "Repository of the online"},
        "OR repository OR": {"Online repository", "Repository of the online"},
        "nowhere:repository": set(),
        "the of": {"Repository of the online"},
    }.items():
        assert set(titles(found(query).own)) == expected, query


def test_takes_unknown_words_for_mistyped_only_when_nothing_is_found(
    notes: Notes, indexed: Index
) -> None:
    notes.add("a", en="Assembly | in the open")
    notes.add("b", en="Education | for everyone")
    indexed()
    mistyped = found("educaton")
    assert titles(mistyped.own) == ["Education"]
    assert mistyped.is_fuzzy
    assert not found("education").is_fuzzy
    assert found("volcano").total == 0


def test_a_subject_that_no_work_holds_finds_nothing(notes: Notes, indexed: Index) -> None:
    notes.add("a", en="Repair of schools | The State repairs schools")
    notes.add("b", en="Schools | open to everyone")
    indexed()
    assert found("bicycle repair").total == 0
    assert titles(found("Who repairs schools?").own) == ["Repair of schools"]


def test_leaves_out_in_every_language(notes: Notes, indexed: Index) -> None:
    notes.add("a", en="Repository | archive", fr="Répertoire | texte")
    notes.add("b", en="Repository | text", fr="Répertoire | archives")
    indexed()
    assert found("repository -archive").total == 0


SYMBOL_FORMS = [
    "A/HRC/RES/57/32",
    "A-HRC-RES-57-32",
    "a hrc res 57 32",
    "A/HRC/57/32",
    "A-HRC-57-32",
    "a hrc 57 32",
    "HRC/RES/57/32",
    "resolution 57/32",
    "résolution 57/32",
    "Resolución 57/32",
    "резолюция 57/32",
    "القرار 57/32",
    "القرار ٥٧/٣٢",
    "第57/32号决议",
    "决议 ５７／３２",
    "57/32",
    "symbol:A/HRC/57/32",
    "cote:57/32",
    '"A/HRC/RES/57/32"',
]


@pytest.mark.parametrize("reader", ["ar", "en", "fr"])
def test_finds_a_document_first_by_any_form_of_its_symbol(
    notes: Notes, indexed: Index, reader: str
) -> None:
    key = notes.add("it", fr="Renforcement | texte", symbols=("A/HRC/RES/57/32",))
    notes.add("near", fr="Autre | texte", symbols=("A/HRC/57/33",))
    notes.add("far", fr="Tierce", symbols=("A/HRC/RES/57/3",))
    notes.add("cites", en="About resolution 57/32", fr="De la résolution 57/32", ar="القرار 57/32")
    indexed()
    for query in SYMBOL_FORMS:
        results = found(query, reader)
        assert [hit.card.key for hit in results.named.hits] == [key], query


def test_puts_the_nearest_symbol_first(notes: Notes, indexed: Index) -> None:
    notes.add("report", en="Report", symbols=("A/HRC/57/32",))
    notes.add("resolution", en="Resolution", symbols=("A/HRC/RES/57/32",))
    notes.add("addendum", en="Addendum", symbols=("A/HRC/57/32/Add.1",))
    indexed()
    assert titles(found("A/HRC/57/32").named) == ["Report", "Resolution"]
    assert titles(found("resolution 57/32").named) == ["Resolution", "Report"]
    assert titles(found("A/HRC/57/32/Add.1").named)[0] == "Addendum"
    assert titles(found("a hrc 57 32 add 1").named)[0] == "Addendum"


def test_lists_each_work_once_the_readers_language_first(notes: Notes, indexed: Index) -> None:
    notes.add("both", en="Panel on cooperation", fr="Panel de coopération")
    notes.add("french", fr="Un panel en français")
    notes.add("untranslated words", en="Something else", fr="Panel inattendu")
    indexed()
    results = found("panel")
    assert titles(results.own) == ["Panel on cooperation"]
    assert set(titles(results.other)) == {"Un panel en français", "Something else"}
    assert results.total == 3
    other = {hit.card.title: hit for hit in results.other.hits}
    assert other["Something else"].found_in == BY_CODE["fr"]
    assert other["Un panel en français"].found_in is None
    assert other["Un panel en français"].card.language == BY_CODE["fr"]


def test_counts_each_facet_without_its_own_choice(notes: Notes, indexed: Index) -> None:
    notes.add("a", en="Panel a", fr="Panel a")
    notes.add("b", en="Panel b")
    notes.add("c", ru="Panel c")
    indexed()
    results = found("panel", language=("fr",))
    assert titles(results.own) == ["Panel a"]
    assert results.other.total == 0
    kind, language = results.facets
    assert [(v.value, v.count, v.is_chosen) for v in kind.values] == [("note", 1, False)]
    assert [(v.value, v.count, v.is_chosen) for v in language.values] == [
        ("en", 2, False),
        ("fr", 1, True),
        ("ru", 1, False),
    ]
    both = found("panel", language=("fr", "ru"))
    assert both.total == 2
    assert found("panel", language=("es",)).facets[-1].values[-1].is_chosen


def test_shows_the_best_passage_first_with_its_address(notes: Notes, indexed: Index) -> None:
    key = notes.add(
        "resolution",
        fr="Résolution",
        passages={
            "fr": [
                ("para-12", "12 Prie le Haut-Commissariat de créer un répertoire en ligne ;"),
                ("para-13", "13 Est conscient de l’appariement des demandes et des offres ;"),
                (
                    "para-14",
                    "14 Prie de poursuivre l’appariement, et encore bien d’autres choses ;",
                ),
            ]
        },
    )
    indexed()
    hit = found("appariement", "fr").own.hits[0]
    assert [passage.label for passage in hit.passages] == ["13", "14"]
    assert hit.passages[0].url == f"/fr/notes/{key}/#para-13"
    assert [p.text for p in hit.passages[0].fragment.pieces if p.is_found] == ["appariement"]
    assert found("repertoire en ligne", "fr").own.hits[0].passages[0].label == "12"
    assert found("«appariement»", "fr").own.hits[0].passages[0].label == "13"
    # A reader of another language is sent into the version that the passage is in.
    away = found("appariement", "en").other.hits[0]
    assert away.passages[0].url == f"/en/works/{key}/#para-13"


def test_finds_words_that_stand_in_different_passages(notes: Notes, indexed: Index) -> None:
    passages = {"en": [("para-1", "An online repository"), ("para-2", "A voluntary fund")]}
    notes.add("a", en="Resolution", passages=passages)
    indexed()
    assert found("repository fund").own.total == 1


def test_marks_found_words_and_escapes_nothing_away(notes: Notes, indexed: Index) -> None:
    notes.add("a", en='<script>alert("panel")</script> & <b>panel</b> | a panel <i>too</i>')
    indexed()
    hit = found("panel").own.hits[0]
    assert hit.title.text == '<script>alert("panel")</script> & <b>panel</b>'
    assert [piece.text for piece in hit.title.pieces if piece.is_found] == ["panel", "panel"]


def test_marks_chinese_runs_whole(notes: Notes, indexed: Index) -> None:
    notes.add("a", zh_hans="人权理事会的技术合作")
    indexed()
    hit = found("技術合作", "zh-hans").own.hits[0]
    assert [piece.text for piece in hit.title.pieces if piece.is_found] == ["技术合作"]


def test_shows_nothing_of_what_is_no_longer_public(notes: Notes, indexed: Index) -> None:
    kept = notes.add("kept", en="Panel kept")
    gone = notes.add("gone", en="Panel gone")
    indexed()
    notes.hidden.add(gone)
    notes.change(kept, "2", en="Another title")
    hits = found("panel").own.hits
    assert [(hit.card.key, hit.title.text) for hit in hits] == [(kept, "Another title")]


def test_pages_follow_each_other(notes: Notes, indexed: Index) -> None:
    for number in range(25):
        notes.add(f"note {number}", en="The same title")
    indexed()
    understood = understand("title")
    seen = [
        hit.card.key
        for start in (0, 10, 20)
        for hit in ask(Question(understood, BY_CODE["en"], (start, 10), (0, 0))).own.hits
    ]
    assert len(seen) == len(set(seen)) == 25


def test_a_question_that_is_refused_does_not_keep_others_from_asking(
    notes: Notes, indexed: Callable[[], None]
) -> None:
    notes.add("a", en="Panel")
    indexed()
    too_deep = Question(understand("panel"), BY_CODE["en"], (20_000, 10), (0, 0))
    with pytest.raises(EngineAway, match="refused"):
        ask(too_deep)
    assert ask(Question(understand("panel"), BY_CODE["en"], (0, 10), (0, 0))).own.total == 1
