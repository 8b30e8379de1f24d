"""Reading WordprocessingML (ECMA-376, part 1): text, numbers, headings, tables and footnotes.

Numbers that Word counts are not in the text; they are counted here from the list definitions, over
headings and breaks, as Word does.
"""

from panels.documents.extraction.docx.reader import read_docx

__all__ = ["read_docx"]
