"""What is said in recordings, as passages that search finds and links to."""

from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import urlencode

from django.db.models import CharField, Count, Max, Model, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat

from panels.recordings.models import Recording, Track, WrittenTranscript
from panels.recordings.presentation import TRANSCRIPT, anchor_of, words_of
from panels.recordings.subtitles.speakers import turns_of
from panels.recordings.transcripts import as_text, clock
from portal.works.documents import Passage

#: Characters from which on the same speaker's next words are a passage of their own: about half a
#: minute. Cues are too short to hold what people ask for.
LONGEST: Final = 500


def spoken(recordings: Iterable[Recording], code: str) -> list[Passage]:
    """Return what is said in a language, one speaker's words after the other's.

    Args:
        recordings: with tracks and transcripts, each with its text.
        code: of the language; there is nothing where the words are in others only.
    """
    found: list[Passage] = []
    for recording in recordings:
        words = words_of(recording).get(code)
        if isinstance(words, Track):
            found += _timed(words)
        elif words is not None:
            found += _written(words)
    return found


def edition_of(uses: type[Model]) -> Subquery:
    """Return what changes whenever words of the recordings on a page do, for a query of pages.

    Args:
        uses: model by which pages show recordings, see ``panels.recordings.public``.
    """
    rows = uses._default_manager.filter(page=OuterRef("pk")).order_by().values("page")  # noqa: SLF001 -- documented model API
    parts = [
        Cast(one, CharField())
        for words in ("recording__tracks", "recording__written_transcripts")
        for one in (Count(words, distinct=True), Max(f"{words}__changed_at"))
    ]
    said = Concat(*(piece for part in parts for piece in (part, Value("/"))))
    return Subquery(rows.annotate(said=said).values("said"))


def _timed(track: Track) -> Iterator[Passage]:
    speaker, start, said, length = "", 0, list[str](), 0
    for cue in track.subtitles().cues:
        for turn in turns_of(cue):
            # Who speaks is said once, and goes on speaking until somebody else is named.
            is_another = bool(turn.speaker) and turn.speaker != speaker
            if said and (is_another or length > LONGEST):
                yield _passage(track, start, speaker, said)
                said, length = [], 0
            if not said:
                start = cue.start
            speaker = turn.speaker or speaker
            said.append(as_text(turn.content))
            length += len(said[-1])
    if said:
        yield _passage(track, start, speaker, said)


def _passage(track: Track, start: int, speaker: str, said: list[str]) -> Passage:
    text = " ".join(said)
    return Passage(
        anchor=f"{anchor_of(track.recording_id)}-{start}",
        label=clock(start),
        text=f"{speaker}: {text}" if speaker else text,
        address=_address(track.language),
    )


def _written(words: WrittenTranscript) -> Iterator[Passage]:
    for number, paragraph in enumerate(words.paragraphs, start=1):
        yield Passage(
            anchor=f"{anchor_of(words.recording_id)}-{words.language}-{number}",
            label="",
            text=paragraph,
            address=_address(words.language),
        )


def _address(code: str) -> str:
    """Return the choice of a language: the reader's own would be shown otherwise."""
    return f"?{urlencode({TRANSCRIPT: code})}"
