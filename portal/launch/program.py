"""One program of ours, which never outlives us."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from portal.launch.processes import (
    GRACE_SECONDS,
    PR_SET_PDEATHSIG,
    descendants,
    end,
    libc,
    send,
    wait_until,
)


class Program:
    """A running program in a session of its own, its output in a log file.

    In its own session it has no terminal: it can neither ask a question nor be reached by
    Ctrl-C, so we decide in which order things stop. Should we be killed outright, the kernel
    tells it to stop (``PR_SET_PDEATHSIG``); that is bound to the thread that started it, so
    only the main thread may start programs.
    """

    def __init__(  # noqa: PLR0913 -- what a process is made of, all but two by name
        self,
        command: Sequence[str],
        log: Path,
        *,
        env: Mapping[str, str],
        cwd: Path,
        user: str | None = None,
        fresh_log: bool = False,
    ) -> None:
        self.command = list(command)
        self.log = log
        self.started = time.monotonic()
        parent = os.getpid()

        def die_with_parent() -> None:
            libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
            if os.getppid() != parent:
                os._exit(1)

        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("wb" if fresh_log else "ab") as out:
            self.process = subprocess.Popen(  # noqa: S603 -- commands are ours, no shell
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                env=dict(env),
                cwd=cwd,
                user=user,
                group=user,
                extra_groups=[] if user else None,
                start_new_session=True,
                preexec_fn=die_with_parent,  # noqa: PLW1509 -- this process has one thread
            )

    @property
    def pid(self) -> int:
        """The process id."""
        return self.process.pid

    @property
    def seconds(self) -> float:
        """Seconds since it was started."""
        return time.monotonic() - self.started

    def poll(self) -> int | None:
        """Return the exit code, or None while it runs."""
        return self.process.poll()

    def stop(self, grace: float, number: signal.Signals = signal.SIGTERM) -> None:
        """End it and everything below it, gently first.

        Args:
            grace: seconds after which what is still there is killed.
            number: the signal by which this program closes in good order.
        """
        if self.poll() is not None:
            return
        family = descendants(self.pid)
        send(self.pid, number)
        wait_until(lambda: self.poll() is not None, grace)
        if self.poll() is None:
            family += descendants(self.pid)
            self.process.kill()
            self.process.wait()
        end(family, min(grace, GRACE_SECONDS))
