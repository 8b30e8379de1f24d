"""How cues follow one another."""

from collections.abc import Sequence

from panels.recordings.subtitles.cues import Cue
from panels.recordings.subtitles.problems import MOST_CUES, Findings


def check_sequence(cues: Sequence[Cue], found: Findings) -> None:
    """Note cues out of order, over one another or with the identifier of another.

    WebVTT lets cues be shown at once. Here they may not be: browsers move one of them away from
    where it was put, and in a transcript neither has an end before the other begins.
    """
    if len(cues) > MOST_CUES:
        found.add(0, "many")
    names: dict[str, int] = {}
    for cue in cues:
        if cue.identifier in names:
            found.add(cue.line, "name_twice", name=cue.identifier[:40], other=names[cue.identifier])
        elif cue.identifier:
            names[cue.identifier] = cue.line
    latest: Cue | None = None
    for cue in cues:
        if latest is not None and cue.start < latest.start:
            found.add(cue.line, "order", other=latest.line)
            continue
        if latest is not None and cue.start < latest.end:
            found.add(cue.line, "overlap", other=latest.line)
        latest = cue
