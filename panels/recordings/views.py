"""What a page with a recording links to: tracks, transcripts and files.

Each is there for who may see a page that shows the recording, and for editors; for others it does
not exist.
"""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from panels.recordings.models import Recording, Track
from panels.recordings.public import is_editor, shown_to
from panels.recordings.ranges import send
from panels.recordings.transcripts import plain_transcript, written_transcript
from portal.languages import BY_CODE

#: Largest number of a row; beyond it databases do not look.
_MOST: Final = 2**63 - 1


@require_safe
def words(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Send captions or subtitles as WebVTT."""
    return _vtt(_track(request, pk, code, is_words=True))


@require_safe
def descriptions(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Send descriptions as WebVTT."""
    return _vtt(_track(request, pk, code, is_words=False))


@require_safe
def transcript(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Send a transcript as a file of plain text."""
    recording = _recording(request, pk)
    response = _kept_fresh(
        HttpResponse(_plain(recording, code), content_type="text/plain; charset=utf-8"), code
    )
    response["Content-Disposition"] = f'attachment; filename="transcript-{pk}-{code}.txt"'
    return response


@require_safe
def file(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """Send the file of a recording, or of a version of it, whole or in part."""
    recording = _recording(request, pk)
    held = [recording, *recording.versions.all()]
    row = next((one for one in held if one.file and one.file_address == request.path), None)
    if row is None:
        raise Http404
    try:
        return send(request, row.file, row.content_type)
    except FileNotFoundError as error:
        raise Http404(name) from error


def _recording(request: HttpRequest, pk: int) -> Recording:
    """Return a recording that the visitor may see; editors see all."""
    if pk > _MOST:
        raise Http404
    recording = shown_to(request).filter(pk=pk).first()
    if recording is None and is_editor(request):
        recording = Recording.objects.filter(pk=pk).first()
    if recording is None:
        raise Http404
    return recording


def _track(request: HttpRequest, pk: int, code: str, *, is_words: bool) -> Track:
    if code not in BY_CODE:
        raise Http404
    rows = Track.objects.filter(recording=_recording(request, pk), language=code)
    kind = Track.Kind.DESCRIPTIONS
    track: Track = get_object_or_404(
        rows.exclude(kind=kind) if is_words else rows.filter(kind=kind)
    )
    return track


def _plain(recording: Recording, code: str) -> str:
    """Return a transcript as text: of the words with times, or else of those without."""
    track = recording.tracks.filter(language=code).exclude(kind=Track.Kind.DESCRIPTIONS).first()
    if track is not None:
        return plain_transcript(track)
    return written_transcript(get_object_or_404(recording.written_transcripts, language=code))


def _vtt(track: Track) -> HttpResponse:
    return _kept_fresh(
        HttpResponse(track.text, content_type="text/vtt; charset=utf-8"), track.language
    )


def _kept_fresh(response: HttpResponse, code: str) -> HttpResponse:
    """Say the language, and that what is public now may be withdrawn at any moment."""
    response["Content-Language"] = BY_CODE[code].html_lang
    patch_cache_control(response, private=True, no_cache=True)
    return response
