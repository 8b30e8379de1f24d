"""Every block's words reach the translator and come back, through wagtail-localize itself."""

import pytest
from wagtail.images.models import AbstractImage
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from portal.blocks import body_blocks
from portal.pages.models import HomePage, StandardPage
from tests.portal.blocks.conftest import Raw, add_page, items, make_document, stored

WORDS = {
    "heading": ["Heading"],
    "rich_text": ["Sentence with <b>weight</b>"],
    "quote": ["Quotation", "Speaker"],
    "callout": ["Call", "Inside"],
    "image": ["Alternative", "Caption", "Credit"],
    "video": ["Video title", "Spoken words"],
    "link_list": ["Link words", "Link description"],
    "document_download": ["File title", "File description"],
    "table": ["Table caption", "Column one", "Column two", "Row name", "Cell"],
}


def body(image: AbstractImage) -> Raw:
    track = {"kind": "captions", "language": "en", "file": make_document("c.vtt").pk}
    return [
        ("heading", {"text": "Heading", "level": "2"}),
        ("rich_text", "<p>Sentence with <b>weight</b></p>"),
        (
            "quote",
            {"text": "Quotation", "attribution": "Speaker", "language": "", "translation": ""},
        ),
        ("callout", {"kind": "help", "title": "Call", "text": "<p>Inside</p>"}),
        (
            "image",
            {
                "image": {"image": image.pk, "alt_text": "Alternative", "decorative": False},
                "caption": "Caption",
                "credit": "Credit",
            },
        ),
        (
            "video",
            {
                "title": "Video title",
                "file": make_document("v.mp4").pk,
                "url": "",
                "poster": image.pk,
                "tracks": items([track]),
                "captioned": False,
                "sign_url": "https://webtv.un.org/sign",
                "transcript": "<p>Spoken words</p>",
            },
        ),
        (
            "link_list",
            {
                "links": items(
                    [
                        {
                            "page": None,
                            "url": "https://www.ohchr.org/",
                            "text": "Link words",
                            "description": "Link description",
                        }
                    ]
                )
            },
        ),
        (
            "document_download",
            {
                "document": make_document("d.pdf").pk,
                "title": "File title",
                "language": "",
                "description": "File description",
            },
        ),
        (
            "table",
            {
                "caption": "Table caption",
                "columns": [
                    {"type": "row_header", "heading": "Column one"},
                    {"type": "text", "heading": "Column two"},
                ],
                "rows": [{"values": ["Row name", "Cell"]}, {"values": ["57/32", "Cell"]}],
            },
        ),
    ]


@pytest.fixture
def translated(
    homes: dict[str, HomePage], image: AbstractImage
) -> tuple[StandardPage, StandardPage]:
    """Publish a page with every block and its complete French translation."""
    source = add_page(homes["en"], "Source", body=stored(body(image)))
    source.save_revision().publish()
    record, _created = TranslationSource.update_or_create_from_instance(source)
    french = Locale.objects.get(language_code="fr")
    translation = Translation.objects.create(source=record, target_locale=french)
    for segment in StringSegment.objects.filter(source=record).select_related("string"):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=french,
            context=segment.context,
            defaults={"data": f"FR {segment.string.data}"},
        )
    translation.save_target(publish=True)
    return source, source.get_translation(french)


def test_every_kind_of_block_is_covered(image: AbstractImage) -> None:
    assert [name for name, _value in body(image)] == list(WORDS)
    assert set(WORDS) == {name for name, _block in body_blocks()}


def test_every_word_is_offered_once(translated: tuple[StandardPage, StandardPage]) -> None:
    source, _translation = translated
    record = TranslationSource.objects.get_for_instance(source)
    offered = StringSegment.objects.filter(source=record, context__path__startswith="body.")
    assert sorted(offered.values_list("string__data", flat=True)) == sorted(
        word for words in WORDS.values() for word in words
    )


def test_every_word_comes_back_in_its_place(
    translated: tuple[StandardPage, StandardPage],
) -> None:
    _source, translation = translated
    values = {block.block_type: block.value for block in translation.body}
    assert values["heading"]["text"] == "FR Heading"
    assert values["heading"]["level"] == "2"
    assert values["rich_text"].source == "<p>FR Sentence with <b>weight</b></p>"
    assert values["quote"]["attribution"] == "FR Speaker"
    assert values["callout"]["kind"] == "help"
    assert values["callout"]["text"].source == "<p>FR Inside</p>"
    assert values["image"]["image"].contextual_alt_text == "FR Alternative"
    assert values["video"]["transcript"].source == "<p>FR Spoken words</p>"
    assert values["video"]["tracks"][0]["language"] == "en"
    assert values["link_list"]["links"][0]["text"] == "FR Link words"
    assert values["document_download"]["title"] == "FR File title"
    table = values["table"]
    assert table.caption == "FR Table caption"
    assert [row["values"] for row in table.row_data] == [
        ["FR Row name", "FR Cell"],
        ["57/32", "FR Cell"],
    ]
