"""A mail server in memory, which keeps one letter of each Message-ID."""

import re
from collections.abc import Callable, Sequence
from typing import ClassVar
from uuid import UUID

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

KEY = re.compile(r"/(?:notes|works)/([0-9a-f-]{36})/")


class Postbox(BaseEmailBackend):
    """What was accepted, and what happens before and after that."""

    accepted: ClassVar[dict[str, tuple[str, frozenset[UUID]]]] = {}
    deliveries: ClassVar[list[str]] = []
    before: ClassVar[list[Callable[[], None]]] = []
    after: ClassVar[list[Callable[[], None]]] = []

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            for hook in self.before:
                hook()
            keys = frozenset(UUID(key) for key in KEY.findall(str(message.body)))
            number = message.extra_headers["Message-ID"]
            self.deliveries.append(number)
            self.accepted.setdefault(number, (message.to[0], keys))
            for hook in self.after:
                hook()
        return len(email_messages)

    @classmethod
    def empty(cls) -> None:
        cls.accepted.clear()
        cls.deliveries.clear()
        cls.before.clear()
        cls.after.clear()
