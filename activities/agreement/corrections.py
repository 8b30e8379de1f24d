"""Agreement that stands when only spelling has been corrected."""

from collections import defaultdict

from django.contrib.auth.models import User
from django.db import transaction

from activities.agreement.concerned import states_missing, states_of
from activities.agreement.links import address
from activities.agreement.material import is_correction
from activities.agreement.models import Decision
from activities.agreement.record import GIVE, append
from activities.repository.content import Content, content_of, fingerprint
from activities.repository.models import ActivityPage, AgreedContent
from portal.letters.letters import post, recipient_of
from portal.organisations.models import FocalPoint
from portal.reference.models import State


def may_publish(page: ActivityPage) -> bool:
    """Return whether a version in memory can be public: agreed to, or a correction of that."""
    states = states_of(page)
    if not states:
        return False
    return not states_missing(page, states) or corrected_content(page, states) is not None


@transaction.atomic
def note_correction(page: ActivityPage, user: User | None) -> None:
    """Record that the agreement stands, where a version that is published corrects spelling.

    Each State keeps what it said of translations; those that were up to date stay so. The focal
    points of each State are told.
    """
    states = states_of(page)
    if not states_missing(page, states):
        return
    base = corrected_content(page, states)
    if base is None:
        return
    code = page.locale.language_code
    held = AgreedContent.objects.filter(
        work_key=page.translation_key, fingerprint=fingerprint(base)
    )
    covers = dict(held.values_list("state_id", "covers_translations"))
    if page.is_source_version:
        _keep_translations(page, base)
    for state in states:
        append(
            Decision.Kind.CORRECTED,
            work_key=page.translation_key,
            state=state,
            user=user,
            contents={code: content_of(page)},
            covers_translations=covers[state.pk],
        )
    for point in FocalPoint.objects.in_office().filter(state__in=states).select_related("user"):
        recipient = recipient_of(point.user)
        url = address("agreement:list", recipient.language)
        letter = {"reference": page.reference, "url": url}
        post("agreement/letters/corrected.txt", [recipient], letter)


def corrected_content(page: ActivityPage, states: list[State]) -> Content | None:
    """Return the content that every State itself agreed to and that a version corrects.

    Corrections are compared with what the States saw, never with earlier corrections, so that
    many small ones do not add up to another text.
    """
    code = page.locale.language_code
    seen: dict[str, set[int]] = defaultdict(set)
    contents: dict[str, Content] = {}
    in_force = set(
        AgreedContent.objects.filter(work_key=page.translation_key).values_list(
            "state_id", "fingerprint"
        )
    )
    for decision in Decision.objects.filter(
        work_key=page.translation_key, kind__in=GIVE - {Decision.Kind.CORRECTED}
    ).order_by("-number"):
        mark = decision.fingerprints.get(code)
        if mark and (decision.state_id, mark) in in_force:
            seen[mark].add(decision.state_id)
            contents.setdefault(mark, decision.content[code])
    wanted = {state.pk for state in states}
    new = content_of(page)
    return next(
        (
            content
            for mark, content in contents.items()
            if seen[mark] >= wanted and is_correction(content, new)
        ),
        None,
    )


def _keep_translations(page: ActivityPage, base: Content) -> None:
    """Count translations of the same text, but for its spelling, as translations of this one."""
    known = {fingerprint(base["texts"])}
    for decision in Decision.objects.filter(
        work_key=page.translation_key, kind=Decision.Kind.CORRECTED
    ):
        content = decision.content.get(base["language"])
        if content and is_correction(base, content):
            known.add(fingerprint(content["texts"]))
    ActivityPage.objects.filter(
        translation_key=page.translation_key,
        is_source_version=False,
        translated_fingerprint__in=known,
    ).update(translated_fingerprint=page.text_fingerprint)
