"""The glossary check finds what is said otherwise, and is silent where nothing is."""

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

import portal.demonstration
from portal.languages import CODES
from portal.pages.models import HomePage, StandardPage
from portal.translation_board.glossary.checking import warnings_of
from portal.translation_board.glossary.terms import found_in, otherwise, terms

CONTENT = Path(portal.demonstration.__file__).parent / "content"


def names(source: str, text: str, code: str, source_code: str = "en") -> list[str]:
    return [term.key for term in otherwise(source, source_code, text, code)]


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield re.sub("<[^>]+>", " ", value)
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)


def test_every_term_is_there_in_six_languages_and_is_found_by_its_own_name() -> None:
    assert len(terms()) > 40
    for term in terms():
        for code in CODES:
            assert term in found_in(f"– {term.names[code]}.", code), (term.key, code)


@pytest.mark.parametrize("code", [code for code in CODES if code != "en"])
def test_no_false_alarm_on_the_demonstration(code: str) -> None:
    pairs = 0
    for file in CONTENT.glob("en/*.toml"):
        other = CONTENT / code / file.name
        if other.exists():
            for source, text in zip(
                texts(tomllib.loads(file.read_text())),
                texts(tomllib.loads(other.read_text())),
                strict=True,
            ):
                assert names(source, text, code) == [], (source, text)
                pairs += len(found_in(source, "en"))
    assert pairs > 20, "terms that were found, and found again"


@pytest.mark.parametrize(
    ("code", "right", "wrong"),
    [
        ("ar", "وبالتعاون التقني", "المساعدة الفنية"),
        ("ar", "للتعاونِ التِّقنيّ", "التعاون"),
        ("zh-hans", "开展技术合作。", "技术协作"),
        ("zh-hans", "开展技 术合作", "技术"),
        ("fr", "LA COOPERATION TECHNIQUE", "l’aide technique"),
        ("ru", "в области технического сотрудничества", "техническая кооперация"),
        ("es", "la cooperacion técnica", "la ayuda técnica"),
    ],
)
def test_renderings_with_what_a_language_attaches(code: str, right: str, wrong: str) -> None:
    assert names("Technical Co-operation helps.", right, code) == []
    assert names("Technical cooperation helps.", wrong, code) == ["technical cooperation"]


@pytest.mark.parametrize(
    ("source", "code", "text"),
    [
        ("national human rights institutions", "ar", "والمؤسسات الوطنية لحقوق الإنسان"),
        ("two panel discussions", "ar", "حلقتا نقاش"),
        ("panel discussions", "ar", "وحلقات النقاش"),
        ("the UPR", "ru", "в ходе универсального периодического обзора"),
        ("States concerned", "fr", "l’accord des États concernés"),
        ("panel discussions", "fr", "deux réunions\u2011débats"),
        ("the Council’s capacity building", "es", "el fomento de la capacidad"),
        ("https://example.org/technical-cooperation", "fr", "https://example.org/fr"),
        ("preconcept notes", "fr", "autre chose"),
    ],
)
def test_no_alarm(source: str, code: str, text: str) -> None:
    assert names(source, text, code) == []


def test_a_source_in_any_language_and_a_term_within_a_longer_one() -> None:
    assert names("التعاون التقني", "technical help", "en", "ar") == ["technical cooperation"]
    assert names("参加小组讨论会", "a panel discussion", "en", "zh-hans") == []
    found = found_in("the 2030 Agenda for Sustainable Development", "en")
    assert [term.key for term in found] == ["2030 Agenda for Sustainable Development"]


def test_translators_see_term_rendering_and_segment_and_nothing_is_blocked(
    homes: dict[str, HomePage],
    admin: Client,
    submit: Callable[..., Translation],
    translate: Callable[..., None],
) -> None:
    page = StandardPage(title="Technical cooperation", slug="a", summary="Other words.")
    homes["en"].add_child(instance=page)
    page.save_revision().publish()
    translate(submit(page, "fr"), "Aide : ")
    [warning] = warnings_of([page.translation_key])
    assert (warning.term, warning.expected) == ("technical cooperation", "coopération technique")
    assert "1 term to check" in admin.get(reverse("translation_board")).content.decode()
    address = reverse("translation_board_version", args=[page.pk, "fr"])
    text = admin.get(address).content.decode()
    assert "coopération technique" in text
    assert "Aide : Technical cooperation" in text
    ready = admin.get(reverse("translation_board_publish")).context["ready"]
    assert len(ready) == 1
    StringTranslation.objects.filter(data__contains="Technical").update(
        data="Coopérations techniques"
    )
    assert warnings_of([page.translation_key]) == []
