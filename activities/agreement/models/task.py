"""The step of the workflow in which States are asked."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState, WorkflowState


class StateAgreementTaskState(TaskState):
    """One asking: its revision is what the States are shown; one request a State belongs to it."""


class StateAgreementTask(Task):
    """Waits until every State concerned has agreed to the revision in review.

    Nobody acts on it in the admin: States answer on their own pages, and the secretariat never
    answers for them.
    """

    task_state_class = StateAgreementTaskState
    admin_form_fields: ClassVar[list[str]] = Task.admin_form_fields

    class Meta:
        verbose_name = _("Agreement of the States concerned")
        verbose_name_plural = _("Agreement of the States concerned")

    @transaction.atomic
    def start(self, workflow_state: WorkflowState, user: Any = None) -> StateAgreementTaskState:
        """Ask the States of the latest revision."""
        from activities.agreement.asking import ask  # noqa: PLC0415 -- needs these models

        task_state: StateAgreementTaskState = super().start(workflow_state, user=user)
        ask(task_state)
        return task_state

    def locked_for_user(self, obj: Any, user: Any) -> bool:  # noqa: ARG002 -- Wagtail's
        """Keep the page as the States are shown it; an administrator's change asks them anew."""
        return not user.is_superuser

    def get_actions(self, obj: Any, user: Any) -> list[Any]:  # noqa: ARG002 -- Wagtail's
        """Return none, whoever asks."""
        return []

    def on_action(self, *_args: Any, **_kwargs: Any) -> None:
        """Refuse.

        Raises:
            PermissionDenied: always.
        """
        raise PermissionDenied

    @classmethod
    def get_description(cls) -> Any:
        """Return what the list of tasks says."""
        return _("Every State concerned answers on its own page; nobody answers for it here")
