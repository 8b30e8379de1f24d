"""What is said or seen in a recording, in words with times."""

from functools import lru_cache

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from panels.recordings.models.recording import LANGUAGE_CHOICES, Recording
from panels.recordings.subtitles import Subtitles, read_vtt


class Track(Orderable):
    """Words with times, in one language.

    A recording has one track of words, captions or subtitles, in a language, and one of
    descriptions. The transcript in that language is made of the words.

    Attributes:
        text: WebVTT as ``panels.recordings.subtitles`` writes it, whatever it was uploaded as.
    """

    class Kind(models.TextChoices):
        """What the words are for, as HTML names it."""

        CAPTIONS = "captions", _("Captions: speech and sounds, for those who do not hear")
        SUBTITLES = "subtitles", _("Subtitles: speech in another language")
        DESCRIPTIONS = "descriptions", _("Descriptions: what is seen, for those who do not see")

    recording = ParentalKey(Recording, on_delete=models.CASCADE, related_name="tracks")
    language = models.CharField(_("language"), max_length=8, choices=LANGUAGE_CHOICES)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.CAPTIONS)
    text = models.TextField(
        _("text"),
        blank=True,
        help_text=_("WebVTT. Choose a file, or type or paste the text here."),
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta(Orderable.Meta):
        verbose_name = _("track")
        verbose_name_plural = _("tracks")

    def __str__(self) -> str:
        return f"{self.get_language_display()}: {self.get_kind_display()}"

    @property
    def is_words(self) -> bool:
        """Whether it says what is said, so that a transcript is made of it."""
        return self.kind != self.Kind.DESCRIPTIONS

    def subtitles(self) -> Subtitles:
        """Return what the text holds."""
        return read_stored(self.text)


@lru_cache(maxsize=32)
def read_stored(text: str) -> Subtitles:
    """Read a stored text; the last few stay read, since a page shows the same again and again."""
    return read_vtt(text)
