"""Models of the room of recordings."""

from panels.recordings.models.recording import Recording
from panels.recordings.models.track import Track
from panels.recordings.models.version import Version

__all__ = ["Recording", "Track", "Version"]
