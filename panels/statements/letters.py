"""Letters about a statement: never with a word of what it says."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from panels.statements.access import MODERATES
from panels.statements.models import Statement
from portal.letters.letters import Recipient, post, recipient_of


def write_to_sender(statement: Statement, name: str) -> None:
    """Tell whoever sent it, while they may sign in.

    Args:
        statement: with its sender.
        name: of the letter.
    """
    sender = statement.sender
    if sender is None or not sender.is_active:
        return
    recipient = recipient_of(sender)
    with override(recipient.language.code):
        there = reverse("statements:detail", args=[statement.key])
    _post(name, statement, [recipient], there)


def write_to_secretariat(statement: Statement) -> None:
    """Tell who moderates that there is something to read."""
    told = [recipient_of(user) for user in MODERATES.holders()]
    _post("new", statement, told, reverse("statements_review", args=[statement.pk]))


def _post(name: str, statement: Statement, recipients: list[Recipient], path: str) -> None:
    context = {
        "reference": statement.reference,
        "url": f"{settings.WAGTAILADMIN_BASE_URL}{path}",
    }
    post(f"statements/letters/{name}.txt", recipients, context)
