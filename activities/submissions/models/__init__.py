"""Submissions, and the private data that never stands on a page."""

from activities.submissions.models.file import SubmissionFile
from activities.submissions.models.note import SubmissionNote
from activities.submissions.models.submission import Submission, SubmissionQuerySet

__all__ = ["Submission", "SubmissionFile", "SubmissionNote", "SubmissionQuerySet"]
