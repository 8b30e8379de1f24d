"""A body with every block."""

from typing import Any

from wagtail.images.models import AbstractImage

from tests.journeys.visitors.texts import WORDS, Words
from tests.portal.blocks.conftest import Raw, items, make_document


def every_block(words: Words, page: int, image: AbstractImage) -> Raw:
    """Return a body with every block, each with everything it can have.

    Args:
        words: what it says.
        page: id of a work to link.
        image: a picture.
    """
    text = (
        f'<p>{words.sentence} <a href="https://www.ohchr.org/">OHCHR</a> '
        f'<a linktype="page" id="{page}">{words.home}</a></p>'
        f"<ul><li>{words.heading}</li><li>{words.detail}</li></ul>"
        f"<ol><li><b>{words.heading}</b></li><li><i>{words.detail}</i></li></ol>"
    )
    caption = make_document("captions.vtt", b"WEBVTT\n\n00:00.000 --> 00:01.000\nA\n")
    return [
        ("rich_text", text),
        ("image", _picture(words, image, words.detail)),
        ("heading", {"text": words.heading, "level": "2"}),
        ("heading", {"text": words.detail, "level": "3"}),
        *(
            ("callout", {"kind": kind, "title": words.heading, "text": f"<p>{words.sentence}</p>"})
            for kind in ("note", "important", "deadline", "help")
        ),
        ("quote", _quotation(words, "")),
        ("quote", _quotation(words, "ar" if words is WORDS["en"] else "en")),
        ("heading", {"text": words.section, "level": "2"}),
        ("table", _table(words)),
        ("link_list", {"links": items(_links(words, page))}),
        (
            "document_download",
            {
                "document": make_document("note.pdf").pk,
                "title": words.heading,
                "language": "",
                "description": words.sentence,
            },
        ),
        (
            "video",
            {
                "title": words.section,
                "file": make_document("panel.mp4").pk,
                "url": "",
                "poster": image.pk,
                "tracks": items([{"kind": "captions", "language": "en", "file": caption.pk}]),
                "captioned": False,
                "sign_url": "https://webtv.un.org/sign",
                "transcript": f"<p>{words.sentence}</p>",
            },
        ),
        ("image", _picture(words, image, "")),
    ]


def _picture(words: Words, image: AbstractImage, alt: str) -> dict[str, Any]:
    return {
        "image": {"image": image.pk, "alt_text": alt, "decorative": not alt},
        "caption": words.sentence,
        "credit": words.speaker,
    }


def _quotation(words: Words, language: str) -> dict[str, str]:
    return {
        "text": WORDS[language].quotation if language else words.quotation,
        "attribution": words.speaker,
        "language": language,
        "translation": words.quotation if language else "",
    }


def _table(words: Words) -> dict[str, Any]:
    kinds = ("row_header", "text", "number")
    return {
        "caption": words.section,
        "columns": [
            {"type": kind, "heading": heading}
            for kind, heading in zip(kinds, words.columns, strict=True)
        ],
        "rows": [{"values": [row, words.sentence, "1,200,000"]} for row in words.rows],
    }


def _links(words: Words, page: int) -> list[dict[str, Any]]:
    return [
        {"page": page, "url": "", "text": "", "description": words.sentence},
        {
            "page": None,
            "url": "https://www.ohchr.org/en/hr-bodies/hrc/home",
            "text": words.section,
            "description": words.sentence,
        },
    ]
