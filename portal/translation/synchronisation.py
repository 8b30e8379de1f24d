"""Bringing translations up to date with their source, without losing what is published."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import Translation
from wagtail_localize.views.update_translations import (
    UpdateTranslationsForm,
    UpdateTranslationsView,
)

from portal.translation.records import TranslationRefused


class SynchronisationForm(UpdateTranslationsForm):
    """wagtail-localize's form, saying what happens here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["publish_translations"] = forms.BooleanField(
            label=_("Publish what is complete"),
            required=False,
            help_text=_(
                "Publishes the languages in which every text is translated. "
                "The others stay as they are until they are."
            ),
        )


class SynchronisationView(UpdateTranslationsView):
    """Stands for wagtail-localize's view: publishes what is complete and permitted, says the rest.

    The library's own view publishes the source's new text under other languages, whoever asks.
    """

    def get_form(self) -> SynchronisationForm:
        """Return the form."""
        return SynchronisationForm(self.request.POST if self.request.method == "POST" else None)

    @transaction.atomic
    def form_valid(self, form: SynchronisationForm) -> HttpResponse:
        """Take over the source's text; publish, if asked to, where that is safe."""
        self.object.update_from_db()
        translations = list(
            self.object.translations.filter(enabled=True).select_related("source", "target_locale")
        )
        for translation in translations:
            if form.cleaned_data["publish_translations"]:
                self._publish(translation)
            else:
                self.object.update_target_view_restrictions(translation.target_locale)
        self.components.save(self.object, sources_and_translations={self.object: translations})
        messages.success(self.request, self.get_success_message())
        return redirect(self.get_success_url() or self.get_default_success_url())

    def _publish(self, translation: Translation) -> None:
        """Publish one language, or say why it stays as it is."""
        try:
            with transaction.atomic():
                translation.save_target(user=self.request.user, publish=True)
        except TranslationRefused as refusal:
            messages.warning(self.request, refusal.messages[0])
        except PermissionDenied:
            messages.warning(
                self.request,
                gettext(
                    "Not published in %(language)s: you do not have permission to publish there."
                )
                % {"language": translation.target_locale.get_display_name()},
            )
