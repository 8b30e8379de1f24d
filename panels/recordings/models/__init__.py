"""Models of the room of recordings."""

from panels.recordings.models.recording import Recording
from panels.recordings.models.track import Track
from panels.recordings.models.version import Version
from panels.recordings.models.written_transcript import WrittenTranscript

__all__ = ["Recording", "Track", "Version", "WrittenTranscript"]
