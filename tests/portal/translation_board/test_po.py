"""A PO file goes out and comes back: whole, or not at all."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import polib
import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from wagtail_localize.models import StringTranslation, Translation

from portal.pages.models import HomePage, StandardPage
from portal.translation_board.po import LARGEST, OWNER, read

Submit = Callable[..., Translation]


@pytest.fixture
def french(about: StandardPage, submit: Submit, translate: Callable[..., None]) -> Translation:
    translation = submit(about, "fr")
    translate(translation, "fr:", only="About")
    return translation


def download(client: Client, translation: Translation) -> polib.POFile:
    answer = client.get(reverse("wagtail_localize:download_pofile", args=[translation.pk]))
    found: polib.POFile = polib.pofile("\n" + answer.content.decode())
    return found


def upload(client: Client, translation: Translation, content: bytes | None) -> list[str]:
    files: dict[str, Any] = {}
    if content is not None:
        files["file"] = SimpleUploadedFile("a.po", content)
    address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    assert address == reverse("translation_board_upload", args=[translation.pk])
    answer = client.post(address, files)
    assert answer.status_code == 302
    # Only what this request said: nobody has looked at what was said before.
    said: Any = get_messages(answer.wsgi_request)
    return [str(message) for message in said._queued_messages]  # noqa: SLF001 -- no public name


def held() -> list[Any]:
    return list(StringTranslation.objects.order_by("pk").values_list())


def test_a_round_trip_changes_nothing(admin: Client, french: Translation) -> None:
    before = held()
    assert upload(admin, french, str(download(admin, french)).encode()) == [
        "0 translations were taken over."
    ]
    assert held() == before


def test_what_was_changed_arrives_and_the_rest_stays(admin: Client, french: Translation) -> None:
    po = download(admin, french)
    for entry in po:
        if not entry.msgstr:
            entry.msgstr = "Ce qu’est le portail, avec <b>force</b> & « guillemets »."
    assert upload(admin, french, b"\xef\xbb\xbf" + str(po).encode()) == [
        "1 translation was taken over."
    ]
    assert set(StringTranslation.objects.values_list("data", flat=True)) == {
        "fr:About",
        "Ce qu’est le portail, avec <b>force</b> &amp; « guillemets ».",
    }
    row = StringTranslation.objects.order_by("pk").last()
    assert row is not None
    assert row.last_translated_by == User.objects.get(username="admin")


def test_empty_and_fuzzy_entries_change_nothing(admin: Client, french: Translation) -> None:
    po = download(admin, french)
    for entry in po:
        if entry.msgstr:
            entry.msgstr = ""
        else:
            entry.msgstr = "Peut-être"
            entry.flags.append("fuzzy")
    before = held()
    assert upload(admin, french, str(po).encode()) == [
        "0 translations were taken over.",
        "1 entry marked as fuzzy was left out.",
    ]
    assert held() == before


def with_entry(po: polib.POFile, **change: str) -> bytes:
    entry = po[1]
    entry.msgstr = "Bon"
    po[0].msgstr = "fr:Autre"
    for name, value in change.items():
        setattr(entry, name, value)
    return str(po).encode()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"msgid": "Not in the work"}, "does not have these texts"),
        ({"msgctxt": "body.elsewhere"}, "does not have these texts"),
        ({"msgstr": "<script>alert(1)</script>"}, "markup that is not allowed"),
        ({"msgstr": '<b onclick="x">a</b>'}, "markup that is not allowed"),
        ({"msgstr": '<a id="a1">a</a>'}, "markup that is not allowed"),
        ({"msgstr": "<p>a</p>"}, "markup that is not allowed"),
        ({"msgstr": "a<!-- b --> c"}, "markup that is not allowed"),
        ({"msgstr": "a\u0001b"}, "markup that is not allowed"),
    ],
)
def test_one_wrong_entry_and_nothing_is_taken_over(
    admin: Client, french: Translation, change: dict[str, str], said: str
) -> None:
    before = held()
    [message] = upload(admin, french, with_entry(download(admin, french), **change))
    assert message.startswith("Nothing was taken over.")
    assert said in message
    assert held() == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "Choose a PO file"),
        (b"/etc/hostname", "not a PO file"),
        (b"\xff\xfe\x00", "not a PO file"),
        (b'msgid "a" b"\nmsgstr "c"\n', "not a PO file"),
        (b'msgid "a"\nmsgstr[x] "c"\n', "not a PO file"),
        (b"PK\x03\x04 hello", "not a PO file"),
        (b'msgid "About"\nmsgstr "c"\n', "another work or language"),
        (b"#" * (LARGEST + 1), "larger than 4 MB"),
    ],
)
def test_what_is_no_po_file_of_this_translation_is_refused(
    admin: Client, french: Translation, content: bytes | None, said: str
) -> None:
    before = held()
    [message] = upload(admin, french, content)
    assert said in message
    assert held() == before


def test_a_file_of_another_language_is_refused(
    admin: Client, about: StandardPage, french: Translation, submit: Submit
) -> None:
    spanish = submit(about, "es")
    before = held()
    [message] = upload(admin, spanish, str(download(admin, french)).encode())
    assert "another work or language" in message
    po = download(admin, french)
    po.metadata = {key: value for key, value in po.metadata.items() if key != OWNER}
    [message] = upload(admin, french, str(po).encode())
    assert "another work or language" in message
    assert held() == before


def test_only_who_may_edit_the_version_may_upload(
    client: Client,
    french: Translation,
    homes: dict[str, HomePage],
    editor_in: Callable[..., User],
) -> None:
    address = reverse("translation_board_upload", args=[french.pk])
    client.force_login(editor_in("spanish", {homes["es"]: ("change",)}))
    refused = client.post(address)
    assert refused.status_code == 302
    assert refused["Location"] == reverse("wagtailadmin_home")
    client.force_login(editor_in("french", {homes["fr"]: ("change",)}))
    [message] = upload(client, french, None)
    assert "Choose" in message
    assert client.get(address).status_code == 405
    missing = reverse("translation_board_upload", args=[french.pk + 1000])
    assert client.post(missing, follow=True).status_code == 404


LINES = st.sampled_from(
    [
        *('msgid "a"', 'msgstr "b"', 'msgctxt "c"', 'msgid_plural "d"', 'msgstr[0] "e"'),
        *('msgstr[] ""', "#, fuzzy", "#~ msgid", "#| msgid", "#| x", '"more"', '"', "msgid"),
        *('msgid "', "#:", "#: a:b", "#~", "#", '"\\n"', "\x00", "msgstr", '#~ msgstr "x"'),
        *("msgstr[", "\u2028", '"X-Y: z\\n"'),
    ]
)


@given(st.lists(st.one_of(LINES, st.text(max_size=20)), max_size=12))
def test_whatever_is_uploaded_is_read_or_refused(lines: list[str]) -> None:
    content = "\n".join(lines).encode("utf-8", "replace")
    with suppress(ValidationError):
        assert isinstance(read(SimpleUploadedFile("a.po", content)), polib.POFile)
