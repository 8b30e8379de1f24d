"""Keeping what is typed in the steps of the form, valid or not."""

from typing import Any

from django.core.files.base import ContentFile
from django.utils.datastructures import MultiValueDict
from wagtail.documents import get_document_model

from activities.repository.files import collection
from activities.submissions.forms import STEPS
from activities.submissions.forms.documents import DocumentsForm
from activities.submissions.forms.step import StepForm
from activities.submissions.models import Submission, SubmissionFile


def bound(submission: Submission, name: str, typed: Any, files: Any = None) -> StepForm:
    """Return a step with what was typed, without what a database cannot hold."""
    fields = STEPS[name].base_fields
    kept = {one: [text.replace("\0", "") for text in typed.getlist(one)] for one in fields}
    return STEPS[name](MultiValueDict(kept), files, submission=submission)


def held(submission: Submission, name: str, *, always: bool = False) -> StepForm:
    """Return a step with what was kept; untouched, it shows no errors unless ``always``."""
    typed = submission.data.get("typed", {}).get(name)
    if typed is None and not always:
        return STEPS[name](submission=submission)
    return STEPS[name](MultiValueDict(typed or {}), submission=submission)


def unfinished(submission: Submission) -> list[str]:
    """Return the steps that lack something, or hold what is not valid."""
    named = (name for name in STEPS if name != "documents")
    return [name for name in named if not held(submission, name, always=True).is_valid()]


def conflicts(submission: Submission, form: StepForm, name: str, version: str) -> bool:
    """Whether somebody else saved meanwhile; the same form sent twice is no conflict.

    Args:
        submission: as it is stored now, locked.
        form: what was sent.
        name: of the step.
        version: the one that was read when the form was filled in.
    """
    if submission.status != Submission.Status.DRAFT:
        return True
    if version == str(submission.version):
        return False
    return bool(submission.data.get("typed", {}).get(name) != _typed(form))


def keep(form: StepForm, name: str) -> None:
    """Save what was typed as it is, and what of it is valid as data."""
    submission = form.submission
    submission.data.setdefault("typed", {})[name] = _typed(form)
    if form.is_valid():
        submission.data |= form.facts()
        if name == "sharing":
            submission.private_contact = form.cleaned_data["private_contact"]
            submission.name_hidden = form.cleaned_data.get("name_hidden", False)
        if isinstance(form, DocumentsForm):
            _keep_file(form)
            del submission.data["typed"][name]
    submission.version += 1
    submission.save()


def _typed(form: StepForm) -> dict[str, list[str]]:
    data: Any = form.data
    return {name: data.getlist(name) for name in form.base_fields}


def _keep_file(form: DocumentsForm) -> None:
    for file in form.submission.files.filter(pk__in=form.cleaned_data.get("remove", [])):
        document = file.document
        file.delete()
        # Once it was sent, a version that States were shown may name it.
        if not form.submission.work_key:
            document.delete()
    if form.cleaned_data["file"]:
        filename, data = form.cleaned_data["file"]
        title = form.cleaned_data["title"] or filename
        document = get_document_model().objects.create(
            title=title, file=ContentFile(data, name=filename), collection=collection()
        )
        SubmissionFile.objects.create(submission=form.submission, document=document, title=title)
