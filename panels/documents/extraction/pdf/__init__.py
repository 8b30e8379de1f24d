"""Reading PDF (ISO 32000) by where its glyphs stand, so that it does not matter who made the file.

Programs write Arabic in the order of sight or of speech, tables cell by cell or line by line, and
put running heads first or last. Only the places on the page are alike in all.
"""

from panels.documents.extraction.pdf.reader import read_pdf

__all__ = ["read_pdf"]
