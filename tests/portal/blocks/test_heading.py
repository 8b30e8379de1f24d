"""Headings and their anchors."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail.blocks import StreamValue

from portal.blocks.anchors import anchor_for, headings, unique_anchors
from portal.blocks.heading import HeadingBlock
from tests.portal.blocks.conftest import Raw


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Peer-to-peer exchange", "peer-to-peer-exchange"),
        ("Échanges entre pairs", "échanges-entre-pairs"),
        ("التعاون التقني", "التعاون-التقني"),
        ("技术合作", "技术合作"),
        ("Техническое сотрудничество", "техническое-сотрудничество"),
        ("¿…?", "section"),
    ],
)
def test_an_anchor_reads_like_its_heading_in_any_script(text: str, anchor: str) -> None:
    assert anchor_for(text) == anchor


def test_repeated_headings_are_numbered() -> None:
    assert unique_anchors(["Funds", "Funds", "Funds 2", "Funds"]) == [
        "funds",
        "funds-2",
        "funds-2-2",
        "funds-3",
    ]


def test_a_heading_never_takes_over_the_target_of_the_skip_link() -> None:
    assert unique_anchors(["Main"]) == ["main-2"]


@given(st.lists(st.text(max_size=90), max_size=12))
def test_anchors_are_unique_and_hold_no_space(texts: list[str]) -> None:
    anchors = unique_anchors(texts)
    assert len(set(anchors)) == len(texts)
    assert all(anchor and not any(c.isspace() for c in anchor) for anchor in anchors)


@pytest.mark.parametrize("level", ["2", "3", "4"])
def test_is_rendered_at_its_level(level: str) -> None:
    block = HeadingBlock()
    html = block.render(block.to_python({"text": "A & B", "level": level}))
    assert html.strip() == f'<h{level} id="a-b">A &amp; B</h{level}>'


def test_headings_of_a_body_are_listed_in_order(stream: Callable[[Raw], StreamValue]) -> None:
    value = stream(
        [
            ("heading", {"text": "One", "level": "2"}),
            ("rich_text", "<p>Text</p>"),
            ("heading", {"text": "One", "level": "3"}),
        ]
    )
    assert [(h.anchor, h.level, h.block_id) for h in headings(value)] == [
        ("one", 2, value[0].id),
        ("one-2", 3, value[2].id),
    ]
