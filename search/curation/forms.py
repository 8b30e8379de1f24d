"""What editors ask the pages about search for."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.languages import BY_CODE, LANGUAGES, Language, active_language
from search.curation.models import SynonymGroup
from search.forms import LONGEST_QUERY

LANGUAGE_CHOICES: Final = [(language.code, language.endonym) for language in LANGUAGES]
MOST_SAMPLES: Final = 5
PERIODS: Final = (7, 30, 90)


class QueryForm(forms.Form):
    """A query and the language of the interface it is asked in."""

    q = forms.CharField(label=_("Query"), max_length=LONGEST_QUERY)
    language = forms.ChoiceField(
        label=_("Language of the interface"), choices=LANGUAGE_CHOICES, required=False
    )

    def reader(self) -> Language:
        """Return the language chosen, else the editor's own."""
        return BY_CODE.get(self.cleaned_data["language"]) or active_language()


class AskedForm(forms.Form):
    """Which counts are listed."""

    days = forms.TypedChoiceField(
        label=_("Period"),
        choices=[
            (7, _("The last 7 days")),
            (30, _("The last 30 days")),
            (90, _("The last 90 days")),
        ],
        coerce=int,
        empty_value=None,
        required=False,
    )
    language = forms.ChoiceField(
        label=_("Language of the interface"),
        choices=[("", _("All languages")), *LANGUAGE_CHOICES],
        required=False,
    )
    only = forms.ChoiceField(
        label=_("Queries"),
        choices=[("", _("All queries")), ("without", _("Queries without results"))],
        required=False,
    )


class PreviewForm(forms.ModelForm[SynonymGroup]):
    """Synonyms that are not saved, and queries to try them with."""

    queries = forms.CharField(
        label=_("Queries to try"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One on each line, five at most."),
    )

    class Meta:
        model = SynonymGroup
        fields = ("language", "way", "terms")
        # A list of choices this long is cut off on narrow screens.
        widgets = {"terms": forms.Textarea(attrs={"rows": 4}), "way": forms.RadioSelect}

    def clean_queries(self) -> list[str]:
        """Return the queries.

        Raises:
            ValidationError: when there are too many, or one is too long.
        """
        lines = [line.strip() for line in self.cleaned_data["queries"].splitlines()]
        queries = [line for line in lines if line]
        if len(queries) > MOST_SAMPLES:
            raise ValidationError(_("These are too many queries; try five at a time."))
        if any(len(query) > LONGEST_QUERY for query in queries):
            raise ValidationError(_("One of the queries is too long."))
        return queries

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 -- Django's signature
        """Refuse: what is tried is not kept."""
        raise NotImplementedError
