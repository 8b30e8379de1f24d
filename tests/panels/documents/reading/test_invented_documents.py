"""Whatever was set on pages is read back as it was, in every language and setting."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from panels.documents.reading import decode, read
from panels.documents.symbols import parse
from tests.panels.documents.comparing import assert_same
from tests.panels.documents.inventions import WORDS, documents
from tests.panels.documents.typesetting import Blanks, Setting, extracted

LANGUAGES = sorted(WORDS)

SETTINGS = st.builds(
    Setting,
    blanks=st.sampled_from(Blanks),
    width=st.integers(70, 104),
    page_lines=st.integers(18, 50),
    furniture=st.booleans(),
    form_feeds=st.booleans(),
    line_end=st.sampled_from(("\n", "\r\n")),
    decomposed=st.booleans(),
    byte_order_mark=st.booleans(),
    trailing_space=st.booleans(),
)
UNWRAPPED = st.builds(
    Setting,
    blanks=st.sampled_from((Blanks.NOWHERE, Blanks.BETWEEN)),
    wrapped=st.just(False),
    page_lines=st.just(10_000),
    line_end=st.sampled_from(("\n", "\r\n", "\r")),
    number_alone=st.booleans(),
)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_document_set_on_pages_is_read_back(language: str, data: st.DataObject) -> None:
    document = data.draw(documents(language))
    text = extracted(document, data.draw(SETTINGS))
    assert_same(read(decode(text.encode()), language, parse(document.symbol)), document)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_document_with_a_line_for_each_paragraph_is_read_back(
    language: str, data: st.DataObject
) -> None:
    document = data.draw(documents(language))
    text = extracted(document, data.draw(UNWRAPPED))
    assert_same(read(decode(text.encode()), language, parse(document.symbol)), document)
