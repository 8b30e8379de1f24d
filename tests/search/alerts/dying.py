"""A process of its own that plans and sends, and is killed with -9 where ``KILLED_AT`` says.

``accepted``: the mail server has a letter and nobody has noted that. Else a part of an SQL
statement, before which the process dies, in the middle of its transaction.
"""

import os
import signal
import sys
from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

import django


def main() -> None:
    """Do one run, in which every search finds everything."""
    django.setup()
    from django.conf import settings  # noqa: PLC0415 -- needs what was set up
    from django.db import connection  # noqa: PLC0415 -- as above
    from django.utils import timezone  # noqa: PLC0415 -- as above

    from search.alerts.appearances import Look  # noqa: PLC0415 -- as above
    from search.alerts.planning import plan  # noqa: PLC0415 -- as above
    from search.alerts.posting import send_planned  # noqa: PLC0415 -- as above

    settings.EMAIL_BACKEND = "tests.search.alerts.folder_mail.FolderMail"
    os.environ["MAIL_FOLDER"] = sys.argv[1]

    def everything(_wanted: object, _reader: object, keys: Collection[UUID]) -> set[UUID]:
        return set(keys)

    def settled(_seen: Look, _keys: Collection[UUID]) -> None:
        return None

    def dies(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if os.environ["KILLED_AT"] in sql:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, *rest)

    with connection.execute_wrapper(dies):
        now = timezone.now()
        plan(now, find=everything, settle=settled)
        send_planned(now)


if __name__ == "__main__":
    main()
