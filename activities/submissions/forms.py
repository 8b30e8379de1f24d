"""The steps of the form. Each checks what was typed; what was typed is kept all the same."""

from collections import defaultdict
from typing import Any, ClassVar, Final, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Model, QuerySet
from django.utils.datastructures import MultiValueDict
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from activities.recommendations.models import Recommendation
from activities.repository.models import ActivityFunding, ActivityPage
from activities.repository.models.facts import CURRENCIES
from activities.submissions.filling import CIVIL_SOCIETY
from activities.submissions.models import Submission
from portal.organisations.models import Organisation
from portal.reference.models import Concept, State
from portal.uploads.checking import MOST_FILES, accept

Row = TypeVar("Row", bound=Model)

LONGEST: Final = 5000
#: Rows that a search in a picker shows.
MOST_FOUND: Final = 30
MOST_LINKS: Final = 10
LONGEST_LINK: Final = 500
LONGEST_SCHEME: Final = 60
LONGEST_IDENTIFIER: Final = 200


def _name(field: str) -> Any:
    return capfirst(ActivityPage._meta.get_field(field).verbose_name)  # noqa: SLF001 -- Django's own way


def _text(field: str, help_text: Any = "", *, required: bool = False, rows: int = 4) -> Any:
    return forms.CharField(
        label=_name(field),
        help_text=help_text,
        required=required,
        max_length=getattr(ActivityPage._meta.get_field(field), "max_length", None) or LONGEST,  # noqa: SLF001 -- as above
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
    )


class StepForm(forms.Form):
    """A step; ``typed`` is what the browser sent, by field."""

    heading: ClassVar[Any] = ""
    #: Fields that only help to fill in others, or are kept elsewhere: no facts.
    helpers: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, *args: Any, submission: Submission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.submission = submission
        self.prepare()

    def prepare(self) -> None:
        """Offer what depends on the submission."""

    def typed(self, name: str) -> list[str]:
        """Return what was typed in a field, before it is checked."""
        return self.data.getlist(name) if isinstance(self.data, MultiValueDict) else []

    def asked_for(self, name: str) -> str:
        """Return what a picker is asked to find, not too much of it."""
        return "".join(self.typed(name)[-1:])[:200].strip()

    def picked(self, name: str, offered: QuerySet[Row], found: QuerySet[Row]) -> list[Row]:
        """Return the rows of a picker: what is chosen already, then what it finds.

        Args:
            name: of the field that they are chosen in, by primary key.
            offered: all that may be chosen.
            found: those that are asked for, in their order.
        """
        chosen = [one for one in self.typed(name) if _is_key(one)]
        return [*offered.filter(pk__in=chosen), *found.exclude(pk__in=chosen)[:MOST_FOUND]]

    def facts(self) -> dict[str, Any]:
        """Return what is valid as it is kept in the submission's data."""
        return {
            name: value.isoformat() if hasattr(value, "isoformat") else value or ""
            for name, value in self.cleaned_data.items()
            if name not in self.helpers
        }


class WhatForm(StepForm):
    """What the activity is."""

    heading = _("What was done")
    title = forms.CharField(
        label=_name("title"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    summary = _text("summary", _("What was done, in two or three sentences."), required=True)
    description = _text(
        "body", _("Write nothing by which victims or witnesses could be recognised."), rows=10
    )


class WhereForm(StepForm):
    """Where, when and how."""

    heading = _("Where, when and how")
    helpers = frozenset({"partner_words"})
    states = forms.MultipleChoiceField(
        label=_name("states"),
        help_text=_("Each of them is asked before anything is published."),
        widget=forms.CheckboxSelectMultiple,
    )
    starts_on = forms.DateField(
        label=_name("starts_on"), required=False, widget=forms.DateInput({"type": "date"})
    )
    start_precision = forms.ChoiceField(
        label=_name("start_precision"), choices=ActivityPage.Precision.choices, initial="day"
    )
    ends_on = forms.DateField(
        label=_name("ends_on"), required=False, widget=forms.DateInput({"type": "date"})
    )
    end_precision = forms.ChoiceField(
        label=_name("end_precision"), choices=ActivityPage.Precision.choices, initial="day"
    )
    status = forms.ChoiceField(
        label=_name("status"), choices=ActivityPage.Status.choices, initial="ongoing"
    )
    modality = forms.ChoiceField(label=_name("modality"), required=False)
    partner_words = forms.CharField(
        label=_("Find a partner by its name"), required=False, max_length=200
    )
    partners = forms.MultipleChoiceField(
        label=_("Partners"),
        help_text=_("Organisations registered here that take part, besides your own."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def prepare(self) -> None:
        """Offer the States by region, and the partners chosen or found."""
        regions: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for state in State.objects.select_related("region").ordered_by_label():
            regions[state.region.label if state.region else ""].append((state.iso3, state.label))
        self.fields["states"].choices = sorted(regions.items())  # type: ignore[attr-defined] # a field of choices
        self.fields["modality"].choices = [("", "—"), *_concepts("modalities")]  # type: ignore[attr-defined] # as above
        others = Organisation.objects.filter(status=Organisation.Status.VERIFIED)
        others = others.exclude(pk=self.submission.organisation_id)
        words = self.asked_for("partner_words").split()
        found = others.order_by("name") if words else others.none()
        for word in words:
            found = found.filter(name__icontains=word)
        rows = self.picked("partners", others, found)
        self.fields["partners"].choices = [(str(row.pk), row.name) for row in rows]  # type: ignore[attr-defined] # as above

    def clean(self) -> dict[str, Any]:
        """Compare the dates."""
        data = super().clean() or {}
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("The end must not be before the start."))
        return data


class SubjectsForm(StepForm):
    """Subjects, and the recommendations implemented."""

    heading = _("Subjects and recommendations")
    helpers = frozenset({"state", "words"})
    themes = forms.MultipleChoiceField(
        label=_name("themes"), required=False, widget=forms.CheckboxSelectMultiple
    )
    groups = forms.MultipleChoiceField(
        label=_name("groups"), required=False, widget=forms.CheckboxSelectMultiple
    )
    sdgs = forms.MultipleChoiceField(
        label=_name("sdgs"), required=False, widget=forms.CheckboxSelectMultiple
    )
    state = forms.ChoiceField(label=_("State under review"), required=False)
    words = forms.CharField(label=_("Words in the text"), required=False, max_length=200)
    recommendations = forms.MultipleChoiceField(
        label=_("Recommendations implemented"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def prepare(self) -> None:
        """Offer what is chosen already, and what the picker finds."""
        for field, scheme in (("themes", "themes"), ("groups", "groups"), ("sdgs", "sdgs")):
            self.fields[field].choices = _concepts(scheme)  # type: ignore[attr-defined] # a field of choices
        codes = self.submission.data.get("states", [])
        states = State.objects.filter(iso3__in=codes).ordered_by_label()
        self.fields["state"].choices = [  # type: ignore[attr-defined] # as above
            ("", "—"),
            *((one.iso3, one.label) for one in states),
        ]
        offered = Recommendation.objects.filter(state__iso3__in=codes).select_related("state")
        state, words = "".join(self.typed("state")[-1:]), self.asked_for("words")
        found = offered.matching(words) if words or state else offered.none()
        if state:
            found = found.filter(state__iso3=state)
        rows = self.picked("recommendations", offered, found)
        self.fields["recommendations"].choices = [  # type: ignore[attr-defined] # as above
            (str(row.pk), f"{row.state.label}: {row.text} ({row.get_position_display()})")
            for row in rows
        ]


class SharingForm(StepForm):
    """What was learned, who paid, and whom to ask."""

    heading = _("Results, funding and contacts")
    helpers = frozenset({"private_contact", "name_hidden"})
    beneficiaries = _text("beneficiaries")
    results = _text("results")
    lessons = _text("lessons")
    good_practice = forms.BooleanField(label=_name("good_practice"), required=False)
    good_practice_reason = _text("good_practice_reason")
    helps_peers = forms.BooleanField(label=_name("helps_peers"), required=False)
    source = forms.CharField(label=_("Source of funds"), required=False, max_length=200)
    amount = forms.DecimalField(
        label=_("Amount"), required=False, max_digits=14, decimal_places=2, min_value=0
    )
    currency = forms.CharField(
        label=_("Currency"), help_text=_("ISO 4217 code, such as USD."), required=False
    )
    fund = forms.ChoiceField(
        label=_("Voluntary fund"), choices=ActivityFunding.Fund.choices, required=False
    )
    addresses = forms.CharField(
        label=_("Links"),
        help_text=_("One address a line."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3, "dir": "ltr"}),
    )
    names_elsewhere = forms.CharField(
        label=_("Identifiers in other systems"),
        help_text=_("One a line: the system, a colon, and the identifier there."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 2, "dir": "ltr"}),
    )
    public_contact = _text("public_contact", _("Shown to everybody. Name an office, not a person."))
    private_contact = forms.CharField(
        label=_("Private contact"),
        help_text=_("Only the secretariat sees it."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )
    name_hidden = forms.BooleanField(
        label=_("Keep our name off the public page"),
        help_text=_("Neither the public nor the States are shown it, only the secretariat."),
        required=False,
    )

    def prepare(self) -> None:
        """Let only civil society hide its name."""
        if self.submission.organisation.type.code != CIVIL_SOCIETY:
            del self.fields["name_hidden"]

    def clean_currency(self) -> str:
        """Know the currency."""
        code = str(self.cleaned_data["currency"]).strip().upper()
        if code and code not in CURRENCIES:
            raise ValidationError(_("Give the ISO 4217 code of the currency."))
        return code

    def clean_addresses(self) -> str:
        """Check each address."""
        lines = str(self.cleaned_data["addresses"]).split()
        check = URLValidator(schemes=["http", "https"])
        for line in lines:
            check(line)
        if len(lines) > MOST_LINKS or any(len(line) > LONGEST_LINK for line in lines):
            raise ValidationError(_("Give at most ten addresses."))
        return "\n".join(lines)

    def clean_names_elsewhere(self) -> str:
        """Part each line into system and identifier."""
        lines = [line.strip() for line in str(self.cleaned_data["names_elsewhere"]).splitlines()]
        for line in filter(None, lines):
            scheme, colon, value = line.partition(":")
            known = 0 < len(scheme.strip()) <= LONGEST_SCHEME
            if not colon or not known or not 0 < len(value.strip()) <= LONGEST_IDENTIFIER:
                raise ValidationError(_("Write each as system, colon, identifier."))
        return "\n".join(filter(None, lines))

    def clean(self) -> dict[str, Any]:
        """Ask for what goes with a good practice and with an amount."""
        data = super().clean() or {}
        if data.get("good_practice") and not data.get("good_practice_reason"):
            self.add_error("good_practice_reason", forms.Field.default_error_messages["required"])
        given = data.get("amount") is not None or data.get("currency") or data.get("fund")
        if given and not data.get("source"):
            self.add_error("source", forms.Field.default_error_messages["required"])
        if data.get("amount") is not None and data.get("currency") == "":
            self.add_error("currency", forms.Field.default_error_messages["required"])
        return data

    def facts(self) -> dict[str, Any]:
        """Put funding and links in rows."""
        kept = super().facts()
        row = {name: kept.pop(name) for name in ("source", "amount", "currency", "fund")}
        row["amount"] = str(row["amount"])
        kept["funding"] = [row] if row["source"] else []
        lines = kept.pop("addresses").split()
        named = [line.partition(":") for line in kept.pop("names_elsewhere").splitlines()]
        kept["identifiers"] = [
            {"scheme": scheme.strip(), "value": value.strip()} for scheme, _colon, value in named
        ]
        kept["links"] = [{"url": line, "title": line[:200]} for line in lines]
        return kept


class DocumentsForm(StepForm):
    """Files, one at a time."""

    heading = _("Documents")
    title = forms.CharField(label=_("Title of the document"), required=False, max_length=200)
    file = forms.FileField(
        label=_("File"),
        help_text=_("At most ten files of 10 MB. Text, office documents, PDF or pictures."),
        required=False,
        allow_empty_file=True,
    )
    remove = forms.MultipleChoiceField(
        label=_("Remove"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def prepare(self) -> None:
        """Offer the files to be removed."""
        rows = [(str(one.pk), one.title) for one in self.submission.files.all()]
        self.fields["remove"].choices = rows  # type: ignore[attr-defined] # a field of choices
        if not rows:
            del self.fields["remove"]

    def clean_file(self) -> tuple[str, bytes] | None:
        """Check the file by what it is."""
        upload = self.cleaned_data["file"]
        if not upload:
            return None
        if self.submission.files.count() >= MOST_FILES:
            raise ValidationError(_("There are ten files already."))
        return accept(upload)

    def facts(self) -> dict[str, Any]:
        """Return nothing: files have a table of their own."""
        return {}


class StartForm(forms.ModelForm[Submission]):
    """For whom, and in which language."""

    # People do not see it; programs fill it in.
    homepage = forms.CharField(
        label=_("Leave this empty"), required=False, widget=forms.TextInput({"autocomplete": "off"})
    )

    class Meta:
        model = Submission
        fields = ("organisation", "language")

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        refused = Organisation.Status.REFUSED
        mine = Organisation.objects.filter(memberships__user=user).exclude(status=refused)
        self.fields["organisation"].queryset = mine  # type: ignore[attr-defined] # a field of a foreign key
        self.has_organisations = mine.exists()
        # Most write in the language they read.
        self.initial["language"] = get_language()
        if mine.count() == 1:
            self.initial["organisation"] = mine.get()

    def clean_homepage(self) -> str:
        """Refuse what only a program would send."""
        if self.cleaned_data["homepage"]:
            raise ValidationError(_("Leave this empty"))
        return ""


class NoteForm(forms.Form):
    """A message to the secretariat."""

    text = forms.CharField(
        label=_("Message to the secretariat"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
    )


STEPS: Final[dict[str, type[StepForm]]] = {
    "what": WhatForm,
    "where": WhereForm,
    "subjects": SubjectsForm,
    "sharing": SharingForm,
    "documents": DocumentsForm,
}


def _concepts(scheme: str) -> list[tuple[str, str]]:
    return [(one.code, one.label) for one in Concept.objects.in_scheme(scheme).offered()]


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 18  # noqa: PLR2004 -- digits of a bigint
