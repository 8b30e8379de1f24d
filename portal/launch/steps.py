"""Running one command after another, each with its log and its time on the screen."""

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from portal.launch.console import Progress, last_lines, say
from portal.launch.places import Places
from portal.launch.program import Program
from portal.launch.shutdown import StopRequest
from portal.launch.supervisor import ending

TICK_SECONDS = 0.1
GRACE_SECONDS = 5.0
TAIL = 25


# What it is called, program and arguments, and its log if not one named after it.
Command = tuple[str, Sequence[str], Path | None]


class StepFailed(Exception):  # noqa: N818 -- reads as what happened
    """A command failed; what it wrote last has been shown."""


def log_name(title: str) -> str:
    """Return a file name for a step: its title in small letters and dashes."""
    return "-".join("".join(c if c.isalnum() else " " for c in title.lower()).split())


class Steps:
    """Runs commands to their end while other things go on.

    Args:
        places: the checkout.
        stop: asked at every moment whether to go on.
        background: called many times a second, for what goes on beside the steps.
    """

    def __init__(
        self, places: Places, stop: StopRequest, background: Callable[[], None] = lambda: None
    ) -> None:
        self.places = places
        self.stop = stop
        self.background = background

    def run(
        self, title: str, command: Sequence[str], *, env: Mapping[str, str], log: Path | None = None
    ) -> None:
        """Run one command to its end.

        Raises:
            StepFailed: it failed; the end of its log has been shown.
            StopRequested: somebody asked to stop; the command has been ended.
        """
        self.together([(title, command, log)], env=env)

    def together(self, commands: Sequence[Command], *, env: Mapping[str, str]) -> None:
        """Run several commands at the same time, under one line on the screen."""
        programs = {
            title: Program(
                command,
                log or self.places.logs / f"{log_name(title)}.log",
                env=env,
                cwd=self.places.root,
                fresh_log=True,
            )
            for title, command, log in commands
        }
        progress = Progress(", ".join(programs), next(iter(programs.values())).log)
        try:
            self.wait(lambda: all(p.poll() is not None for p in programs.values()), progress)
        finally:
            for program in programs.values():
                program.stop(GRACE_SECONDS)
        failed = {title: program for title, program in programs.items() if program.poll()}
        progress.done(ok=not failed)
        for title, program in failed.items():
            say(f"{title} failed ({ending(program.poll() or 0)}). The end of {program.log}:")
            for line in last_lines(program.log, TAIL):
                say(f"    {line}")
        if failed:
            raise StepFailed(", ".join(failed))

    def wait(self, condition: Callable[[], bool], progress: Progress) -> None:
        """Wait for ``condition``, showing that time passes.

        Raises:
            StopRequested: somebody asked to stop.
        """
        while not condition():
            self.stop.check()
            self.background()
            progress.tick()
            time.sleep(TICK_SECONDS)
