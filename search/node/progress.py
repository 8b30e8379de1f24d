"""A long download as the person at the terminal sees it."""

import sys
import time
from typing import TextIO

MEGABYTE = 1_000_000
REFRESH_SECONDS = 0.2
QUIET_SECONDS = 10.0


class Progress:
    """Shows how far a file has come: a refreshed line on a terminal, else a line now and then."""

    def __init__(self, title: str, total: int, stream: TextIO | None = None) -> None:
        self.title = title
        self.total = total
        self.stream = sys.stderr if stream is None else stream
        self.on_terminal = self.stream.isatty()
        self.first: tuple[float, int] | None = None
        self.shown_at = float("-inf")
        self.shown_text = ""

    def update(self, done: int) -> None:
        """Tell that ``done`` bytes are there; call it as often as convenient."""
        now = time.monotonic()
        if self.first is None:
            self.first = (now, done)
        wait = REFRESH_SECONDS if self.on_terminal else QUIET_SECONDS
        if now - self.shown_at >= wait:
            self._show(self._text(done, now), now)

    def finish(self, done: int) -> None:
        """Show the last state and end the line."""
        self._show(self._text(done, time.monotonic()), time.monotonic())
        if self.on_terminal:
            self.stream.write("\n")
            self.stream.flush()

    def _text(self, done: int, now: float) -> str:
        share = 100 * done // self.total if self.total else 100
        text = f"{self.title}: {done / MEGABYTE:.0f} of {self.total / MEGABYTE:.0f} MB ({share} %)"
        if self.first is not None and now - self.first[0] >= 1 and done > self.first[1]:
            speed = (done - self.first[1]) / (now - self.first[0])
            text += f", {speed / MEGABYTE:.1f} MB/s"
        return text

    def _show(self, text: str, now: float) -> None:
        if text == self.shown_text:
            return
        self.shown_at, self.shown_text = now, text
        self.stream.write(f"\r\x1b[2K{text}" if self.on_terminal else text + "\n")
        self.stream.flush()
