"""What the person at the terminal sees."""

import codecs
import contextlib
import sys
import time
from pathlib import Path

QUIET_SECONDS = 10.0
WIDTH = 78
CLEAR = "\r\x1b[2K"
TAIL_BYTES = 20_000


def say(text: str = "") -> None:
    """Write one line at once; a closed terminal or pipe is no reason to fail."""
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.write((CLEAR if sys.stdout.isatty() else "") + text + "\n")
        sys.stdout.flush()


def last_lines(log: Path, count: int) -> list[str]:
    """Return the last ``count`` non-empty lines of a log, oldest first."""
    try:
        with log.open("rb") as file:
            file.seek(0, 2)
            file.seek(max(0, file.tell() - TAIL_BYTES))
            text = file.read().decode("utf-8", errors="replace")
    except OSError:
        return []
    lines = [line.rstrip() for line in text.replace("\r", "\n").split("\n")]
    return [line for line in lines if line][-count:]


def duration(seconds: float) -> str:
    """Return a time span in words: ``0.4 s``, ``12 s``, ``3 min 05 s``."""
    if seconds < 10:  # noqa: PLR2004 -- below ten seconds a decimal says something
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"


class Progress:
    """One long step: a line that counts on a terminal, a line now and then elsewhere."""

    def __init__(self, title: str, log: Path | None = None) -> None:
        self.title = title
        self.log = log
        self.started = time.monotonic()
        self.shown = self.started
        self.on_terminal = sys.stdout.isatty()
        if self.on_terminal:
            self._draw(f"… {title}")
        else:
            say(f"… {title}")

    @property
    def seconds(self) -> float:
        """Seconds since the step began."""
        return time.monotonic() - self.started

    def tick(self) -> None:
        """Show that the step is still going on; call it often."""
        now = time.monotonic()
        if self.on_terminal and now - self.shown >= 1:
            self.shown = now
            self._draw(f"… {self.title} ({duration(self.seconds)}) {self._detail()}")
        elif not self.on_terminal and now - self.shown >= QUIET_SECONDS:
            self.shown = now
            say(f"    {duration(self.seconds)} {self._detail()}".rstrip())

    def done(self, *, ok: bool = True, note: str = "") -> None:
        """Close the step with its time."""
        text = f"{'✓' if ok else '✗'} {self.title} ({duration(self.seconds)})"
        say(f"{text} {note}".rstrip())

    def _detail(self) -> str:
        lines = last_lines(self.log, 1) if self.log else []
        return lines[0].strip()[:WIDTH] if lines else ""

    def _draw(self, text: str) -> None:
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.write(CLEAR + text[:WIDTH])
            sys.stdout.flush()


class Echo:
    """Repeats on the screen what a program adds to its log."""

    def __init__(self, log: Path) -> None:
        self.log = log
        self.offset = 0
        self.decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode

    def advance(self) -> None:
        """Write what has been added since the last time."""
        with self.log.open("rb") as file:
            file.seek(self.offset)
            added = file.read()
        self.offset += len(added)
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.write(self.decode(added))
            sys.stdout.flush()
