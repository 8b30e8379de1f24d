"""A recording of a meeting."""

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel

from panels.recordings.files import TYPES, check_new, ending_of, file_name
from panels.recordings.shortcomings import (
    NO_CAPTIONS,
    NO_DESCRIPTION,
    NO_SIGN_LANGUAGE,
    NO_TRANSCRIPT,
    NO_WORDS,
    NOTHING_TO_PLAY,
    Shortcoming,
)
from portal.languages import BY_CODE, CODES, LANGUAGES, Language, active_language
from portal.reference.fields import SixLabelsField
from portal.reference.fields.six_labels import clean_labels
from portal.uploads.storing import private_storage

LANGUAGE_CHOICES: Final = [(language.code, language.endonym) for language in LANGUAGES]


class Recording(ClusterableModel):
    """Video or sound of a meeting, with all that is needed to follow it.

    Its file may be the portal's own, or it is only a link to where it is shown, such as UN Web TV;
    nothing of another site is ever loaded. One row serves pages in all languages. Resolution
    57/32, paragraph 14, asks for discussions that persons with disabilities can follow in full.
    """

    class Medium(models.TextChoices):
        """What there is to perceive."""

        VIDEO = "video", _("Video")
        AUDIO = "audio", _("Sound")

    titles = SixLabelsField(_("title"), help_text=_("In one language or more."))
    medium = models.CharField(_("kind"), max_length=5, choices=Medium.choices, default=Medium.VIDEO)
    language = models.CharField(
        _("language of the floor"),
        max_length=8,
        choices=[*LANGUAGE_CHOICES, ("mul", _("Several languages"))],
        help_text=_("The language heard in this recording."),
    )
    duration = models.DurationField(
        _("duration"), null=True, blank=True, help_text=_("Such as 1:58:30.")
    )
    file = models.FileField(
        _("file"),
        storage=private_storage,
        upload_to=file_name,
        blank=True,
        help_text=_("MP4, WebM, M4A, MP3, Ogg or WAV, up to 2 GB."),
    )
    url = models.URLField(
        _("address"),
        blank=True,
        help_text=_(
            "Where the recording is shown, such as a page of UN Web TV. It is a link only."
        ),
    )
    captioned_there = models.BooleanField(
        _("captioned where it is shown"), default=False, help_text=_("At the address above.")
    )
    search_text = models.TextField(editable=False)

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the text that the list of recordings is searched by."""
        self.titles = clean_labels(self.titles)
        self.search_text = "\n".join(self.titles.values())
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """See that the file is a recording of the kind it is said to be.

        Raises:
            ValidationError: naming the field.
        """
        super().clean()
        errors: dict[str, Any] = {}
        try:
            check_new(self.file)
        except ValidationError as error:
            errors["file"] = error
        if self.captioned_there and not self.url:
            errors["captioned_there"] = _("Give the address where it is captioned.")
        if errors:
            raise ValidationError(errors)

    @property
    def title_language(self) -> Language:
        """The language of the title that is shown: the reader's, the floor's, or any it has."""
        wanted = (active_language().code, self.language, "en", *CODES)
        code = next((code for code in wanted if self.titles.get(code)), "en")
        return BY_CODE[code]

    @property
    def title(self) -> str:
        """The title in `title_language`."""
        return str(self.titles.get(self.title_language.code, ""))

    @property
    def file_address(self) -> str:
        """Where its own file is sent from."""
        name = f"recording{ending_of(self.file)}"
        return reverse("recordings:file", args=[self.pk, name])

    @property
    def content_type(self) -> str:
        """Media type of the file."""
        return TYPES[ending_of(self.file)]

    def shortcomings(self) -> list[Shortcoming]:
        """Return what keeps somebody from following the recording, what blocks first.

        Costs a query for the tracks, one for the versions and, without captions, one for the
        transcripts, unless they were fetched before. WCAG 2.2, 1.2.1 (sound only), 1.2.2, 1.2.5
        and 1.2.6.
        """
        kinds = {track.kind for track in self.tracks.all()}
        versions = {version.kind for version in self.versions.all()}
        is_video = self.medium == self.Medium.VIDEO
        has_captions = bool(kinds & {"captions", "subtitles"}) or self.captioned_there
        has_words = has_captions or bool(self.written_transcripts.all())
        found: list[Shortcoming] = []
        if not self.file and not self.url:
            found.append(NOTHING_TO_PLAY)
        # What a transcript says can be read instead of heard; captions are best, either will do.
        if not has_words:
            found.append(NO_WORDS if is_video else NO_TRANSCRIPT)
        elif is_video and not has_captions:
            found.append(NO_CAPTIONS)
        if is_video and "descriptions" not in kinds and "described" not in versions:
            found.append(NO_DESCRIPTION)
        if "international_sign" not in versions:
            found.append(NO_SIGN_LANGUAGE)
        return found

    #: Reverse relations, for the type checker.
    tracks: Any
    versions: Any
    written_transcripts: Any
