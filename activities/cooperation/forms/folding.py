"""Long lists of boxes, folded by group: each box in sight is one more stop for a keyboard."""

from typing import Any, Final

from django import forms

from portal.choices import CheckboxGroup
from portal.reference.choices import grouped_concept_choices

#: Schemes of two levels, and the fields of their names.
SCHEMES: Final = ("themes", "sdgs")


class FoldedGroup(CheckboxGroup):
    """Boxes below the names of their groups; what holds a ticked one is open."""

    template_name = "cooperation/folded.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the groups: name, boxes, and whether one of them is ticked."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["groups"] = [
            (group, options, any(option["selected"] for option in options))
            for group, options, _index in context["widget"]["optgroups"]
        ]
        return context


def fold(form: forms.Form) -> None:
    """Offer the concepts of schemes of two levels by group, in a query each."""
    for scheme in SCHEMES:
        field: Any = form.fields[scheme]
        field.choices = grouped_concept_choices(scheme)
