"""Submitting pages for translation: creates drafts, only where they can and may be."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page
from wagtail_localize.operations import translate_object
from wagtail_localize.views.submit_translations import (
    SubmitPageTranslationView,
    SubmitTranslationForm,
)

from portal.translation.permissions import may_create_version, parent_in
from portal.translation.records import named


def languages_open_to(page: Page, user: AbstractBaseUser) -> list[Locale]:
    """Return the locales into which a user can submit a page now.

    Those in which it does not exist yet, its parent does, and the user may add pages there.
    """
    existing = page.get_translations(inclusive=True).values("locale_id")
    return [
        locale
        for locale in Locale.objects.exclude(pk__in=existing)
        if parent_in(page, locale) is not None and may_create_version(user, page, locale)
    ]


def below(page: Page) -> Iterator[Page]:
    """Yield the pages below a page, parents before their children."""
    for child in page.get_children().specific():
        yield child
        yield from below(child)


class SubmissionForm(SubmitTranslationForm):
    """Offers the languages in which the parent page exists, and says which need it first."""

    def __init__(self, instance: Page, user: AbstractBaseUser, *args: Any, **kwargs: Any) -> None:
        super().__init__(instance, *args, **kwargs)
        locales = self.fields["locales"]
        waiting = [
            locale.get_display_name()
            for locale in locales.queryset
            if parent_in(instance, locale) is None
        ]
        locales.queryset = locales.queryset.filter(
            pk__in=[locale.pk for locale in languages_open_to(instance, user)]
        )
        locales.label = _("Languages")
        if waiting:
            locales.help_text = gettext(
                "Translate the page above this one first into: %(languages)s."
            ) % {"languages": named(waiting)}
        self.fields["include_subtree"].help_text = _(
            "The pages below are submitted too, in the same languages."
        )


class SubmissionView(SubmitPageTranslationView):
    """Stands for wagtail-localize's view: no aliases, no touching of versions that exist.

    The library's own submission of a subtree re-opens and overwrites versions of the pages below
    that were written by hand, and makes aliases of missing parents.
    """

    def get_form(self) -> SubmissionForm:
        """Return the form for this page and user."""
        if self.request.method == "POST":
            return SubmissionForm(self.object, self.request.user, self.request.POST)
        chosen = Locale.objects.filter(language_code=self.request.GET.get("select_locale", ""))
        return SubmissionForm(self.object, self.request.user, initial={"locales": chosen})

    def get_success_message(self, locales: str) -> str:
        """Say that drafts were created: nothing is published by submitting."""
        return gettext(
            "The page “%(title)s” can now be translated into: %(languages)s. "
            "Nothing is published until it is translated."
        ) % {"title": self.object.get_admin_display_title(), "languages": locales}

    @transaction.atomic
    def form_valid(self, form: SubmissionForm) -> HttpResponse:
        """Create drafts of the page and, if asked for, of the pages below it."""
        locales: Iterable[Locale] = form.cleaned_data["locales"]
        user = self.request.user
        translate_object(self.object, locales, self.components, user)
        if form.cleaned_data["include_subtree"]:
            for page in below(self.object):
                # Asked for each page anew: its parent may have been submitted just now.
                if chosen := [loc for loc in languages_open_to(page, user) if loc in locales]:
                    translate_object(page, chosen, self.components, user)
        created = [locale for locale in locales if self.object.has_translation(locale)]
        refused = [locale for locale in locales if locale not in created]
        if created:
            messages.success(
                self.request,
                self.get_success_message(", ".join(loc.get_display_name() for loc in created)),
            )
        if refused:
            messages.error(
                self.request,
                gettext(
                    "No draft could be made in %(languages)s: the page does not pass its own "
                    "checks. Open it, correct what is marked, and submit it again."
                )
                % {"languages": named(loc.get_display_name() for loc in refused)},
            )
        single = self.object.get_translation(created[0]) if len(created) == 1 else None
        return redirect(self.get_success_url() or self.get_default_success_url(single))

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Demand that the user may see the source page in the admin at all."""
        page = self.get_object()
        if not request.user.has_perm("wagtail_localize.submit_translation") or not (
            page.permissions_for_user(request.user).can_edit()
            or languages_open_to(page, request.user)
        ):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response
