"""What a State has agreed to see published, as it stands now."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.reference.models import State


class AgreedContent(models.Model):
    """One State's agreement in force to one content of one work.

    The record of decisions (``activities.agreement``) is the truth; these rows are what follows
    from it, kept so that one query can ask. Only the agreement room writes them.

    Attributes:
        fingerprint: of the content agreed to, as ``activities.repository.content`` makes it.
        covers_translations: whether faithful translations of that content into the other official
            languages may be published without asking again.
    """

    work_key = models.UUIDField(_("work"))
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="agreed_contents")
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    covers_translations = models.BooleanField(_("translations covered"), default=False)
    agreed_at = models.DateTimeField(_("agreed"))

    class Meta:
        verbose_name = _("agreed content")
        verbose_name_plural = _("agreed contents")
        # Asked for the latest at each visit to a list.
        indexes = [models.Index(fields=["agreed_at"], name="agreed_content_by_time")]
        constraints = [
            models.UniqueConstraint(
                fields=["work_key", "state", "fingerprint"], name="content_agreed_once_a_state"
            )
        ]

    def __str__(self) -> str:
        return f"{self.state_id} {self.work_key}"
