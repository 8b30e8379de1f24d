"""A mail server that keeps letters in a folder, one of each Message-ID."""

import os
import signal
from collections.abc import Sequence
from pathlib import Path

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class FolderMail(BaseEmailBackend):
    """Files named by Message-ID: an address, then the text."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(os.environ["MAIL_FOLDER"])
        for message in email_messages:
            file = folder / message.extra_headers["Message-ID"].strip("<>")
            if not file.exists():
                file.write_text(f"{message.to[0]}\n{message.body}")
            with (folder / "attempts").open("a") as attempts:
                attempts.write(f"{file.name}\n")
            if os.environ.get("KILLED_AT") == "accepted":
                os.kill(os.getpid(), signal.SIGKILL)
        return len(email_messages)
