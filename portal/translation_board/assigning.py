"""Who may assign a translation, to whom, and the letter that tells them."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import Locale, Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from portal.letters.letters import post, recipient_of
from portal.translation.permissions import parent_in
from portal.translation_board.models import TranslationAssignment
from portal.translation_board.works import NARROW


def place_of(source: Page, locale: Locale) -> tuple[Page, bool]:
    """Return the page whose permissions count for a translation, and whether it is the version.

    That is the version, else the page it would stand under, else the source.
    """
    version = source.get_translation_or_none(locale)
    if version is not None:
        return version, True
    parent = parent_in(source, locale)
    return (source, True) if parent is None else (parent, False)


def may_assign(user: User, source: Page, locale: Locale) -> bool:
    """Tell whether a user may say who translates: who may publish there.

    Whoever answers for what goes live in a language decides who prepares it.
    """
    place, is_version = place_of(source, locale)
    permissions = place.permissions_for_user(user)
    return bool(permissions.can_publish() if is_version else permissions.can_publish_subpage())


def people_for(source: Page, locale: Locale) -> QuerySet[User]:
    """Return the active users who may work on a translation, by name."""
    place, _is_version = place_of(source, locale)
    people: QuerySet[User] = PagePermissionPolicy().users_with_any_permission_for_instance(
        ["add", "change", "publish"], place
    )
    return people.filter(is_active=True).order_by("username")


class AssignmentForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in stubs only
    """Says who translates, by when, and what they should know."""

    class Meta:
        """What is asked."""

        model = TranslationAssignment
        fields = ("assignee", "due", "note")
        widgets = {
            "assignee": forms.Select(attrs=NARROW),
            "due": forms.DateInput({"type": "date", **NARROW}, format="%Y-%m-%d"),
            "note": forms.Textarea(attrs={"rows": 3, "maxlength": 1000}),
        }

    def __init__(self, source: Page, locale: Locale, *args: Any, **kwargs: Any) -> None:
        """Offer those who may work on it.

        Args:
            source: the work's first version.
            locale: of the language that is assigned.
            args: as for every form.
            kwargs: as for every form, but for the instance, which is looked up.
        """
        held = TranslationAssignment.objects.filter(
            work_key=source.translation_key, locale=locale
        ).first()
        self.before = held.assignee_id if held else None
        kwargs["instance"] = held or TranslationAssignment(
            work_key=source.translation_key, locale=locale
        )
        super().__init__(*args, **kwargs)
        field: Any = self.fields["assignee"]
        field.queryset = people_for(source, locale)

    def clean_due(self) -> Any:
        """Refuse a day that is past, unless it was there before.

        Raises:
            ValidationError: if the day is past.
        """
        due = self.cleaned_data["due"]
        if due and "due" in self.changed_data and due < timezone.localdate():
            raise forms.ValidationError(gettext("This day is past."))
        return due


@transaction.atomic
def assign(form: AssignmentForm, by: User, title: str, url: str) -> TranslationAssignment:
    """Save a valid form, and write to who is newly assigned, unless they did it themselves.

    Args:
        form: valid.
        by: who assigns.
        title: of the work, for the letter.
        url: of the translation's page, whole.
    """
    saved: TranslationAssignment = form.save()
    if saved.assignee_id not in {form.before, by.pk}:
        letter = {
            "title": title,
            "language": saved.locale.get_display_name(),
            "due": saved.due.isoformat() if saved.due else "",
            "url": url,
        }
        post("translation_board/letters/assigned.txt", [recipient_of(saved.assignee)], letter)
    return saved


def unassign(work_key: UUID, locale: Locale) -> None:
    """Take an assignment away; where there is none, nothing happens."""
    TranslationAssignment.objects.filter(work_key=work_key, locale=locale).delete()
