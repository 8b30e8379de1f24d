"""A recording of a panel discussion."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from panels.recordings.public import register_use


@register_use
class PanelRecording(Orderable):
    """Shows a recording on the page of a panel.

    Has no text of its own: titles and tracks are in all languages where the recording is. So it is
    not translated, but taken over by each translation as the source has it.
    """

    page = ParentalKey("PanelPage", on_delete=models.CASCADE, related_name="recordings")
    recording = models.ForeignKey(
        "recordings.Recording",
        verbose_name=_("recording"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta(Orderable.Meta):
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")

    def __str__(self) -> str:
        return str(self.recording)
