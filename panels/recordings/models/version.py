"""A recording once more, for those who need it in another form."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from panels.recordings.files import TYPES, check_new, ending_of, file_name
from panels.recordings.models.recording import LANGUAGE_CHOICES, Recording
from portal.uploads.storing import private_storage


class Version(Orderable):
    """The same recording with sign language, or with what is seen described aloud."""

    class Kind(models.TextChoices):
        """What is different."""

        INTERNATIONAL_SIGN = "international_sign", _("International Sign")
        NATIONAL_SIGN = "national_sign", _("National sign language")
        DESCRIBED = "described", _("Audio description")

    recording = ParentalKey(Recording, on_delete=models.CASCADE, related_name="versions")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    sign_language = models.CharField(
        _("sign language"),
        max_length=80,
        blank=True,
        help_text=_("Its own name, such as Langue des signes française."),
    )
    language = models.CharField(
        _("spoken language"), max_length=8, choices=LANGUAGE_CHOICES, blank=True
    )
    file = models.FileField(_("file"), storage=private_storage, upload_to=file_name, blank=True)
    url = models.URLField(_("address"), blank=True, help_text=_("It is a link only."))

    class Meta(Orderable.Meta):
        verbose_name = _("other version")
        verbose_name_plural = _("other versions")

    def __str__(self) -> str:
        return self.sign_language or str(self.get_kind_display())

    def clean(self) -> None:
        """See that there is something to show, and that a national sign language has its name.

        Raises:
            ValidationError: naming the field.
        """
        super().clean()
        errors: dict[str, Any] = {}
        try:
            check_new(self.file)
        except ValidationError as error:
            errors["file"] = error
        if not self.file and not self.url:
            errors["file"] = _("Choose a file or give an address.")
        if self.kind == self.Kind.NATIONAL_SIGN and not self.sign_language:
            errors["sign_language"] = _("Give the name of the sign language.")
        if errors:
            raise ValidationError(errors)

    @property
    def file_address(self) -> str:
        """Where its own file is sent from."""
        name = f"version-{self.pk}{ending_of(self.file)}"
        return reverse("recordings:file", args=[self.recording_id, name])

    @property
    def content_type(self) -> str:
        """Media type of the file."""
        return TYPES[ending_of(self.file)]
