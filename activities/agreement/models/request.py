"""What one State is asked at one time."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.agreement.models.decision import Decision
from activities.agreement.models.task import StateAgreementTaskState
from portal.reference.models import State


class AgreementRequest(models.Model):
    """A question to a State; a deadline that passes answers nothing.

    Attributes:
        fingerprint: of the content asked about. Wagtail can save anew under the same revision,
            so the revision alone does not say what the State is shown.
        link_number: how many times a signed link was issued; only the latest one works.
        answer: the entry of the record that answers it; none while it is open.
        closed_at: when it was answered or no longer needed an answer.
        delegate: the focal point of the same State that it was passed to.
    """

    task_state = models.ForeignKey(
        StateAgreementTaskState, on_delete=models.CASCADE, related_name="requests"
    )
    work_key = models.UUIDField(_("work"), db_index=True)
    state = models.ForeignKey(
        State, verbose_name=_("State"), on_delete=models.PROTECT, related_name="agreement_requests"
    )
    fingerprint = models.CharField(max_length=64)
    link_number = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField(_("asked"))
    answer_by = models.DateField(_("answer hoped for by"))
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    delegate = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="delegated_requests",
    )
    answer = models.OneToOneField(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="request"
    )
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    class Meta:
        verbose_name = _("request for agreement")
        verbose_name_plural = _("requests for agreement")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["task_state", "state"], name="state_asked_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.work_key} {self.state_id}"
