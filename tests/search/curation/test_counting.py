"""What is asked is counted without anything about who asks, and forgotten in time."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from search.curation import counting
from search.curation.counting import KEPT, digest, forget_asked_queries, readable, write
from search.curation.models import AskedQuery


@pytest.mark.parametrize(
    "text",
    [
        "someone@example.org",
        "call +41 22 917 90 00",
        "passport 12345678",
        "(022) 917-90-00",
        "x" * 81,
    ],
)
def test_what_may_name_a_person_is_never_readable(text: str) -> None:
    assert readable(text) == ""


@pytest.mark.parametrize("text", ["A/HRC/57/32", "torture 2020-2024", "SDG 16.3", "حقوق الطفل"])
def test_what_names_nobody_is(text: str) -> None:
    assert readable(text) == text


def ask(client: Client, query: str, **headers: str) -> None:
    assert client.get("/en/search/", {"q": query}, headers=headers).status_code == 200
    write()


def test_words_are_kept_from_the_third_time_on(client: Client) -> None:
    for query, text in (("Prisón", ""), ("PRISON", ""), ("prison?", "prison?")):
        ask(client, query)
        row = AskedQuery.objects.get()
        assert (row.text, row.digest) == (text, digest("prison"))
    assert (row.times, row.without_results, row.language) == (3, 0, "en")
    for _time in range(3):
        ask(client, "someone@example.org")
    assert AskedQuery.objects.get(digest=digest("someone example org")).text == ""
    stored = " ".join(str(value) for row in AskedQuery.objects.values() for value in row.values())
    assert "example" not in stored


def test_who_turns_pages_narrows_or_objects_is_not_counted(client: Client) -> None:
    ask(client, "prison", DNT="1")
    ask(client, "prison", **{"Sec-GPC": "1"})
    for address in ("?q=prison&page=2", "?q=prison&language=fr", "?q=prison&in=other", "?q=---"):
        client.get(f"/en/search/{address}")
    client.head("/en/search/?q=prison")
    write()
    assert not AskedQuery.objects.exists()


def test_nothing_is_written_while_somebody_waits(
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    monkeypatch.setattr(counting, "WRITE_EVERY_SECONDS", 3600.0)
    client.get("/en/search/?q=prison")
    assert not AskedQuery.objects.exists()
    monkeypatch.setattr(counting, "WRITE_EVERY_SECONDS", 0.0)
    # Any answer that has gone out will do.
    client.get("/robots.txt")
    assert AskedQuery.objects.get().times == 1
    with django_assert_num_queries(0):
        write()


def test_a_failure_breaks_nothing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise DatabaseError("disk full")

    monkeypatch.setattr(counting, "_store", fail)
    ask(client, "prison")
    assert not AskedQuery.objects.exists()


def test_is_bounded(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "MOST_WAITING", 2)
    for query in ("a1", "b1", "c1", "a1"):
        client.get("/en/search/", {"q": query})
    write()
    assert sorted(AskedQuery.objects.values_list("times", flat=True)) == [1, 2]


def test_is_forgotten() -> None:
    today = timezone.localdate()
    for place, day in enumerate((today, today - KEPT, today - KEPT - timedelta(days=1))):
        AskedQuery.objects.create(day=day, language="en", digest=str(place), times=1)
    assert forget_asked_queries.call() == 1
    assert AskedQuery.objects.count() == 2


def test_holds_nothing_about_who_asks() -> None:
    names = {field.name for field in AskedQuery._meta.fields}  # noqa: SLF001 -- documented model API
    assert names == {"id", "day", "language", "digest", "text", "times", "without_results"}
    assert "REMOTE_ADDR" not in Path(counting.__file__).read_text()
