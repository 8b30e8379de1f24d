"""What happens when the workflow of a page has come to its end.

Named by ``WAGTAIL_FINISH_WORKFLOW_ACTION`` and imported while Wagtail's own models load: it must
not import a model itself.
"""

from typing import Any

from wagtail.workflows import publish_workflow_state


def publish_agreed(workflow_state: Any, user: Any = None) -> None:
    """Publish the revision that every State concerned agreed to, else nothing.

    Wagtail's own action publishes the latest revision whatever was agreed to, fails for those
    who may not publish, and runs as well when the last task is cancelled or deactivated. Other
    pages are published as Wagtail does.
    """
    from activities.agreement.concerned import states_missing, states_of  # noqa: PLC0415 -- see above
    from activities.agreement.models import StateAgreementTaskState  # noqa: PLC0415 -- see above
    from activities.repository.models import ActivityPage  # noqa: PLC0415 -- see above

    if not issubclass(workflow_state.content_type.model_class(), ActivityPage):
        publish_workflow_state(workflow_state, user=user)
        return
    # Read anew: what is in memory may be from before the last answer.
    task_state = StateAgreementTaskState.objects.filter(
        pk=workflow_state.current_task_state_id, status=StateAgreementTaskState.STATUS_APPROVED
    ).first()
    if task_state is None:
        return
    page = task_state.revision.as_object()
    states = states_of(page)
    if states and not states_missing(page, states):
        task_state.revision.publish(user=user, skip_permission_checks=True)
