"""The form in which a focal point sends a fact."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from activities.profiles.models import StateFact
from portal.reference.fields.texts import clean_text

LONGEST_TEXT = 2000


class FactForm(forms.ModelForm[StateFact]):
    """What is said, in at least one language, with its source and date."""

    use_required_attribute = False

    class Meta:
        model = StateFact
        fields = ("kind", "texts", "day", "source", "source_url", "source_day")
        widgets = {
            name: forms.DateInput({"type": "date"}, format="%Y-%m-%d")
            for name in ("day", "source_day")
        }
        help_texts = {
            "texts": _(
                "In the languages in which the State gives it; at least one. Institutions and "
                "offices only, no persons."
            ),
            "day": _("Of the visit or the statement, or since when it is there."),
            "source": _("Who says so, such as a note verbale or a website."),
        }

    def clean_texts(self) -> dict[str, str]:
        """Refuse texts that are longer than a profile shows.

        Raises:
            ValidationError: one is too long.
        """
        texts: dict[str, Any] = self.cleaned_data["texts"]
        if any(len(text) > LONGEST_TEXT for text in texts.values()):
            raise forms.ValidationError(
                _("A text has at most %(count)s characters."), params={"count": LONGEST_TEXT}
            )
        return {code: clean_text(text) for code, text in texts.items()}
