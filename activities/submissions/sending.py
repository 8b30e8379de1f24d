"""Sending a submission: it becomes a page, or a new revision of its page, and goes to review."""

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from activities.agreement.correspondents import secretariat
from activities.agreement.links import address, admin_address
from activities.agreement.workflow import ensure_workflow
from activities.repository.models import ActivityPage
from activities.repository.sections import sections
from activities.submissions import hooks
from activities.submissions.filling import fill
from activities.submissions.models import Submission
from activities.submissions.owners import recipients
from portal.letters.letters import Recipient, post


@transaction.atomic
def send(
    submission: Submission, user: User | None = None, *, tell_secretariat: bool = True
) -> ActivityPage:
    """Send a draft, once however often it is asked for.

    Args:
        submission: what to send; refreshed from the database.
        user: the member of its organisation who sends it; its owner when not given.
        tell_secretariat: write to the secretariat, unless it sends this itself.

    Returns:
        The page as last revised. What of it is public stays as it is until all have agreed.

    Raises:
        ValidationError: by field, what the page cannot be made without.
    """
    held = Submission.objects.select_for_update().get(pk=submission.pk)
    if held.status == Submission.Status.SENT and held.page is not None:
        submission.refresh_from_db()
        return held.page
    sender = user or held.owner
    workflow = ensure_workflow(sections())
    page = _revised(held, sender) if held.page else _made(held, sender)
    under_way = page.current_workflow_state
    if under_way is not None:
        # What changed is read again from the start, by the secretariat first.
        under_way.cancel(user=sender)
    workflow.start(page, sender)
    held.page, held.work_key = page, page.translation_key
    held.status, held.sent_at = Submission.Status.SENT, timezone.now()
    held.version += 1
    held.save()
    submission.refresh_from_db()
    _write(page, submission)
    if tell_secretariat:
        _write_to_secretariat(page)
    hooks.sent(page)
    return page


def _made(submission: Submission, sender: User) -> ActivityPage:
    """Return a new page below the section of the language the submission is written in."""
    section = sections().filter(locale__language_code=submission.language).first()
    if section is None:
        raise ValidationError({"language": _("Activities cannot be sent in this language yet.")})
    page = ActivityPage(locale=section.locale, live=False, source_language=submission.language)
    fill(page, submission)
    section.add_child(instance=page)
    page.save_revision(user=sender)
    return page


def _revised(submission: Submission, sender: User) -> ActivityPage:
    """Return the page with a new revision; the one that is public is left alone."""
    kept: ActivityPage = ActivityPage.objects.get(pk=submission.page_id)
    page: ActivityPage = kept.get_latest_revision_as_object()
    fill(page, submission)
    page.full_clean()
    page.save_revision(user=sender)
    kept.refresh_from_db()
    return kept


def _write(page: ActivityPage, submission: Submission) -> None:
    """Tell whoever sent it; the letter does not say what it is about."""
    for recipient in recipients(page.translation_key):
        url = address("submissions:detail", recipient.language, submission.key)
        _post("receipt", recipient, page.reference, url)


def _write_to_secretariat(page: ActivityPage) -> None:
    """Tell the secretariat that there is something to read."""
    for recipient in secretariat():
        edit = admin_address("wagtailadmin_pages:edit", page.pk)
        _post("new", recipient, page.reference, edit)


def _post(name: str, recipient: Recipient, reference: str, url: str) -> None:
    post(f"submissions/letters/{name}.txt", [recipient], {"reference": reference, "url": url})
