"""What a page shows of its recordings, chosen for the reader."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.db.models import Prefetch
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from panels.recordings.models import Recording, Track, Version, WrittenTranscript
from panels.recordings.transcripts import Passage, passages
from portal.languages import BY_CODE, Language, active_language

#: Names of the reader's choices in the query string; they hold for all recordings of a page.
TRANSCRIPT, VERSION = "transcript", "version"

#: What is said, with times or without.
Words = Track | WrittenTranscript


@dataclass(frozen=True, slots=True)
class Source:
    """A file to play."""

    address: str
    content_type: str
    is_video: bool


@dataclass(frozen=True, slots=True)
class PlayerTrack:
    """A track that the browser shows."""

    kind: str
    language: Language
    address: str
    is_default: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """Another version, or another language of the transcript.

    Attributes:
        label: its name.
        address: where the page shows it.
        is_current: whether it is shown now.
        language: which its label is in; none for the language of the interface.
    """

    label: str
    address: str
    is_current: bool
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A link to another site.

    Attributes:
        what: the version, empty for the recording itself.
        address: where it is shown.
        host: name of the site.
    """

    what: str
    address: str
    host: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """The words in one language.

    Attributes:
        passages: with times; none when they have none.
        paragraphs: without times; none when they have some.
        text_address: of a file of plain text.
        vtt_address: of the captions; empty for words without times.
    """

    language: Language
    passages: list[Passage]
    paragraphs: list[str]
    text_address: str
    vtt_address: str


@dataclass(frozen=True, slots=True)
class Player:
    """A recording as one reader gets it.

    Attributes:
        anchor: ``id`` of its element, and the beginning of those inside it.
        title_language: none where the title is in the language of the interface.
        source: none where the recording is shown elsewhere only.
        transcript: none where there are no words.
    """

    recording: Recording
    anchor: str
    title_language: Language | None
    source: Source | None
    transcript: Transcript | None
    tracks: list[PlayerTrack] = field(default_factory=list)
    versions: list[Choice] = field(default_factory=list)
    languages: list[Choice] = field(default_factory=list)
    elsewhere: list[Elsewhere] = field(default_factory=list)


def players_for(request: HttpRequest, uses: Iterable[Any]) -> list[Player]:
    """Return the players of a page, in its order, at six queries however many there are.

    Args:
        request: of the reader, who may have chosen a version and the language of transcripts.
        uses: rows with a ``recording_id``.
    """
    wanted = [use.recording_id for use in uses]
    if not wanted:
        return []
    found = Recording.objects.prefetch_related(
        Prefetch("tracks", Track.objects.defer("text")),
        Prefetch("written_transcripts", WrittenTranscript.objects.defer("text")),
        "versions",
    ).in_bulk(wanted)
    recordings = [found[pk] for pk in dict.fromkeys(wanted) if pk in found]
    chosen = {one.pk: _words(one, request.GET.get(TRANSCRIPT, "")) for one in recordings}
    texts = _with_texts(words for words in chosen.values() if words)
    return [_player(request.GET.dict(), one, texts.get(chosen[one.pk])) for one in recordings]


def anchor_of(recording: int) -> str:
    """Return the ``id`` of a recording's element, and the beginning of those inside it."""
    return f"recording-{recording}"


def words_of(recording: Recording) -> dict[str, Words]:
    """Return the words a recording has in each language, those with times first."""
    timed: list[Words] = [track for track in recording.tracks.all() if track.is_words]
    found = {words.language: words for words in timed}
    for words in recording.written_transcripts.all():
        found.setdefault(words.language, words)
    return found


def _words(recording: Recording, code: str) -> Words | None:
    """Return the words that are shown: in the language chosen, the reader's, or the floor's."""
    held = words_of(recording)
    for wanted in (code, active_language().code, recording.language, *held):
        if wanted in held:
            return held[wanted]
    return None


def _with_texts(chosen: Iterable[Words]) -> dict[Words | None, Words]:
    """Return the same rows with their texts, which are read for what is shown only."""
    keys: dict[type[Words], list[int]] = {Track: [], WrittenTranscript: []}
    for words in chosen:
        keys[type(words)].append(words.pk)
    return {row: row for model, pks in keys.items() for row in model.objects.filter(pk__in=pks)}


def _player(choices: Mapping[str, str], recording: Recording, words: Words | None) -> Player:
    anchor = anchor_of(recording.pk)
    language = recording.title_language
    version = next(
        (v for v in recording.versions.all() if v.file and str(v.pk) == choices.get(VERSION)), None
    )
    code = words.language if words else ""
    return Player(
        recording=recording,
        anchor=anchor,
        title_language=None if language == active_language() else language,
        source=_source(recording, version),
        tracks=[_player_track(one) for one in recording.tracks.all()],
        versions=_versions(recording, version, choices, anchor),
        elsewhere=_elsewhere(recording),
        languages=[
            Choice(
                label=BY_CODE[held].endonym,
                address=_address({**choices, TRANSCRIPT: held}, f"{anchor}-transcript"),
                is_current=held == code,
                language=BY_CODE[held],
            )
            for held in words_of(recording)
        ],
        transcript=_transcript(words) if words else None,
    )


def _source(recording: Recording, version: Version | None) -> Source | None:
    held = version or recording
    if not held.file:
        return None
    is_video = recording.medium == Recording.Medium.VIDEO
    return Source(held.file_address, held.content_type, is_video or version is not None)


def _player_track(track: Track) -> PlayerTrack:
    name = "words" if track.is_words else "descriptions"
    return PlayerTrack(
        kind=track.kind,
        language=BY_CODE[track.language],
        address=reverse(f"recordings:{name}", args=[track.recording_id, track.language]),
        is_default=track.is_words and track.language == active_language().code,
    )


def _versions(
    recording: Recording, current: Version | None, choices: Mapping[str, str], anchor: str
) -> list[Choice]:
    held = [version for version in recording.versions.all() if version.file]
    if not held:
        return []
    found = [
        Choice(_name(one), _address({**choices, VERSION: str(one.pk)}, anchor), one == current)
        for one in held
    ]
    if recording.file:
        original = _address({**choices, VERSION: ""}, anchor)
        found.insert(0, Choice(_("Original"), original, current is None))
    return found


def _name(version: Version) -> str:
    """Return what tells a version from the others."""
    name = str(version)
    language = BY_CODE.get(version.language)
    return f"{name} ({language.endonym})" if language else name


def _elsewhere(recording: Recording) -> list[Elsewhere]:
    links = [("", recording.url)]
    links += [(_name(version), version.url) for version in recording.versions.all()]
    return [Elsewhere(what, url, urlsplit(url).hostname or url) for what, url in links if url]


def _transcript(words: Words) -> Transcript:
    arguments = [words.recording_id, words.language]
    is_timed = isinstance(words, Track)
    return Transcript(
        language=BY_CODE[words.language],
        passages=list(passages(words)) if isinstance(words, Track) else [],
        paragraphs=[] if isinstance(words, Track) else words.paragraphs,
        text_address=reverse("recordings:transcript", args=arguments),
        vtt_address=reverse("recordings:words", args=arguments) if is_timed else "",
    )


def _address(choices: Mapping[str, str], anchor: str) -> str:
    """Return the address of the same page with other choices."""
    kept = {name: choices.get(name) for name in (TRANSCRIPT, VERSION) if choices.get(name)}
    return f"?{urlencode(kept)}#{anchor}"
