"""What stands between the spaces of a query."""

from dataclasses import dataclass

from search.understanding.fields import SYMBOL


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a phrase, a field with its value, or a sign between alternatives.

    Attributes:
        text: without quotation marks, minus and field name.
        start: offset in the query, of its minus or field name if it has one.
        end: offset behind it.
        is_phrase: whether it stands in quotation marks.
        minus: whether it is to be left out.
        field: facet of the field before it, empty for words and phrases.
        codes: what the field's value means.
        is_or: whether it is a sign between alternatives.
        is_alternative: whether it is an alternative to the token before it.
    """

    text: str
    start: int
    end: int
    is_phrase: bool = False
    minus: bool = False
    field: str = ""
    codes: tuple[str, ...] = ()
    is_or: bool = False
    is_alternative: bool = False

    @property
    def is_term(self) -> bool:
        """Whether it is looked for in what works say."""
        return not self.field and not self.is_or

    @property
    def is_symbol(self) -> bool:
        """Whether it asks for a document by its symbol only."""
        return self.field == SYMBOL

    @property
    def is_narrowing(self) -> bool:
        """Whether it narrows by what works are tagged with."""
        return bool(self.field) and not self.is_symbol

    @property
    def is_word(self) -> bool:
        """Whether it is a plain word."""
        return self.is_term and not self.is_phrase and not self.minus
