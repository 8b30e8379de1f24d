"""Words that mean the same to who searches."""

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.languages import BY_CODE, DEFAULT, LANGUAGES, Language
from search.concepts.words import words
from search.curation.folding import asked_as
from search.function_words import FUNCTION_WORDS, subject_of
from search.normalisation import typed, unaccented
from search.synonyms import Synonym

MOST_TERMS: Final = 12
LONGEST_TERM: Final = 80
MOST_WORDS: Final = 6


class SynonymGroup(models.Model):
    """Terms of one language of which each is found for the others, or all for the first."""

    class Way(models.TextChoices):
        """Which terms find which."""

        EQUAL = "equal", pgettext_lazy("synonyms", "Each term also finds all the others")
        ONE_WAY = "one-way", pgettext_lazy("synonyms", "Only the first term also finds the others")

    language = models.CharField(
        _("language"),
        max_length=10,
        choices=[(language.code, language.endonym) for language in LANGUAGES],
        default=DEFAULT.code,
        help_text=_("Of the terms; they are looked for in texts in this language."),
    )
    way = models.CharField(_("way"), max_length=10, choices=Way.choices, default=Way.EQUAL)
    terms = models.TextField(
        _("terms"),
        help_text=_("One on each line, each of one word or several."),
    )

    class Meta:
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["language", "terms"]

    def __str__(self) -> str:
        return " · ".join(self.lines)

    @property
    def lines(self) -> list[str]:
        """The terms, in the spelling of ``search.normalisation.typed``."""
        return [line for raw in self.terms.splitlines() if (line := typed(raw))]

    def clean(self) -> None:
        """Say what is wrong with the terms, all at once.

        Raises:
            ValidationError: of the terms.
        """
        faults = list(_faults(self.lines, BY_CODE[self.language]))
        if faults:
            raise ValidationError({"terms": faults})
        self.terms = "\n".join(self.lines)

    def rules(self) -> list[Synonym]:
        """Return what each term that may be typed also finds."""
        lines = self.lines
        first = lines if self.way == self.Way.EQUAL else lines[:1]
        return [Synonym(term, tuple(other for other in lines if other != term)) for term in first]


def _faults(lines: list[str], language: Language) -> Any:
    if len(lines) < 2:  # noqa: PLR2004 -- a synonym is of something
        yield _("Write at least two terms, each on a line of its own.")
    if len(lines) > MOST_TERMS:
        yield _("These are too many terms; write at most %(count)s.") % {"count": MOST_TERMS}
    seen: set[str] = set()
    for line in lines[: MOST_TERMS + 1]:
        folded = asked_as(line)
        names = {"term": line[:LONGEST_TERM], "count": LONGEST_TERM, "words": MOST_WORDS}
        if not folded:
            yield _("“%(term)s” has no letter or digit in it.") % names
        elif len(line) > LONGEST_TERM or len(line.split()) > MOST_WORDS:
            yield (
                _(
                    "“%(term)s” is too long; a term has at most %(count)s characters "
                    "and %(words)s words."
                )
                % names
            )
        elif _says_nothing(line, language):
            yield (
                _(
                    "“%(term)s” is only of words that search leaves out, such as articles "
                    "and prepositions."
                )
                % names
            )
        elif folded in seen:
            yield _("“%(term)s” is there twice.") % names
        seen.add(folded)


def _says_nothing(term: str, language: Language) -> bool:
    if language.analysis == "chinese":
        # It gives the whole back when nothing is left.
        return any(unaccented(term) == word for word in FUNCTION_WORDS["chinese"])
    known = FUNCTION_WORDS[language.analysis]
    return bool(words(term)) and all(
        unaccented(word.text) in known for word in words(subject_of(term, language))
    )
