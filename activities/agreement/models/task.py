"""The step of the workflow in which States are asked."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState


class StateAgreementTaskState(TaskState):
    """One asking: its revision is what the States are shown; one request a State belongs to it."""


class StateAgreementTask(Task):
    """Waits until every State concerned has agreed to the revision in review."""

    task_state_class = StateAgreementTaskState
    admin_form_fields: ClassVar[list[str]] = Task.admin_form_fields

    class Meta:
        verbose_name = _("Agreement of the States concerned")
        verbose_name_plural = _("Agreement of the States concerned")
