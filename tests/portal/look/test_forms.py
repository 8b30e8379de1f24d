"""Fields of forms: label, hint and error belong together."""

from django import forms
from django.template.loader import render_to_string
from django.utils.translation import override

from tests.portal.look.page_reader import read


class Contact(forms.Form):
    name = forms.CharField(label="Name", help_text="As it should be shown")
    topic = forms.ChoiceField(
        label="Topic", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect
    )
    agree = forms.BooleanField(label="Agree", required=False)


def rendered(form: forms.Form) -> str:
    with override("en"):
        parts = [render_to_string("includes/error_summary.html", {"form": form})]
        parts += [render_to_string("includes/form_field.html", {"field": field}) for field in form]
    return "".join(parts)


def test_label_hint_and_error_are_tied_to_the_field() -> None:
    page = read(rendered(Contact(data={})))
    identifiers = page.values("id")
    assert len(identifiers) == len(set(identifiers))
    name = next(attrs for attrs in page.named("input") if attrs["name"] == "name")
    assert name["aria-invalid"] == "true"
    assert name["aria-describedby"] == "id_name_helptext id_name_error"
    assert set(name["aria-describedby"].split()) <= set(identifiers)


def test_a_group_of_buttons_is_a_fieldset_with_its_error() -> None:
    page = read(rendered(Contact(data={})))
    group = page.named("fieldset")[0]
    assert group["aria-describedby"] == "id_topic_error"
    assert "id_topic_error" in page.values("id")


def test_the_summary_leads_to_every_field_with_an_error() -> None:
    html = rendered(Contact(data={}))
    page = read(html)
    summary = next(attrs for attrs in page.named("div") if attrs.get("id") == "error-summary")
    assert summary["role"] == "alert"
    assert summary["tabindex"] == "-1"
    assert "problems with 2 fields" in html
    targets = [attrs["href"].removeprefix("#") for attrs in page.named("a")]
    assert len(targets) == 2
    assert set(targets) <= set(page.values("id"))


def test_a_form_without_errors_has_no_summary() -> None:
    html = rendered(Contact(data={"name": "A", "topic": "a"}))
    assert "error" not in html
    assert "(optional)" in html
