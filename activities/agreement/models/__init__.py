"""Decisions of States, and how they are asked."""

from activities.agreement.models.decision import Decision, RecordHead
from activities.agreement.models.paper import PaperAnswer
from activities.agreement.models.request import AgreementRequest
from activities.agreement.models.task import StateAgreementTask, StateAgreementTaskState

__all__ = [
    "AgreementRequest",
    "Decision",
    "PaperAnswer",
    "RecordHead",
    "StateAgreementTask",
    "StateAgreementTaskState",
]
