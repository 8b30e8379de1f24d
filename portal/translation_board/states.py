"""How a version of a work stands, said once: in SQL, for lists and filters alike."""

from typing import Any

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail_localize.models import StringSegment, StringTranslation, Translation


class State(models.TextChoices):
    """How a work stands in one language."""

    SOURCE = "source", _("Source")
    MISSING = "missing", _("Missing")
    DRAFT = "draft", _("Draft")
    READY = "ready", _("Ready to publish")
    OUTDATED = "outdated", _("Outdated")
    PUBLISHED = "published", _("Published")


def untranslated(**of: Any) -> models.QuerySet[StringSegment]:
    """Return the texts of a source that have no valid translation into an outer row's locale.

    Args:
        of: conditions that name the source.
    """
    valid = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=OuterRef(OuterRef("locale" if "source" not in of else "target_locale")),
        has_error=False,
    )
    rows: models.QuerySet[StringSegment] = StringSegment.objects.filter(~Exists(valid), **of)
    return rows


def with_states() -> PageQuerySet:
    """Return every version of every work, with how it stands as ``state``.

    A version is outdated when its source was published after wagtail-localize last read it, or
    was read after the version was published and not everything new is translated; ``changed_at``
    says since when. It is ready when everything the translator was given is translated and not
    published. The first version of a work is its source; others that were not translated, but
    written on their own, are drafts or published.
    """
    record = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale=OuterRef("locale")
    ).order_by("pk")
    source = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale=OuterRef("source_locale")
    )
    earlier = Page.objects.filter(
        translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk")
    )
    left = untranslated(
        source__object_id=OuterRef("translation_key"), source__locale=OuterRef("source_locale")
    )
    translated = Q(source_locale__isnull=False)
    stale = Q(read_at__lt=F("source_published_at"))
    behind = Q(live=True, last_published_at__lt=F("read_at"))
    return (
        Page.objects.annotate(
            record=Subquery(record.values("pk")[:1]),
            enabled=Subquery(record.values("enabled")[:1]),
            source_locale=Subquery(record.values("source__locale")[:1]),
            read_at=Subquery(record.values("source__last_updated_at")[:1]),
        )
        .annotate(source_published_at=Subquery(source.values("last_published_at")[:1]))
        .annotate(
            changed_at=Coalesce("source_published_at", "read_at"),
            state=Case(
                When(~Exists(earlier), then=Value(State.SOURCE)),
                When(translated & stale, then=Value(State.OUTDATED)),
                When(
                    (Q(live=False) | behind) & Q(enabled=True) & ~Exists(left),
                    then=Value(State.READY),
                ),
                When(translated & behind, then=Value(State.OUTDATED)),
                When(live=True, then=Value(State.PUBLISHED)),
                default=Value(State.DRAFT),
                output_field=models.CharField(),
            ),
        )
    )
