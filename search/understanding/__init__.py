"""What a query means: words, phrases, fields, what to leave out, symbols, and its language."""

from search.understanding.reading import MOST_TERMS, understand
from search.understanding.understood import FieldTerm, Misread, Part, Term, Understood

__all__ = ["MOST_TERMS", "FieldTerm", "Misread", "Part", "Term", "Understood", "understand"]
