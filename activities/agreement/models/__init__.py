"""Decisions of States, and how they are asked."""

from activities.agreement.models.decision import Decision
from activities.agreement.models.request import AgreementRequest
from activities.agreement.models.task import StateAgreementTask, StateAgreementTaskState

__all__ = ["AgreementRequest", "Decision", "StateAgreementTask", "StateAgreementTaskState"]
