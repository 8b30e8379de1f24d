"""Running pytest on one database, shown as it goes."""

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from portal.launch.console import Echo, say
from portal.launch.program import Program
from portal.launch.steps import GRACE_SECONDS, TICK_SECONDS, Steps, log_name

LIMIT_SECONDS = 65 * 60.0
CLOSING = re.compile(r"^=+ .*\b(?:passed|failed|errors?|no tests ran|deselected)\b.* =+$")


@dataclass
class Suite:
    """The tests on one database.

    Attributes:
        title: what it is called in the summary.
        arguments: what pytest gets.
        env: what differs from the usual environment.
        seconds: how long it took.
        ok: how it went; None when it did not run.
        closing: pytest's own last line.
        failures: its lines about what failed.
    """

    title: str
    arguments: list[str]
    env: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    ok: bool | None = None
    closing: str = ""
    failures: list[str] = field(default_factory=list)

    def run(self, steps: Steps, env: Mapping[str, str]) -> None:
        """Run the tests, echo their output, note how it went."""
        say()
        say(f"── {self.title} ──")
        log = steps.places.logs / f"{log_name(self.title)}.log"
        command = [str(steps.places.python), "-m", "pytest", "--color=no", *self.arguments]
        program = Program(
            command, log, env={**env, **self.env}, cwd=steps.places.root, fresh_log=True
        )
        echo = Echo(log)
        try:
            while program.poll() is None:
                steps.stop.check()
                steps.background()
                echo.advance()
                if program.seconds > LIMIT_SECONDS:
                    say(f"Given up after {LIMIT_SECONDS / 60:.0f} minutes.")
                    program.stop(GRACE_SECONDS)
                time.sleep(TICK_SECONDS)
        finally:
            program.stop(GRACE_SECONDS)
            echo.advance()
        self.seconds = program.seconds
        self.ok = program.poll() == 0
        self._read(log)

    def _read(self, log: Path) -> None:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        self.closing = next((line for line in reversed(lines) if CLOSING.match(line)), "")
        self.failures = [line for line in lines if line.startswith(("FAILED ", "ERROR "))]
