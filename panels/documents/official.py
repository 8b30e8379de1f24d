"""Where the United Nations publishes a document."""

from panels.documents.symbols import Symbol
from portal.languages import Language


def official_url(symbol: Symbol | str, language: Language) -> str:
    """Return the address of a document's official text in one of the six languages."""
    code = language.html_lang.partition("-")[0]
    return f"https://docs.un.org/{code}/{symbol}".replace(" ", "%20")
