"""Recordings of meetings: video and audio, captions, transcripts and versions in sign language."""
