"""What is said in a recording, written down without times."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from panels.recordings.models.recording import LANGUAGE_CHOICES, Recording


class WrittenTranscript(Orderable):
    """A transcript in one language that nobody has set to the times of the recording.

    It lets a recording be published that has no captions yet (WCAG 2.2, 1.2.1); words with times
    in the same language take its place.
    """

    recording = ParentalKey(Recording, on_delete=models.CASCADE, related_name="written_transcripts")
    language = models.CharField(_("language"), max_length=8, choices=LANGUAGE_CHOICES)
    text = models.TextField(
        _("text"),
        help_text=_(
            "Plain text. Leave an empty line where somebody else begins to speak, and begin with "
            "their name and a colon."
        ),
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta(Orderable.Meta):
        verbose_name = _("transcript without times")
        verbose_name_plural = _("transcripts without times")

    def __str__(self) -> str:
        return str(self.get_language_display())

    @property
    def paragraphs(self) -> list[str]:
        """Its paragraphs, each as one line."""
        parts = self.text.replace("\r\n", "\n").split("\n\n")
        return [line for part in parts if (line := " ".join(part.split()))]
