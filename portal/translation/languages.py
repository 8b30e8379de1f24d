"""The languages as the editors' script needs them."""

import json

from portal.languages import LANGUAGES


def content_languages() -> str:
    """Return tag and direction of each language by its code, as JSON."""
    return json.dumps(
        {language.code: [language.html_lang, language.direction] for language in LANGUAGES}
    )
