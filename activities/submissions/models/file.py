"""A file of a submission."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.submissions.models.submission import Submission


class SubmissionFile(models.Model):
    """A document that goes with a submission; the guard of documents decides who gets it."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("document"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    title = models.CharField(_("title"), max_length=200)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title
