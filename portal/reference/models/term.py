"""What concepts and their schemes share: an address, and being incomplete for a while."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.reference.fields.uris import validate_uri
from portal.reference.models.labelled import Labelled, has_all_labels


class Term(Labelled):
    """A row that may come from another vocabulary, and then perhaps not in all six languages.

    Such a row is kept as *incomplete*: editors see it, complete it language by language, and only
    then is it offered in forms and filters. What is complete can never become incomplete again,
    and what editors add by hand is complete from the start.
    """

    identifier = models.CharField(
        _("identifier"),
        max_length=500,
        blank=True,
        validators=[validate_uri],
        help_text=_("The address by which other vocabularies know it, where it comes from one."),
    )
    complete = models.BooleanField(_("in all six languages"), default=False, editable=False)

    derived: ClassVar[tuple[str, ...]] = (*Labelled.derived, "complete")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(complete=False) | has_all_labels(),
                name="%(class)s_complete_has_six_labels",
            )
        ]

    @property
    def may_be_incomplete(self) -> bool:
        """Whether it was imported so: never once it was complete, never by hand."""
        return self.pk is not None and not self.complete

    def derive(self) -> None:
        """Also say whether all six labels are there."""
        super().derive()
        self.complete = not self.missing_languages
