"""Publishing versions that are completely translated, and saying first what would happen."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext, ngettext
from wagtail.models import Page
from wagtail_localize.models import (
    MissingRelatedObjectError,
    SegmentOverride,
    SourceDeletedError,
    StringTranslation,
    Translation,
)

from portal.publication.guards import check
from portal.translation.completeness import refuse_incomplete, untranslated_strings
from portal.translation.publishing import check_publication
from portal.translation_board.holds import held
from portal.translation_board.states import State, with_states
from portal.translation_board.works import works

#: Versions looked at in one request; each is written and, for the preview, taken back.
ROUND: Final = 50


@dataclass(frozen=True, slots=True)
class Candidate:
    """A version that was translated, and is not published as it is translated now.

    Attributes:
        stamp: changes whenever something that would be published changes.
        reason: why it cannot be published; ``None`` if it can be, or was.
        already: it was published as it is before this request.
    """

    version: Page
    stamp: str
    reason: str | None
    already: bool = False

    @property
    def item(self) -> str:
        """Return what names exactly this candidate in a form."""
        return f"{self.version.pk}-{self.stamp}"


class _Held(Exception):  # noqa: N818 -- reads as what happened
    """A version is not to be published; undoes what was written."""


def candidates(user: User, chosen: dict[str, object], state: State) -> list[Candidate]:
    """Return the versions in one state, of the works that the filters keep, as a preview.

    Args:
        user: who would publish.
        chosen: values of the board's filters; only its state is not asked.
        state: ``READY`` for those that are tried, another for those that are not.

    Returns:
        At most ``ROUND`` of them, in the order of the tree.
    """
    kept = {name: value for name, value in chosen.items() if name != "state"}
    versions = with_states().filter(
        translation_key__in=works(user, kept).order_by().values("translation_key"),
        record__isnull=False,
        state=state,
    )
    if language := chosen.get("language"):
        versions = versions.filter(locale__language_code=language)
    return [
        Candidate(version, stamp_of(version), attempt(version, user, for_real=False))
        for version in versions.select_related("locale").order_by("path")[:ROUND]
    ]


def publish(user: User, items: list[str]) -> list[Candidate]:
    """Publish what was confirmed, each for itself, and return what became of each.

    Doing it again publishes nothing again. What has changed since it was shown is left out.

    Args:
        user: who publishes; needs permission in each version's own tree.
        items: as ``Candidate.item`` names them; what cannot be read is not there.
    """
    stamps = {
        int(pk): stamp
        for pk, _dash, stamp in (item.partition("-") for item in items[:ROUND])
        if pk.isascii() and pk.isdecimal() and len(pk) < 19  # noqa: PLR2004 -- digits of a 64-bit key
    }
    versions = with_states().filter(
        pk__in=stamps,
        record__isnull=False,
        translation_key__in=works(user, {}).order_by().values("translation_key"),
    )
    done = []
    for version in versions.select_related("locale").order_by("path"):
        now = stamp_of(version)
        if version.state == State.PUBLISHED:
            done.append(Candidate(version, now, None, already=True))
        elif now != stamps[version.pk]:
            reason = gettext("It has changed since it was shown. Look at it again.")
            done.append(Candidate(version, now, reason))
        else:
            done.append(Candidate(version, now, attempt(version, user, for_real=True)))
    return done


def attempt(version: Page, user: User, *, for_real: bool) -> str | None:
    """Publish a version, or find out whether that would work by doing it and taking it back.

    Returns:
        Why it was not, or would not be, published: a sentence; ``None`` if it was, or would be.
    """
    page: Page = version.specific
    translation = Translation.objects.select_related("source", "target_locale").get(
        pk=version.record
    )
    try:
        with transaction.atomic():
            if reason := _refusal(page, version.state, translation, user):
                return reason
            _publish(page, translation, user)
            if not for_real:
                transaction.set_rollback(True)
    except (_Held, PermissionDenied) as refused:
        return str(refused) or gettext("You do not have permission to publish it.")
    except ValidationError as refused:
        return " ".join(refused.messages)
    except SourceDeletedError:
        return gettext("Its source is gone.")
    except MissingRelatedObjectError:
        return gettext("Something that it shows is not translated yet.")
    return None


def _refusal(page: Page, state: str, translation: Translation, user: User) -> str | None:
    """Return why a version is not even tried: the first thing that is in its way."""
    if state == State.OUTDATED:
        return gettext("Its source has changed. Synchronise it, and translate what is new.")
    if left := len(untranslated_strings(translation)):
        return ngettext(
            "%(count)d text is not translated yet.",
            "%(count)d texts are not translated yet.",
            left,
        ) % {"count": left}
    permissions = page.permissions_for_user(user)
    in_the_way = (
        (
            not translation.enabled,
            gettext("It is edited by hand, without the translation editor."),
        ),
        (
            not translation.source.get_source_instance().live,
            gettext("Its source is not published."),
        ),
        (page.workflow_in_progress, gettext("It is in review: what is decided there counts.")),
        (permissions.page_locked(), gettext("It is locked.")),
        (
            not permissions.can_publish(),
            gettext("You do not have permission to publish it."),
        ),
    )
    return next((reason for stands, reason in in_the_way if stands), None)


def _publish(page: Page, translation: Translation, user: User) -> None:
    """Write a version as it is translated and publish it, in the transaction that is open.

    ``save_target(publish=True)`` would publish only after the transaction, when nothing can be
    taken back and no reason be told.
    """
    refuse_incomplete(translation)
    translation.save_target(user=user, publish=False)
    written = type(page).objects.get(pk=page.pk)
    revision = written.get_latest_revision()
    as_published = revision.as_object()
    check_publication(as_published, revision.pk)
    check(as_published)
    revision.publish(user=user)
    translation.source.update_target_view_restrictions(translation.target_locale)
    if reason := held(type(page).objects.get(pk=page.pk)):
        raise _Held(reason)


def stamp_of(version: Page) -> str:
    """Return a text that changes with everything that would be published with a version."""
    translation = Translation.objects.select_related("source").get(pk=version.record)
    here = {
        "context__object_id": version.translation_key,
        "locale": version.locale_id,
    }
    parts = (
        translation.source.last_updated_at,
        version.latest_revision_id,
        StringTranslation.objects.filter(**here).aggregate(at=Max("updated_at"))["at"],
        SegmentOverride.objects.filter(**here).aggregate(at=Max("updated_at"))["at"],
    )
    return sha256(repr(parts).encode()).hexdigest()[:16]
