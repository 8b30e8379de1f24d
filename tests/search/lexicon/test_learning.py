"""Versions of the lexicon: learned, kept if better, used everywhere, given up."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from search.lexicon import active
from search.lexicon.learning import TooLittle, learn
from search.lexicon.models import LexiconVersion
from tests.search.lexicon.conftest import parallel_texts

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]

Say = Callable[[str], object]


@pytest.mark.usefixtures("engine_here")
def test_keeps_a_version_only_if_it_finds_more(say: Say) -> None:
    texts = parallel_texts(400)
    first = learn(texts, [{"name": "texts"}], say=say)
    assert first.none.mean < 0.2
    assert first.after.mean > 0.9
    assert first.version is not None
    assert first.version == LexiconVersion.used()
    again = learn(texts, [{"name": "the same"}], say=say)
    assert again.version is None
    assert again.before.mean == first.after.mean
    assert [version.pk for version in LexiconVersion.objects.all()] == [first.version.pk]


@pytest.mark.usefixtures("engine_here")
def test_learns_more_without_forgetting(say: Say) -> None:
    learn([{c: t[c] for c in ("en", "fr")} for t in parallel_texts(400)], [{"name": "a"}], say=say)
    more = [{c: t[c] for c in ("en", "ru")} for t in parallel_texts(400, seed=2)]
    learn(more, [{"name": "b"}], say=say)
    known = active.lexicon()
    assert known is not None
    assert known.translations("law", "en", "fr")[0][0] == "loi"
    assert known.translations("law", "en", "ru")[0][1].startswith("закон")


@pytest.mark.usefixtures("engine_here")
def test_too_few_texts_change_nothing(say: Say) -> None:
    with pytest.raises(TooLittle, match="too few"):
        learn(parallel_texts(60), [], say=say)
    assert not LexiconVersion.objects.exists()


@pytest.mark.usefixtures("engine_here")
def test_the_command_learns_lists_shows_and_switches(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "pairs.jsonl"
    lines = [json.dumps(text, ensure_ascii=False) for text in parallel_texts(300)]
    file.write_text("\n".join(lines), encoding="utf-8")
    call_command("search_lexicon", "train", str(file), verbosity=0)
    version = LexiconVersion.objects.get()
    call_command("search_lexicon", "list")
    call_command("search_lexicon", "show", "Judges", "--language", "en")
    shown = capsys.readouterr().out
    assert "* " in shown
    assert "pairs.jsonl" in shown
    assert "法官" in shown
    call_command("search_lexicon", "off")
    assert active.lexicon() is None
    call_command("search_lexicon", "use", str(version.pk))
    assert active.lexicon() is not None
    with pytest.raises(CommandError, match="no version 0"):
        call_command("search_lexicon", "use", "0")


def test_a_bad_file_is_named_with_its_line_and_nothing_is_stored(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.jsonl", tmp_path / "bad.jsonl"
    good.write_text('{"en": "law", "fr": "loi"}\n', encoding="utf-8")
    bad.write_text('{"en": "law", "fr": "loi"}\n{"en"\n', encoding="utf-8")
    with pytest.raises(CommandError, match=r"bad\.jsonl, line 2: not JSON.* Nothing was changed"):
        call_command("search_lexicon", "train", str(good), str(bad))
    with pytest.raises(CommandError, match="Name files"):
        call_command("search_lexicon", "train")
    assert not LexiconVersion.objects.exists()


def test_another_process_notices_without_asking_each_time(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Callable[[int], object]
) -> None:
    active.forget()
    with django_assert_num_queries(1):  # type: ignore[attr-defined]  # a context manager
        assert active.lexicon() is None
        assert active.lexicon() is None
    from search.lexicon.storage import Learned, packed  # noqa: PLC0415

    LexiconVersion(sources=[], figures={}, content=packed(Learned())).put_in_use()
    assert active.lexicon() is None
    monkeypatch.setattr(active, "LOOK_AGAIN_SECONDS", 0.0)
    assert active.lexicon() is not None
