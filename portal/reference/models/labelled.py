"""What every vocabulary row has: six labels, synonyms, and the keys made from them."""

from collections.abc import Iterable
from typing import Any, ClassVar, Self, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Func
from django.db.models.fields.json import KeyTextTransform
from django.db.models.sql.compiler import SQLCompiler
from django.utils.translation import gettext_lazy as _

from portal.languages import BY_CODE, CODES, DEFAULT, Language, active_language, language_of
from portal.reference.fields import SixLabelsField, SixListsField
from portal.reference.fields.six_labels import clean_labels
from portal.reference.fields.six_lists import clean_lists
from portal.reference.folding import fold, sort_key

Row_co = TypeVar("Row_co", bound="Labelled", covariant=True)


class InCodePointOrder(Func):
    """Order text by its code points, whatever the database's collation.

    Sort keys are made for this order, which SQLite has by default and PostgreSQL calls ``C``.
    """

    template = "(%(expressions)s)"
    output_field = models.TextField()

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> Any:
        """Name the collation."""
        return self.as_sql(
            compiler, connection, template='(%(expressions)s) COLLATE "C"', **context
        )


class LabelledQuerySet(models.QuerySet[Row_co]):
    """Rows with labels, ordered and found in the reader's language."""

    def ordered_by_label(self, code: str | None = None) -> Self:
        """Order alphabetically in a language.

        Args:
            code: language code; the active language when there is none.
        """
        language = language_of(code) if code else active_language()
        key = InCodePointOrder(KeyTextTransform(language.code, "sort_keys"))
        return self.order_by(key.asc(nulls_last=True), "pk")

    def matching(self, query: str) -> Self:
        """Keep rows whose code, labels or synonyms, in any language, contain every word."""
        found = self
        for word in fold(query).split():
            found = found.filter(search_text__contains=word)
        return found


class Labelled(models.Model):
    """A row of a vocabulary.

    Labels are one JSON object, not six columns: one column holds them whatever the languages, one
    field class validates and edits them, and a row brings all its labels without a join.
    """

    labels = SixLabelsField(_("labels"))
    synonyms = SixListsField(
        _("synonyms"), help_text=_("Other words people search with. One a line.")
    )
    search_text = models.TextField(editable=False)
    sort_keys = models.JSONField(default=dict, editable=False)
    # What the portal's own tables last wrote here; see portal.reference.loading.merging.
    loaded = models.JSONField(default=dict, editable=False, blank=True)

    #: Names of the fields that ``derive`` makes from others.
    derived: ClassVar[tuple[str, ...]] = ("labels", "synonyms", "search_text", "sort_keys")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.label

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Save with the derived fields up to date."""
        self.derive()
        if update_fields is not None:
            update_fields = {*update_fields, *self.derived}
        super().save(*args, update_fields=update_fields, **kwargs)

    @property
    def label(self) -> str:
        """The label in the active language."""
        return self.label_in(active_language().code)

    def label_in(self, code: str) -> str:
        """Return the label in a language; in English, then any other, where it is missing."""
        labels: dict[str, str] = self.labels
        for candidate in (code, DEFAULT.code, *CODES):
            if candidate in labels:
                return labels[candidate]
        return str(self.natural_code)

    @property
    def natural_code(self) -> str:
        """The code people and other systems know the row by."""
        raise NotImplementedError

    @property
    def missing_languages(self) -> list[str]:
        """Codes of the languages without a label, in the order of the languages."""
        return [code for code in CODES if not self.labels.get(code)]

    @property
    def may_be_incomplete(self) -> bool:
        """Whether the row may be kept while labels are missing."""
        return False

    def derive(self) -> None:
        """Clean the texts and make what is stored beside them.

        ``save`` does this; a caller of ``bulk_create`` or ``bulk_update`` does it itself.
        """
        self.labels = clean_labels(self.labels)
        self.synonyms = clean_lists(self.synonyms)
        texts = [self.natural_code, *self.labels.values()]
        for synonyms in self.synonyms.values():
            texts.extend(synonyms)
        self.search_text = "\n".join(dict.fromkeys(fold(text) for text in texts))
        self.sort_keys = {
            code: sort_key(text, code) for code, text in self.labels.items() if code in BY_CODE
        }

    def clean(self) -> None:
        """Require a label in all six languages.

        Raises:
            ValidationError: naming the languages, each by its own name.
        """
        super().clean()
        self.labels = clean_labels(self.labels)
        missing = self.missing_languages
        if missing and self.labels and not self.may_be_incomplete:
            raise ValidationError(
                {
                    "labels": ValidationError(
                        _("The label is missing in: %(languages)s."),
                        code="incomplete",
                        params={"languages": ", ".join(BY_CODE[code].endonym for code in missing)},
                    )
                }
            )


def labels_in_order(rows: Iterable[Labelled], reader: Language) -> list[str]:
    """Return the labels of rows that are in memory, alphabetically in a reader's language."""
    ordered = sorted(rows, key=lambda row: row.sort_keys.get(reader.code, ""))
    return [row.label_in(reader.code) for row in ordered]


def has_all_labels() -> models.Q:
    """Return the database's own check that no language is missing."""
    return models.Q(labels__has_keys=list(CODES))
