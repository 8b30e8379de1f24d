"""Which works the board lists, and its filters."""

from functools import reduce
from operator import or_
from typing import Any, Final

from django import forms
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, Min, OuterRef, Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.query import PageQuerySet

from portal.languages import LANGUAGES
from portal.translation_board.models import TranslationAssignment
from portal.translation_board.states import State, with_states

#: Else a list is as wide as the longest thing in it, wider than a telephone.
NARROW: Final = {"class": "w-w-full"}


class KindField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic in stubs only
    """A kind of page by its name in the reader's language."""

    def label_from_instance(self, obj: Any) -> str:
        """Return the name of the kind."""
        return str(capfirst(obj.name))


class BoardFilter(forms.Form):
    """Keeps some works; what cannot be chosen is left out, and said beside its field."""

    text = forms.CharField(label=_("Words in the title"), max_length=200, required=False)
    kind = KindField(
        ContentType.objects.none(),
        label=_("Kind of page"),
        required=False,
        empty_label=_("All"),
        widget=forms.Select(attrs=NARROW),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        choices=[("", _("Any language")), *((one.code, one.endonym) for one in LANGUAGES)],
        widget=forms.Select(attrs=NARROW),
    )
    state = forms.ChoiceField(
        label=_("State in that language"),
        required=False,
        choices=[("", _("All")), *State.choices],
        widget=forms.Select(attrs=NARROW),
    )
    mine = forms.BooleanField(label=_("Assigned to me"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the kinds of pages that there are."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kind"]
        field.queryset = ContentType.objects.filter(
            pk__in=Page.objects.filter(depth__gt=1).order_by().values("content_type")
        ).order_by("app_label", "model")

    def chosen(self) -> dict[str, Any]:
        """Return what was chosen."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def works(user: User, chosen: dict[str, Any]) -> PageQuerySet:
    """Return the first version of each work that a user may see a version of, in tree order.

    Args:
        user: who reads.
        chosen: values of ``BoardFilter``, each at most once. A language alone keeps works that
            are there or assigned in it; a state alone, works that stand so in some language.
    """
    seen = PagePermissionPolicy().explorable_instances(user).order_by().values("translation_key")
    first = (
        Page.objects.filter(depth__gt=1, translation_key__in=seen)
        .order_by()
        .values("translation_key")
        .annotate(first=Min("pk"))
        .values("first")
    )
    rows: PageQuerySet = (
        Page.objects.filter(pk__in=first).select_related("content_type", "locale").order_by("path")
    )
    if kind := chosen.get("kind"):
        rows = rows.filter(content_type=kind)
    versions = with_states().filter(translation_key=OuterRef("translation_key")).order_by()
    if text := chosen.get("text"):
        rows = rows.filter(
            Exists(versions.filter(Q(title__icontains=text) | Q(draft_title__icontains=text)))
        )
    language, state = chosen.get("language"), chosen.get("state")
    assigned = TranslationAssignment.objects.filter(
        work_key=OuterRef("translation_key"), assignee=user
    )
    if language:
        versions = versions.filter(locale__language_code=language)
        assigned = assigned.filter(locale__language_code=language)
    if state == State.MISSING:
        rows = _missing(rows, versions, language)
    elif state:
        rows = rows.filter(Exists(versions.filter(state=state)))
    elif language and not chosen.get("mine"):
        rows = rows.filter(Exists(versions))
    if chosen.get("mine"):
        rows = rows.filter(Exists(assigned))
    return rows


def _missing(rows: PageQuerySet, versions: PageQuerySet, language: str | None) -> PageQuerySet:
    if language:
        return rows.filter(~Exists(versions))
    lacking = [~Q(Exists(versions.filter(locale__language_code=one.code))) for one in LANGUAGES]
    return rows.filter(reduce(or_, lacking))
