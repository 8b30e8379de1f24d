"""Groups of choices to which a link in a summary of errors leads: to the first of them."""

from django import forms


class CheckboxGroup(forms.CheckboxSelectMultiple):
    """Boxes of which any may be ticked."""

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """Return the identifier of a choice, of the first one if none is named."""
        return super().id_for_label(id_, index or "0")


class RadioGroup(forms.RadioSelect):
    """Choices of which one is taken."""

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """Return the identifier of a choice, of the first one if none is named."""
        return super().id_for_label(id_, index or "0")
