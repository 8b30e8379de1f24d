"""Agreement given on paper: recorded by one person of the secretariat, confirmed by another."""

from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from activities.agreement.answering import (
    AlreadyAnsweredError,
    AnswerRefusedError,
    open_request,
    settle,
)
from activities.agreement.correspondents import is_secretariat
from activities.agreement.models import AgreementRequest, Decision, PaperAnswer
from activities.agreement.record import append

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

#: Bytes of a scan at most.
LARGEST: Final = 10 * 1024 * 1024
#: First bytes of the kinds of file a scan can be, and the ending it is kept under.
KINDS: Final = {b"%PDF-": ".pdf", b"\xff\xd8\xff": ".jpg", b"\x89PNG\r\n\x1a\n": ".png"}


class NotSecretariatError(AnswerRefusedError):
    """The person is not of the secretariat."""

    message = _("Only the secretariat records what States answer on paper.")


class SamePersonError(AnswerRefusedError):
    """Whoever recorded the note cannot confirm it."""

    message = _("Another person than the one who recorded the note has to confirm it.")


class ScanRefusedError(AnswerRefusedError):
    """The scan is no PDF, JPEG or PNG file, or too large."""

    message = _("The scan must be a PDF, JPEG or PNG file of at most 10 MB.")


@transaction.atomic
def record_paper(  # noqa: PLR0913 -- what a note verbale has
    request_row: AgreementRequest,
    user: User,
    *,
    number: str,
    dated: date,
    scan: "UploadedFile[bytes]",
    covers_translations: bool = False,
) -> PaperAnswer:
    """Enter a note verbale by which a State agrees; nothing follows until it is confirmed.

    Entering it again replaces what was not confirmed.

    Raises:
        AnswerRefusedError: one of its kinds, when it cannot be entered.
    """
    if not is_secretariat(user):
        raise NotSecretariatError
    row, _page = open_request(request_row)
    ending = _ending_of(scan)
    PaperAnswer.objects.filter(request=row, decision__isnull=True).delete()
    paper = PaperAnswer(
        request=row,
        number=number,
        dated=dated,
        covers_translations=covers_translations,
        recorded_by=user,
    )
    scan.seek(0)
    paper.scan.save(f"scan{ending}", ContentFile(scan.read()), save=False)
    paper.save()
    return paper


@transaction.atomic
def confirm(paper: PaperAnswer, user: User) -> Decision:
    """Confirm a note verbale, which then counts as the State's agreement.

    Raises:
        AnswerRefusedError: one of its kinds, when it cannot be confirmed.
    """
    if not is_secretariat(user):
        raise NotSecretariatError
    paper = PaperAnswer.objects.select_for_update(of=("self",)).get(pk=paper.pk)
    if user.pk == paper.recorded_by_id:
        raise SamePersonError
    if paper.request is None:
        raise AlreadyAnsweredError
    row, page = open_request(paper.request)
    with paper.scan.open("rb") as file:
        digest = sha256(file.read()).hexdigest()
    decision = append(
        Decision.Kind.AGREED_ON_PAPER,
        work_key=row.work_key,
        state=row.state,
        user=user,
        page=page,
        reason=(
            f"{paper.number} ({paper.dated.isoformat()}), SHA-256 {digest}, "
            f"recorded by {paper.recorded_by_id}"
        ),
        covers_translations=paper.covers_translations,
    )
    paper.decision = decision
    paper.save(update_fields=["decision"])
    settle(row, decision, page, user)
    return decision


def _ending_of(scan: "UploadedFile[bytes]") -> str:
    """Return the ending for what a file really is, whatever it is called.

    Raises:
        ScanRefusedError: it is something else, empty or too large.
    """
    scan.seek(0)
    start = scan.read(max(map(len, KINDS)))
    for mark, ending in KINDS.items():
        if start.startswith(mark) and (scan.size or 0) <= LARGEST:
            return ending
    raise ScanRefusedError
