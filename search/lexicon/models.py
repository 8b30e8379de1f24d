"""Versions of the lexicon: shared by every machine, because the database is."""

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class LexiconVersion(models.Model):
    """One lexicon as it was trained.

    Attributes:
        sources: what it was learned from: ``{"name": …, "rows": …}`` each.
        figures: what was measured: words by language, and recall by pair of languages without a
            lexicon, with the one before and with this one.
        content: as ``search.lexicon.storage`` packs it.
        is_used: whether queries use it; at most one is used.
    """

    created = models.DateTimeField(_("created"), default=timezone.now)
    sources = models.JSONField(_("sources"))
    figures = models.JSONField(_("figures"))
    content = models.BinaryField(_("content"))
    is_used = models.BooleanField(_("in use"), default=False)

    class Meta:
        verbose_name = _("version of the lexicon")
        verbose_name_plural = _("versions of the lexicon")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_used"], condition=Q(is_used=True), name="one_lexicon_in_use"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @classmethod
    def used(cls) -> "LexiconVersion | None":
        """Return the version that queries use."""
        return cls.objects.filter(is_used=True).first()

    @classmethod
    def put_out_of_use(cls) -> int:
        """Let queries use none; return how many were in use."""
        return cls.objects.filter(is_used=True).update(is_used=False)

    def put_in_use(self) -> None:
        """Let queries use this version instead of any other."""
        with transaction.atomic():
            type(self).put_out_of_use()
            self.is_used = True
            self.save()
