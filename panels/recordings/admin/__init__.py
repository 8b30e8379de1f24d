"""Recordings in Wagtail's admin."""

from panels.recordings.admin.viewset import RecordingViewSet

__all__ = ["RecordingViewSet"]
