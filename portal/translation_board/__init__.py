"""The translation board: works in six languages, publishing, assignment, PO files, glossary."""
