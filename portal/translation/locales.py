"""Wagtail's rows for the six languages."""

from wagtail.models import Locale

from portal.languages import CODES


def ensure_locales() -> dict[str, Locale]:
    """Create what is missing of the six locales and return all of them by language code.

    Safe to call again, from a seed, a test or a ``post_migrate`` receiver. Trees are never
    synchronised from one another: each grows by what is written or translated in it.
    """
    known = {locale.language_code: locale for locale in Locale.objects.all()}
    return {
        code: known.get(code) or Locale.objects.get_or_create(language_code=code)[0]
        for code in CODES
    }
