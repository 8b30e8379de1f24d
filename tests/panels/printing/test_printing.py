"""What PDFs hold, who gets them, and when they are made anew."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageViewRestriction

from panels.documents.models import DocumentPage
from portal.pages.models import HomePage
from portal.printing import answering, making
from portal.printing.fitting import fitted
from portal.printing.making import CannotPrintError, make, missing_characters, recipe
from portal.printing.typesetting import OwnPictures
from tests.panels.discussions.panels import document, panel, section
from tests.panels.printing.asking import address_of, text_of

ARABIC = "يطلب إلى المفوضية السامية أن تقدم المساعدة إلى الدول بناء على طلبها"
#: A character of no script: Unicode leaves it free for private agreement.
PRIVATE = "\uf4ff"


def paragraphs(*texts: str) -> list[Any]:
    return [
        ("paragraph", {"number": number, "text": f"<p>{text}</p>", "subparagraphs": []})
        for number, text in enumerate(texts, start=1)
    ]


@pytest.fixture(autouse=True)
def _no_prints() -> None:
    caches["prints"].clear()


@pytest.fixture
def report(homes: dict[str, HomePage]) -> DocumentPage:
    return document(section(homes["en"]), "A/HRC/56/78", body=paragraphs("Harbours keep lanterns."))


def test_a_file_has_a_name_a_language_and_its_text(client: Client, report: DocumentPage) -> None:
    response = client.get(address_of(report))

    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="a-hrc-56-78-en.pdf"'
    assert response["Content-Language"] == "en"
    text = text_of(response.content)
    assert "1. Harbours keep lanterns." in text
    assert f"http://testserver{report.url}" in text


def test_arabic_is_in_logical_order(client: Client, homes: dict[str, HomePage]) -> None:
    page = document(section(homes["ar"]), "A/HRC/56/79", body=paragraphs(ARABIC))

    text = text_of(client.get(address_of(page)).content)

    assert ARABIC in text
    assert ARABIC[::-1] not in text


def test_pages_lead_to_their_files(client: Client, homes: dict[str, HomePage]) -> None:
    parent = section(homes["fr"])
    for page in (panel(parent), document(parent, "A/HRC/56/78")):
        assert f'href="{address_of(page)}"' in client.get(page.url).content.decode()


@pytest.mark.parametrize("kind", ["draft", "unpublished", "restricted", "another language"])
def test_what_is_not_public_is_not_found(
    kind: str, admin_client: Client, report: DocumentPage
) -> None:
    address = address_of(report)
    if kind == "restricted":
        PageViewRestriction.objects.create(
            page=report.get_parent(), restriction_type=PageViewRestriction.LOGIN
        )
    elif kind == "unpublished":
        assert admin_client.get(address).status_code == 200
        report.unpublish()
    elif kind == "draft":
        DocumentPage.objects.filter(pk=report.pk).update(live=False)
    else:
        address = address.replace("/en/", "/fr/", 1)

    assert admin_client.get(address).status_code == 404


def test_other_pages_have_no_file(client: Client, homes: dict[str, HomePage]) -> None:
    address = reverse("printing:pdf", args=[homes["en"].translation_key])
    assert client.get(address).status_code == 404


def test_a_file_is_made_once_and_anew_after_a_publication(
    client: Client, report: DocumentPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def counted(html: str) -> bytes:
        made.append(html)
        return make(html)

    monkeypatch.setattr(answering, "make", counted)
    first = client.get(address_of(report))
    again = client.get(address_of(report))
    unchanged = client.get(address_of(report), headers={"if-none-match": first["ETag"]})
    assert len(made) == 1
    assert again.content == first.content
    assert (unchanged.status_code, unchanged.content) == (304, b"")

    report.body = paragraphs("Ports share tide tables.")
    report.save_revision()
    assert client.get(address_of(report))["ETag"] == first["ETag"]
    report.latest_revision.publish()
    new = client.get(address_of(report))

    assert len(made) == 2
    assert new["ETag"] != first["ETag"]
    assert "Ports share tide tables." in text_of(new.content)
    assert "lanterns" not in text_of(new.content)


def test_a_version_that_only_some_may_see_is_not_named(
    admin_client: Client, client: Client, report: DocumentPage
) -> None:
    assert (
        admin_client.get(address_of(report))["ETag"]
        == Client().get(address_of(report))["ETag"]
        == client.get(f"{address_of(report)}?cite=para-1")["ETag"]
    )


def test_a_text_without_a_font_is_refused_with_a_page(
    client: Client, homes: dict[str, HomePage]
) -> None:
    page = document(section(homes["en"]), "A/HRC/56/78", body=paragraphs(f"Sign {PRIVATE}."))

    response = client.get(address_of(page))

    assert response.status_code == 503
    assert response["Content-Type"].startswith("text/html")
    assert f'href="{page.url}"' in response.content.decode()


def test_letters_of_all_six_languages_are_there_and_marks_need_none() -> None:
    assert missing_characters("<p>é Я 人 ع \u200f\u202a &amp; “–” \u00a0</p>") == ""
    assert missing_characters(f"<p>&#xf4ff; {PRIVATE}</p>") == PRIVATE
    with pytest.raises(CannotPrintError, match=r"U\+F4FF"):
        make(f"<p>{PRIVATE}</p>")


def test_nothing_is_fetched_but_pictures_of_the_portal(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    for address in (
        secret.as_uri(),
        "http://127.0.0.1:1/",
        "portal:/static/x.css",
        "data:text/plain,x",
    ):
        with pytest.raises(ValueError, match="not read for a PDF"):
            OwnPictures().fetch(address)
    assert recipe().startswith("70.")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("<h1>a</h1><h4>b</h4>", "<h1>a</h1><h2>b</h2>"),
        (
            '<p><a href="/x/"><bdi dir="ltr">A/1</bdi></a></p>',
            '<p><bdi dir="ltr"><a href="http://h/x/">A/1</a></bdi></p>',
        ),
        ('<p>a<a href="#gone">b</a></p>', "<p>ab</p>"),
        ('<p>a<img src="/media/a.png" alt=""></p>', "<p>a</p>"),
        (
            '<p><img src="/media/a.png" alt="A quay"></p>',
            '<p><img alt="A quay" src="portal:/media/a.png"/></p>',
        ),
        ('<p>a<img src="http://x/a.png" alt="A quay"></p>', "<p>a</p>"),
        ("<ul><li><button>x</button></li></ul><p>\x02b</p>", "<p>b</p>"),
        ('<p style="color:red" onclick="x">a</p>', "<p>a</p>"),
    ],
)
def test_html_is_made_fit_for_the_standard(given: str, kept: str) -> None:
    assert f"<body>{kept}</body>" in fitted(f"<html><body>{given}</body></html>", "http://h/en/")


def many(kind: Callable[..., Any], parent: Any, count: int) -> Any:
    if kind is document:
        body = paragraphs(*(f"See A/HRC/{number}/1." for number in range(1, count + 1)))
        return document(parent, f"A/HRC/56/{count}", body=body)
    return panel(
        parent,
        slug=f"panel-{count}",
        document_symbols="\n".join(f"A/HRC/{number}/1" for number in range(1, count + 1)),
        questions=[("question", f"Question {number}?") for number in range(count)],
    )


@pytest.mark.parametrize("kind", [panel, document])
def test_queries_do_not_grow_with_the_page(
    kind: Callable[..., Any], client: Client, homes: dict[str, HomePage]
) -> None:
    parent = section(homes["en"])
    counts = []
    for count in (2, 9):
        page = many(kind, parent, count)
        client.get(address_of(page))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address_of(page)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_who_would_wait_too_long_is_told_when_to_ask_again(
    client: Client, report: DocumentPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "PATIENCE", 0.01)
    with making._one_at_a_time:  # noqa: SLF001 -- as another thread would
        response = client.get(address_of(report))
    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    assert "Try again in a minute" in response.content.decode()
    assert client.get(address_of(report)).status_code == 200
