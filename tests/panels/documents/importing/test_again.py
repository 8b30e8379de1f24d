"""A text imported again: updated or left, never doubled, and never over an editor's corrections."""

from typing import Any

import pytest
from wagtail.models import Page

from panels.documents.importing import ImportRefusedError, Options, Outcome
from panels.documents.models import DocumentPage
from portal.pages.models import HomePage
from tests.panels.documents.texts import imported

pytestmark = pytest.mark.usefixtures("homes")


def texts(page: DocumentPage, kind: str) -> list[Any]:
    return [block.value for block in page.body if block.block_type == kind]


def corrected(page: DocumentPage, words: str, others: str) -> DocumentPage:
    """Change words of the first numbered paragraph and publish, as an editor does."""
    raw = page.body.get_prep_value()
    first = next(block for block in raw if block["type"] == "paragraph")
    assert words in first["value"]["text"]
    first["value"]["text"] = first["value"]["text"].replace(words, others)
    page.body = page.body.stream_block.to_python(raw)
    page.save_revision().publish()
    current: DocumentPage = DocumentPage.objects.get(pk=page.pk)
    return current


def test_the_same_text_changes_nothing() -> None:
    first = imported()
    revisions = first.page.revisions.count()
    again = imported()
    assert (first.outcome, again.outcome) == (Outcome.CREATED, Outcome.UNCHANGED)
    assert again.page.pk == first.page.pk
    assert DocumentPage.objects.count() == 1
    assert again.page.revisions.count() == revisions


def test_a_changed_text_updates_the_page_in_place() -> None:
    first = imported()
    again = imported(changed={"light the lanterns": "trim the lanterns"})
    assert again.outcome is Outcome.UPDATED
    assert (again.page.pk, again.page.url) == (first.page.pk, first.page.url)
    assert DocumentPage.objects.count() == 1
    assert "trim the lanterns" in texts(again.page, "paragraph")[0]["text"].source
    assert again.page.live
    assert not again.page.has_unpublished_changes


def test_opening_and_saving_in_the_editor_is_no_correction() -> None:
    page = imported().page
    page.body = page.body.stream_block.to_python(
        [{**block, "id": f"other-{i}"} for i, block in enumerate(page.body.get_prep_value())]
    )
    page.save_revision().publish()
    assert imported().outcome is Outcome.UNCHANGED
    assert imported(changed={"light the": "trim the"}).outcome is Outcome.UPDATED


def test_a_correction_outlives_the_same_text() -> None:
    page = corrected(imported().page, "light the", "kindle the")
    again = imported()
    assert again.outcome is Outcome.UNCHANGED
    assert "kindle the" in texts(again.page, "paragraph")[0]["text"].source
    assert again.page.latest_revision_id == page.latest_revision_id


def test_a_correction_is_not_undone_by_another_text() -> None:
    page = corrected(imported().page, "light the", "kindle the")
    with pytest.raises(ImportRefusedError, match=r"corrected by hand.*--overwrite-edits"):
        imported(changed={"harbour masters": "port masters"})
    after = DocumentPage.objects.get(pk=page.pk)
    assert after.latest_revision_id == page.latest_revision_id
    assert "kindle the" in texts(after, "paragraph")[0]["text"].source


def test_a_correction_is_undone_on_demand() -> None:
    corrected(imported().page, "light the", "kindle the")
    again = imported(options=Options(overwrite_edits=True))
    assert again.outcome is Outcome.UPDATED
    assert "light the" in texts(again.page, "paragraph")[0]["text"].source
    assert imported().outcome is Outcome.UNCHANGED


def test_what_no_import_sets_stays() -> None:
    page = imported().page
    page.summary = "On lanterns."
    page.save_revision().publish()
    again = imported(changed={"light the": "trim the"})
    assert (again.outcome, again.page.summary) == (Outcome.UPDATED, "On lanterns.")


def test_a_draft_stays_a_draft_and_a_newer_draft_a_draft() -> None:
    assert not imported(options=Options(publish=False)).page.live
    assert not imported(changed={"light the": "trim the"}).page.live
    assert imported(options=Options(publish=True, overwrite_edits=True)).page.live
    draft = imported(options=Options(publish=False), changed={"light the": "trim the"}).page
    assert draft.live
    assert draft.has_unpublished_changes
    assert "light the" in texts(draft, "paragraph")[0]["text"].source


def test_a_locked_page_is_left_alone() -> None:
    page = imported().page
    page.locked = True
    page.save()
    with pytest.raises(ImportRefusedError, match="locked"):
        imported(changed={"light the": "trim the"})


def test_a_second_language_joins_the_work(homes: dict[str, HomePage]) -> None:
    english = imported("en").page
    french, arabic = imported("fr").page, imported("ar").page
    versions = (english, french, arabic)
    assert len({page.translation_key for page in versions}) == 1
    assert {page.symbol for page in versions} == {"A/HRC/RES/57/91"}
    assert {page.source_language for page in versions} == {"en"}
    for page, code in zip(versions, ("en", "fr", "ar"), strict=True):
        assert page.locale == homes[code].locale
        assert page.is_descendant_of(homes[code])
        assert page.alias_of_id is None
    sections = [page.get_parent() for page in versions]
    assert len({section.translation_key for section in sections}) == 1
    assert [imported(code).outcome for code in ("en", "fr", "ar")] == [Outcome.UNCHANGED] * 3


def test_one_section_takes_all_documents(homes: dict[str, HomePage]) -> None:
    imported()
    before = Page.objects.count()
    imported(changed={"light the": "trim the"})
    assert Page.objects.count() == before
    assert [child.slug for child in Page.objects.child_of(homes["en"])] == ["documents"]
