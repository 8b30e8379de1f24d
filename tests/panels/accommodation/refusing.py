"""A mail server that refuses, and says whom."""

from collections.abc import Sequence
from smtplib import SMTPRecipientsRefused

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class RefusingBackend(BaseEmailBackend):
    """Refuses every recipient as smtplib does."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Refuse."""
        (message,) = email_messages
        raise SMTPRecipientsRefused(dict.fromkeys(message.to, (550, b"no such user")))
