"""The workflow that activities go through."""

from collections.abc import Iterable
from typing import Final

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from activities.agreement.models import StateAgreementTask
from portal.accounts.access import SECRETARIAT

WORKFLOW: Final = "Activities"
REVIEW: Final = "Secretariat review"
AGREEMENT: Final = "Agreement of the States concerned"


@transaction.atomic
def ensure_workflow(sections: Iterable[Page]) -> Workflow:
    """Make the workflow where it is missing and have it hold for every section.

    Each language's section needs it, because a translation is a page of its own tree.

    Args:
        sections: the sections of cooperation, one a language.

    Returns:
        The workflow: review by the secretariat, then agreement of the States concerned.
    """
    group, _made = Group.objects.get_or_create(name=SECRETARIAT)
    review, _made = GroupApprovalTask.objects.get_or_create(name=REVIEW)
    review.groups.add(group)
    agreement, _made = StateAgreementTask.objects.get_or_create(name=AGREEMENT)
    workflow, _made = Workflow.objects.get_or_create(name=WORKFLOW)
    for order, task in enumerate((review, agreement)):
        WorkflowTask.objects.update_or_create(
            workflow=workflow, task=task, defaults={"sort_order": order}
        )
    for section in sections:
        WorkflowPage.objects.update_or_create(
            page=Page.objects.get(pk=section.pk), defaults={"workflow": workflow}
        )
    return workflow
