"""The editor's page: a file is shown with its doubts, and becomes a draft only when asked."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Locale

from panels.documents.models import DocumentPage
from panels.documents.reading import DoubtKind, decode, read
from panels.documents.showing import shown_text
from panels.documents.symbols import parse
from panels.documents.uploads import keeping
from portal.pages.models import HomePage, SectionPage
from tests.panels.documents.extraction.printing import invented
from tests.panels.documents.extraction.word import Manner, written
from tests.panels.documents.texts import SYMBOL, TEXTS

pytestmark = pytest.mark.django_db


@pytest.fixture
def sections(homes: dict[str, HomePage]) -> dict[str, SectionPage]:
    made = {}
    for code in ("en", "fr"):
        home = HomePage.objects.get(pk=homes[code].pk)
        made[code] = home.add_child(
            instance=SectionPage(title="Documents", slug="documents", locale=home.locale)
        )
    return made


def an_editor(name: str, *sections: SectionPage, actions: tuple[str, ...] = ("add",)) -> User:
    user = User.objects.create_user(name, f"{name}@example.org", "x")
    group = Group.objects.create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for section in sections:
        for action in actions:
            permission = Permission.objects.get(
                content_type__app_label="wagtailcore", codename=f"{action}_page"
            )
            GroupPagePermission.objects.create(group=group, page=section, permission=permission)
    user.groups.add(group)
    return user


@pytest.fixture
def editor(sections: dict[str, SectionPage]) -> Client:
    client = Client()
    client.force_login(an_editor("editor", *sections.values()))
    return client


def send(client: Client, data: bytes, name: str = "text.txt", **fields: str) -> Any:
    file = SimpleUploadedFile(name, data)
    return client.post(reverse("documents_import"), {"file": file, **fields})


def make(client: Client, shown: Any, button: str = "make", **fields: str) -> Any:
    form = shown.context["form"]
    held = {name: form[name].value() or "" for name in form.fields}
    held["section"] = getattr(held["section"], "pk", held["section"])
    return client.post(reverse("documents_import_draft"), held | fields | {button: "1"})


def test_a_file_is_shown_and_nothing_is_made(editor: Client) -> None:
    shown = send(editor, TEXTS["en"].encode(), symbol=SYMBOL)
    assert shown.status_code == 200
    html = shown.content.decode()
    for words in ("Decides to light the lanterns;", "To keep tide tables;", "See A/HRC/56/78."):
        assert words in html
    form = shown.context["form"]
    assert (form["language"].value(), form["symbol"].value()) == ("en", SYMBOL)
    assert form["title"].value() == "Harbour lanterns"
    assert not DocumentPage.objects.exists()


def test_a_draft_is_made_and_never_published(editor: Client, sections: Any) -> None:
    answer = make(editor, send(editor, TEXTS["fr"].encode(), symbol=SYMBOL), title="Lanternes")
    page = DocumentPage.objects.get()
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=(page.pk,))
    assert (page.live, page.title, page.locale.language_code) == (False, "Lanternes", "fr")
    assert page.is_child_of(sections["fr"])


def test_a_word_document_with_a_table_becomes_blocks(editor: Client) -> None:
    rows = (("Port", "Fee"), ("Aden", "2"))
    document = invented("en", 4)
    shown = send(editor, written(document, Manner(), {3: rows}), "a-hrc-res-57-91-E.docx")
    assert shown.context["form"]["symbol"].value() == SYMBOL
    make(editor, shown)
    body = DocumentPage.objects.get().body
    kinds = [block.block_type for block in body]
    assert kinds == ["preamble"] * 6 + ["paragraph"] * 3 + ["table"] + ["paragraph"] * 11
    held = next(block.value for block in body if block.block_type == "table")
    assert [column["heading"] for column in held.columns] == ["Port", "Fee"]
    assert [row["values"] for row in held.row_data] == [["Aden", "2"]]
    assert shown_text(DocumentPage.objects.get()).blocks[9].html.count("<td") == 1


def test_doubts_are_counted_and_marked_where_they_are(editor: Client) -> None:
    text = TEXTS["en"].replace("2. Requests", "4. Requests").replace("3. Decides", "5. Decides")
    shown = send(editor, text.encode(), symbol=SYMBOL)
    assert dict(shown.context["doubt_counts"])
    assert [row.number for row in shown.context["rows"] if row.doubts] == [4]
    kinds = [one.kind for one in read(text, "en", parse(SYMBOL)).doubts]
    assert DoubtKind.NUMBER_MISSING in kinds
    assert "A paragraph number is missing" in shown.content.decode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "The file is empty."),
        (b"%PDF-1.7 nothing", "The file is broken"),
        (b"{\\rtf1}", "none of the kinds"),
        ("Décide".encode("cp1252"), "no plain text in UTF-8"),
    ],
)
def test_a_refusal_is_told_and_what_was_typed_stays(
    editor: Client, data: bytes, words: str
) -> None:
    answer = send(editor, data, symbol=SYMBOL, language="fr")
    html = answer.content.decode()
    assert answer.status_code == 422
    assert words in html
    assert f'value="{SYMBOL}"' in html
    assert re.search(r'<option value="fr"\s+selected', html)


def test_a_wrong_symbol_or_language_is_told_and_nothing_typed_is_lost(editor: Client) -> None:
    shown = send(editor, TEXTS["en"].encode(), symbol=SYMBOL)
    for fields, words in (
        ({"symbol": "nonsense", "title": "My title"}, "not a UN document symbol"),
        ({"symbol": "A/HRC/RES/56/90", "title": "My title"}, "not the number of"),
        ({"symbol": "", "title": "My title"}, "required"),
        ({"language": "fr", "title": "My title"}, "in the language of the document"),
        ({"section": "", "title": "My title"}, "Choose a section"),
    ):
        answer = make(editor, shown, **fields)
        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert 'value="My title"' in answer.content.decode()
        assert "Decides to light the lanterns" in answer.content.decode()
    assert not DocumentPage.objects.exists()


def test_it_can_be_read_again_in_another_language(editor: Client) -> None:
    shown = send(editor, TEXTS["en"].encode(), symbol=SYMBOL)
    answer = make(editor, shown, "again", language="en", symbol="A/HRC/RES/57/91")
    assert (answer.status_code, DocumentPage.objects.count()) == (200, 0)


def test_a_corrected_file_respects_an_editors_corrections(
    sections: dict[str, SectionPage],
) -> None:
    editor = Client()
    editor.force_login(an_editor("chief", *sections.values(), actions=("add", "change")))
    make(editor, send(editor, TEXTS["en"].encode(), symbol=SYMBOL))
    again = make(editor, send(editor, TEXTS["en"].encode(), symbol=SYMBOL))
    assert again.status_code == 302
    page = DocumentPage.objects.get()
    raw = page.body.get_prep_value()
    raw[1]["value"]["text"] = "<p>Decides to kindle them;</p>"
    page.body = page.body.stream_block.to_python(raw)
    page.save_revision()
    other = TEXTS["en"].replace("harbour masters", "port masters").encode()
    answer = make(editor, send(editor, other, symbol=SYMBOL))
    assert answer.status_code == 422
    assert "was corrected by hand" in answer.content.decode()
    assert "--overwrite" not in answer.content.decode()
    latest = DocumentPage.objects.get().get_latest_revision_as_object()
    assert "kindle" in str(latest.body.get_prep_value())


def test_who_may_not_add_there_makes_nothing(
    sections: dict[str, SectionPage], editor: Client
) -> None:
    shown = send(editor, TEXTS["en"].encode(), symbol=SYMBOL)
    stranger = Client()
    stranger.force_login(an_editor("stranger"))
    assert stranger.get(reverse("documents_import")).status_code == 302
    assert make(stranger, shown).status_code == 302
    other = Client()
    other.force_login(an_editor("other", sections["fr"]))
    # Neither another's file, nor a section that is not theirs.
    assert make(other, shown)["Location"] == reverse("documents_import")
    own = send(other, TEXTS["en"].encode(), symbol=SYMBOL)
    assert make(other, own, section=str(sections["en"].pk)).status_code == 422
    assert not DocumentPage.objects.exists()


def test_who_may_not_change_a_document_does_not_import_over_it(
    editor: Client, sections: dict[str, SectionPage]
) -> None:
    make(editor, send(editor, TEXTS["en"].encode(), symbol=SYMBOL))
    other = Client()
    other.force_login(an_editor("other", sections["fr"]))
    changed = TEXTS["en"].replace("harbour masters", "port masters").encode()
    answer = make(other, send(other, changed, symbol=SYMBOL))
    assert answer.status_code == 422
    assert "You may not change" in answer.content.decode()


def test_a_file_is_forgotten_after_a_day(editor: Client, monkeypatch: Any) -> None:
    shown = send(editor, TEXTS["en"].encode(), symbol=SYMBOL)
    folder = Path(settings.PRIVATE_ROOT) / "documents"
    assert list(folder.iterdir())
    later = timezone.now() + timedelta(days=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    keeping.forget_old()
    assert not list(folder.iterdir())
    monkeypatch.undo()
    assert make(editor, shown)["Location"] == reverse("documents_import")


def test_the_real_resolution(editor: Client, shared_data: Path) -> None:
    data = (shared_data / "resolution-57-32.fr.txt").read_bytes()
    make(editor, send(editor, data, "A_HRC_RES_57_32-FR.txt"))
    page = DocumentPage.objects.get()
    plain = read(decode(data), "fr", parse("A/HRC/RES/57/32"))
    kinds = [block.block_type for block in page.body]
    assert kinds == ["preamble"] * 24 + ["paragraph"] * 16
    numbers = [b.value["number"] for b in page.body if b.block_type == "paragraph"]
    assert numbers == [one.number for one in plain.numbered] == list(range(1, 17))
    assert len(page.footnotes) == 2
    assert page.locale == Locale.objects.get(language_code="fr")
