"""Six inputs become one value, and malformed values never reach the database."""

from html.parser import HTMLParser
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from portal.languages import CODES, LANGUAGES
from portal.reference.fields import SixLabelsField, SixListsField, UriListField
from portal.reference.fields.six_labels import clean_labels
from portal.reference.fields.six_lists import clean_lists
from portal.reference.fields.texts import clean_text
from portal.reference.form_fields import SixLabelsFormField, SixListsFormField, UriListFormField
from tests.portal.reference.conftest import six


class LabelsForm(forms.Form):
    labels = SixLabelsFormField(label="Labels")
    synonyms = SixListsFormField(label="Synonyms", required=False)
    addresses = UriListFormField(label="Addresses", required=False)


class Inputs(HTMLParser):
    """Collects inputs and labels."""

    def __init__(self) -> None:
        super().__init__()
        self.inputs: list[dict[str, str | None]] = []
        self.labels: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"input", "textarea"}:
            self.inputs.append(dict(attrs))
        if tag == "label":
            self.labels.append(dict(attrs))


@pytest.mark.parametrize("name", ["labels", "synonyms"])
def test_each_input_has_label_language_and_direction(name: str) -> None:
    page = Inputs()
    page.feed(str(LabelsForm()[name]))
    expected = [(language.html_lang, language.direction) for language in LANGUAGES]
    assert [(tag["lang"], tag["dir"]) for tag in page.inputs] == expected
    assert [(tag["lang"], tag["dir"]) for tag in page.labels] == expected
    assert [tag["for"] for tag in page.labels] == [tag["id"] for tag in page.inputs]


def test_the_inputs_stand_in_a_group_with_a_legend() -> None:
    assert "<fieldset" in LabelsForm().as_div()
    assert "<legend>Labels:</legend>" in LabelsForm().as_div()


def test_what_is_typed_comes_back() -> None:
    data = QueryDict(mutable=True)
    for language in LANGUAGES:
        data[f"labels_{language.field}"] = f" label {language.code} "
    data["synonyms_ar"] = "واحد\r\n\r\nاثنان"
    data["addresses"] = "https://example.org/a\nhttps://example.org/a https://example.org/b"
    form = LabelsForm(data)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["labels"] == {code: f"label {code}" for code in CODES}
    assert form.cleaned_data["synonyms"] == {"ar": ["واحد", "اثنان"]}
    assert form.cleaned_data["addresses"] == ["https://example.org/a", "https://example.org/b"]


def test_stored_values_fill_the_inputs_and_have_not_changed() -> None:
    initial = {
        "labels": six("red"),
        "synonyms": {"en": ["crimson", "scarlet"]},
        "addresses": ["https://example.org/a"],
    }
    form = LabelsForm(initial=initial)
    page = Inputs()
    page.feed(str(form["labels"]))
    assert [tag["value"] for tag in page.inputs] == [f"red {code}" for code in CODES]
    assert "crimson\nscarlet" in str(form["synonyms"])
    data = {f"labels_{language.field}": f"red {language.code}" for language in LANGUAGES}
    data |= {"synonyms_en": "crimson\r\nscarlet", "addresses": "https://example.org/a"}
    assert LabelsForm(data, initial=initial).changed_data == []


def test_one_language_is_not_an_error_of_the_field_but_none_is() -> None:
    assert LabelsForm({"labels_en": "red"}).is_valid()
    assert "labels" in LabelsForm({}).errors


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (SixLabelsField(), {"de": "rot"}),
        (SixLabelsField(), {"en": ""}),
        (SixLabelsField(), {"en": 3}),
        (SixLabelsField(), ["red"]),
        (SixListsField(), {"en": "red"}),
        (SixListsField(), {"de": ["rot"]}),
        (SixListsField(), {"en": [" "]}),
        (UriListField(), ["not an address"]),
        (UriListField(), ["/relative"]),
        (UriListField(), ["http://["]),
        (UriListField(), "https://example.org/"),
        (UriListField(), [3]),
    ],
)
def test_malformed_values_are_refused(field: Any, value: Any) -> None:
    with pytest.raises(ValidationError):
        field.clean(value, None)


@given(st.text())
def test_clean_text_is_one_storable_line(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert cleaned == cleaned.strip()
    assert not set("\n\r\t\x00\u2028\ufffe") & set(cleaned)
    cleaned.encode("utf-8")


def test_cleaning_orders_composes_and_drops_the_empty() -> None:
    decomposed = {"es": "", "fr": "  De\u0301tention\n arbitraire", "ar": "احتجاز"}
    assert list(clean_labels(decomposed).items()) == [
        ("ar", "احتجاز"),
        ("fr", "Détention arbitraire"),
    ]
    assert clean_lists({"en": ["a", " a ", "", "b"], "fr": [""]}) == {"en": ["a", "b"]}
