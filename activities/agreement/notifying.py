"""Wagtail's own letters about the workflow, kept from what concerns activities.

They name the title and the person who submitted, and e-mail is not private; the portal's letters
are in ``activities.agreement.asking`` and ``correspondents``.
"""

from typing import Any

from wagtail.admin import mail
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from activities.repository.models import ActivityPage


class _NotOfActivities:
    """Sends nothing about an activity."""

    def can_handle(self, instance: Any, **kwargs: Any) -> bool:
        """Return whether it is Wagtail's business, and not about an activity."""
        state = instance if isinstance(instance, WorkflowState) else instance.workflow_state
        model = state.content_type.model_class()
        return not issubclass(model, ActivityPage) and super().can_handle(instance, **kwargs)  # type: ignore[misc]


class _TaskSubmitted(_NotOfActivities, mail.GroupApprovalTaskStateSubmissionEmailNotifier):
    """Tells reviewers of what to review."""


class _Submitted(_NotOfActivities, mail.WorkflowStateSubmissionEmailNotifier):
    """Tells administrators of what was submitted."""


class _Approved(_NotOfActivities, mail.WorkflowStateApprovalEmailNotifier):
    """Tells who submitted of the approval."""


class _Rejected(_NotOfActivities, mail.WorkflowStateRejectionEmailNotifier):
    """Tells who submitted of the rejection."""


# A signal keeps a strong reference to none of its receivers.
_notifiers = {
    "group_approval_task_submitted_email_notification": (
        task_submitted,
        TaskState,
        _TaskSubmitted(),
    ),
    "workflow_state_submitted_email_notification": (
        workflow_submitted,
        WorkflowState,
        _Submitted(),
    ),
    "workflow_state_rejected_email_notification": (workflow_rejected, WorkflowState, _Rejected()),
    "workflow_state_approved_email_notification": (workflow_approved, WorkflowState, _Approved()),
}


def replace_wagtails() -> None:
    """Connect these in the place of Wagtail's own.

    Of two receivers with the same ``dispatch_uid`` a signal keeps the first, so it does not
    matter whether Wagtail's admin has connected its own before or does so afterwards.
    """
    for uid, (signal, sender, notifier) in _notifiers.items():
        signal.disconnect(sender=sender, dispatch_uid=uid)
        signal.connect(notifier, sender=sender, dispatch_uid=uid)
