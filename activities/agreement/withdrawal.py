"""Withdrawal of a State's agreement, which takes effect at once."""

from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.actions.unpublish_page import UnpublishPageAction

from activities.agreement.answering import AnswerRefusedError, demand_focal_point
from activities.agreement.correspondents import write_to_correspondents
from activities.agreement.models import Decision
from activities.agreement.record import append
from activities.repository.content import content_of
from activities.repository.models import ActivityPage, AgreedContent
from portal.reference.models import State


class NothingToWithdrawError(AnswerRefusedError):
    """The State has no agreement in force to the work."""

    message = _("Your State has no agreement in force to this activity.")


@transaction.atomic
def withdraw(work_key: UUID, state: State, user: User, reason: str = "") -> Decision:
    """Record that a State takes back its agreement, and unpublish every version of the work.

    A version that is in review goes on being asked about. Search hears of it in the same
    transaction, from the page and from what was agreed to.

    Args:
        work_key: the work's.
        state: the State that withdraws.
        user: a focal point in office of it.
        reason: what the person wrote, if anything.

    Returns:
        The entry of the record.

    Raises:
        NotFocalPointError: the person does not answer for the State.
        NothingToWithdrawError: there is no agreement in force.
    """
    demand_focal_point(user, state)
    if not AgreedContent.objects.filter(work_key=work_key, state=state).exists():
        raise NothingToWithdrawError
    live = list(
        ActivityPage.objects.filter(translation_key=work_key, live=True).select_related("locale")
    )
    decision = append(
        Decision.Kind.WITHDRAWN,
        work_key=work_key,
        state=state,
        user=user,
        contents={page.locale.language_code: content_of(page) for page in live},
        reason=reason.strip(),
    )
    for page in live:
        # Focal points need no rights in the editing admin.
        UnpublishPageAction(page, user=user).execute(skip_permission_checks=True)
    write_to_correspondents("agreement/letters/withdrawn.txt", work_key, decision.reference)
    return decision
