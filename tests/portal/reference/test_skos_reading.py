"""Files of others: what is taken, what is remarked on, what is refused."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from portal.reference.models import Concept, ConceptScheme
from portal.reference.skos.files import read
from portal.reference.skos.hierarchy import without_circles
from portal.reference.skos.importing import import_vocabulary
from portal.reference.skos.lines import read_lines
from portal.reference.skos.records import VocabularyError, official_code
from tests.portal.reference.conftest import add_concept, six

PREFIXES = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://example.org/colours/> .
"""


def file_of(folder: Path, text: str, name: str = "colours.ttl") -> Path:
    path = folder / name
    path.write_text(PREFIXES + text if name.endswith(".ttl") else text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("zh", "zh-hans"),
        ("zh-CN", "zh-hans"),
        ("zh-Hans", "zh-hans"),
        ("ZH-hans-SG", "zh-hans"),
        ("zh-Hant", None),
        ("zh-TW", None),
        ("en-GB", "en"),
        ("es_MX", "es"),
        ("de", None),
        ("", None),
        (None, None),
    ],
)
def test_language_tags(tag: str | None, code: str | None) -> None:
    assert official_code(tag) == code


def test_incomplete_concepts_are_kept_listed_and_not_offered(
    colours: ConceptScheme, tmp_path: Path
) -> None:
    path = file_of(
        tmp_path,
        ':red a skos:Concept ; skos:prefLabel "red"@en, "rouge"@fr, "rot"@de .'
        ':nothing a skos:Concept ; skos:prefLabel "nichts"@de .',
    )
    report = import_vocabulary(read(path), "colours")
    assert report.incomplete == {
        "nothing": ["ar", "zh-hans", "en", "fr", "ru", "es"],
        "red": ["ar", "zh-hans", "ru", "es"],
    }
    assert colours.concepts.count() == 2
    assert not Concept.objects.in_scheme("colours").offered().exists()
    assert Concept.objects.get(code="red").identifier == "https://example.org/colours/red"


def test_an_import_adds_and_replaces_and_never_takes_away(
    colours: ConceptScheme, tmp_path: Path
) -> None:
    red = add_concept(colours, "red", synonyms={"en": ["crimson"], "ar": ["قرمزي"]})
    blue = add_concept(colours, "blue", position=1)
    path = file_of(
        tmp_path, ':red a skos:Concept ; skos:prefLabel "Red!"@en ; skos:altLabel "ruby"@en .'
    )
    report = import_vocabulary(read(path), "colours")
    assert (report.created, report.updated, report.unchanged) == (0, 1, 0)
    red.refresh_from_db()
    assert red.labels == {**six("red"), "en": "Red!"}
    assert red.synonyms == {"ar": ["قرمزي"], "en": ["ruby"]}
    assert red.complete
    assert "ruby" in red.search_text
    blue.refresh_from_db()
    assert blue.label_in("en") == "blue en"


@pytest.mark.usefixtures("colours")
def test_the_hierarchy_is_read_from_either_side_and_order_is_natural(tmp_path: Path) -> None:
    path = file_of(
        tmp_path,
        ":c10 a skos:Concept ; skos:broader :c9 ."
        ":c2 a skos:Concept ."
        ":c9 a skos:Concept ; skos:narrower :c11 ; skos:broader :elsewhere ."
        ":c11 a skos:Concept .",
    )
    import_vocabulary(read(path), "colours")
    concepts = Concept.objects.in_scheme("colours")
    assert [(concept.code, concept.parent and concept.parent.code) for concept in concepts] == [
        ("c2", None),
        ("c9", None),
        ("c10", "c9"),
        ("c11", "c9"),
    ]


def test_what_is_read_otherwise_than_written_is_said(
    colours: ConceptScheme, tmp_path: Path
) -> None:
    path = file_of(
        tmp_path,
        ':a a skos:Concept ; skos:prefLabel "one"@en, "two"@en ; skos:exactMatch <relative> ;'
        '  skos:broader :b, :c ; skos:related :b ; skos:scopeNote "note"@en .'
        ":b a skos:Concept ; skos:broader :a ; skos:notation 'n 1' ."
        ":c a skos:Concept .  [] a skos:Concept ; skos:prefLabel 'x'@en .",
    )
    report = import_vocabulary(read(path), "colours")
    remarks = " ".join(report.remarks)
    assert "more than one preferred label in en" in remarks
    assert "would close a circle" in remarks
    assert "neither address nor notation" in remarks
    assert report.untaken == {
        "skos:related": 1,
        "skos:scopeNote": 1,
        "skos:broader beside the first": 1,
    }
    assert set(colours.concepts.values_list("code", flat=True)) == {"a", "b", "c"}
    a = Concept.objects.get(code="a")
    assert (a.label_in("en"), a.synonyms) == ("one", {"en": ["two"]})
    a.full_clean()


def test_two_concepts_with_one_code_are_both_kept(colours: ConceptScheme, tmp_path: Path) -> None:
    path = file_of(
        tmp_path,
        ':a a skos:Concept ; skos:notation "7" . :b a skos:Concept ; skos:notation "7" .',
    )
    for _ in range(2):
        report = import_vocabulary(read(path), "colours")
        assert sorted(colours.concepts.values_list("code", flat=True)) == ["7", "7-2"]
    assert report.created == 0


def test_packed_synonyms_are_unpacked_and_ours_are_not() -> None:
    theirs = '{"uri": "T1", "pref": {"en": "A"}, "alt": {"en": ["B,C, D"], "zh": ["甲,乙"]}}'
    ours = '{"uri": "T1", "notation": "T1", "pref": {"en": "A"}, "alt": {"en": ["B,C"]}}'
    assert read_lines([theirs]).concepts[0].synonyms == {
        "en": ["B", "C, D"],
        "zh-hans": ["甲", "乙"],
    }
    assert read_lines([ours]).concepts[0].synonyms == {"en": ["B,C"]}


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.ttl", ":red a skos:Concept ; skos:prefLabel red .", "is not turtle"),
        ("a.ttl", "", "no skos:Concept"),
        ("a.rdf", "<rdf:RDF>", "is not xml"),
        ("a.rdf", "", "is not xml"),
        ("a.jsonld", "{", "is not JSON"),
        ("a.jsonld", "{}", "no skos:Concept"),
        ("a.jsonld", '[{"@context": "https://example.org/c.jsonld"}]', "lies elsewhere"),
        ("a.jsonld", '{"@context": [{"@import": "https://example.org/c"}]}', "lies elsewhere"),
        ("a.jsonl", "{", "Line 1 is not JSON"),
        ("a.jsonl", '\n{"pref": {}}', "Line 2 is not a concept: see uri"),
        ("a.jsonl", '{"uri": "a", "pref": {"en": 3}, "alt": {"en": "x"}}', "see pref, alt"),
        ("a.jsonl", "[]", "Line 1 is not a concept"),
        ("a.jsonl", "\n", "no concept"),
        ("a.txt", "", "give --format"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    with pytest.raises(VocabularyError, match=said):
        read(file_of(tmp_path, text, name))


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(VocabularyError, match="utf-8"):
        read(path)
    with pytest.raises(VocabularyError, match="No such file"):
        read(tmp_path / "missing.ttl")


def test_xml_reads_no_other_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    path = file_of(
        tmp_path,
        f"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY stolen SYSTEM "{secret.as_uri()}">]>
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
                 xmlns:skos="http://www.w3.org/2004/02/skos/core#">
          <skos:Concept rdf:about="https://example.org/a">
            <skos:prefLabel xml:lang="en">a&stolen;</skos:prefLabel>
          </skos:Concept>
        </rdf:RDF>""",
        "a.rdf",
    )
    assert read(path).concepts[0].labels == {"en": "a"}


@pytest.mark.django_db
def test_a_new_scheme_is_made_only_on_demand(tmp_path: Path) -> None:
    path = file_of(
        tmp_path,
        ':scheme a skos:ConceptScheme ; skos:prefLabel "Colours"@en . :red a skos:Concept .',
    )
    with pytest.raises(CommandError, match="--create makes it"):
        call_command("skos_import", path, scheme="colours")
    out = StringIO()
    call_command("skos_import", path, scheme="colours", create=True, stdout=out)
    assert "1 concepts created" in out.getvalue()
    assert "red: ar, zh-hans, en, fr, ru, es" in out.getvalue()
    scheme = ConceptScheme.objects.get(code="colours")
    assert scheme.identifier == "https://example.org/colours/scheme"
    assert (scheme.labels, scheme.complete) == ({"en": "Colours"}, False)


def test_the_export_command_writes_a_file_or_says_what_there_is(
    colours: ConceptScheme, tmp_path: Path
) -> None:
    add_concept(colours, "red")
    path = tmp_path / "out.ttl"
    call_command("skos_export", "colours", output=path)
    assert '"red zh-hans"@zh-Hans' in path.read_text(encoding="utf-8")
    out = StringIO()
    call_command("skos_export", "colours", format="json-lines", stdout=out)
    assert '"notation": "red"' in out.getvalue()
    with pytest.raises(CommandError, match="There are: colours"):
        call_command("skos_export", "shapes")


codes = st.sampled_from("abcdef")


@given(st.dictionaries(codes, codes))
def test_no_circle_is_left_and_nothing_else_goes(parents: dict[str, str]) -> None:
    kept = without_circles(parents)
    assert kept.items() <= parents.items()
    for start in kept:
        code: str | None = start
        for _ in range(len(parents) + 1):
            code = kept.get(code) if code else None
        assert code is None
    for gone in parents.keys() - kept.keys():
        # Only a link that closes a circle goes: following the others leads back to its start.
        reached, code = set(), parents[gone]
        while code and code not in reached:
            reached.add(code)
            code = parents.get(code)
        assert gone in reached
