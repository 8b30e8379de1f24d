"""The record: entries are added here, and what is agreed to follows from them.

An entry's hash is the SHA-256 of the JSON of everything it says, the hash of the entry before it
included, with sorted keys and without spaces. ``manage.py agreement_verify`` reads it all again.
"""

from collections.abc import Mapping
from datetime import UTC
from typing import Final
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from activities.agreement.models import Decision, RecordHead
from activities.repository.content import Content, content_of, fingerprint
from activities.repository.models import ActivityPage, ActivityReference, AgreedContent
from portal.reference.models import State

Kind = Decision.Kind
#: A content that one of these is about is agreed to from then on.
GIVE: Final = frozenset({Kind.AGREED, Kind.AGREED_ON_PAPER, Kind.CORRECTED})
#: A content that one of these is about is not agreed to any more; others stay as they are.
REFUSE: Final = frozenset({Kind.DECLINED, Kind.CHANGE_ASKED})


@transaction.atomic
def append(  # noqa: PLR0913 -- what an entry says
    kind: str,
    *,
    work_key: UUID,
    state: State,
    user: User | None,
    page: ActivityPage | None = None,
    contents: Mapping[str, Content] | None = None,
    reason: str = "",
    covers_translations: bool = False,
) -> Decision:
    """Add an entry and bring what the State has agreed to up to date.

    Args:
        kind: one of ``Decision.Kind``.
        work_key: the work's.
        state: whose agreement it is about.
        user: who decided; none where the portal itself did.
        page: the version it is about, as it is in memory; ``revision.as_object()`` for a draft.
        contents: in place of a page, the contents by language code.
        reason: what the person wrote.
        covers_translations: whether faithful translations are agreed to as well.

    Returns:
        The entry.
    """
    if contents is None:
        contents = {} if page is None else {page.locale.language_code: content_of(page)}
    head = locked_head()
    decision = Decision(
        number=head.count + 1,
        kind=kind,
        work_key=work_key,
        reference=ActivityReference.of(work_key).reference,
        state=state,
        fingerprints={code: fingerprint(content) for code, content in contents.items()},
        content=dict(contents),
        covers_translations=covers_translations,
        reason=reason,
        decided_by=user,
        decided_at=timezone.now(),
        previous_hash=head.hash,
    )
    decision.hash = hash_of(decision)
    decision.save()
    head.count, head.hash = decision.number, decision.hash
    head.save()
    _project(decision)
    return decision


def hash_of(decision: Decision) -> str:
    """Return the hash an entry must have, in hexadecimal."""
    said = {
        "number": decision.number,
        "kind": str(decision.kind),
        "work": str(decision.work_key),
        "reference": decision.reference,
        "state": decision.state_id,
        "fingerprints": decision.fingerprints,
        "content": decision.content,
        "covers_translations": decision.covers_translations,
        "reason": decision.reason,
        "decided_by": decision.decided_by_id,
        "decided_at": decision.decided_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "previous": decision.previous_hash,
    }
    return fingerprint(said)


def locked_head() -> RecordHead:
    """Return the head, which nobody else can read for writing until the transaction ends."""
    RecordHead.objects.get_or_create(pk=1)
    return RecordHead.objects.select_for_update().get(pk=1)


def _project(decision: Decision) -> None:
    """Do to the rows in force what the entry says; see ``verifying`` for the same on paper."""
    held = AgreedContent.objects.filter(work_key=decision.work_key, state=decision.state)
    if decision.kind == Kind.WITHDRAWN:
        held.delete()
    elif decision.kind in REFUSE:
        held.filter(fingerprint__in=decision.fingerprints.values()).delete()
    elif decision.kind in GIVE:
        for mark in decision.fingerprints.values():
            AgreedContent.objects.update_or_create(
                work_key=decision.work_key,
                state=decision.state,
                fingerprint=mark,
                defaults={
                    "covers_translations": decision.covers_translations,
                    "agreed_at": decision.decided_at,
                },
            )
