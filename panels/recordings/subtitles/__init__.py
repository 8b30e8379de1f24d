"""Reading and writing of subtitles: WebVTT as it is specified, and SubRip as it is found.

Strict on purpose: a browser silently drops what it does not understand of a file, so that whoever
relies on captions misses words that the editor believes are there. Here nothing is dropped in
silence: a file is taken whole, or refused with a line and a reason for everything wrong in it.

Source: WebVTT, https://www.w3.org/TR/webvtt1/ (Candidate Recommendation, 4 April 2019).
"""

from panels.recordings.subtitles.cues import Cue, Element, Moment, Node, Subtitles, Text
from panels.recordings.subtitles.decoding import decode
from panels.recordings.subtitles.problems import Problem, SubtitlesError
from panels.recordings.subtitles.srt import read_srt
from panels.recordings.subtitles.vtt import read_vtt
from panels.recordings.subtitles.writing import write_vtt

__all__ = [
    "Cue",
    "Element",
    "Moment",
    "Node",
    "Problem",
    "Subtitles",
    "SubtitlesError",
    "Text",
    "decode",
    "read_srt",
    "read_vtt",
    "write_vtt",
]
