"""Where in the page tree a document belongs, and which work it is a version of."""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext
from wagtail.models import Locale, Page

from panels.documents.importing.refusals import ImportRefusedError
from panels.documents.models import DocumentPage
from panels.documents.symbols import Symbol
from portal.pages.models import SectionPage

SECTION_SLUG = "documents"
_HOME_DEPTH = 2


def locale_of(language: str) -> Locale:
    """Return the locale of a language.

    Raises:
        ImportRefusedError: the portal has no tree in it.
    """
    try:
        return Locale.objects.get(language_code=language)
    except Locale.DoesNotExist as error:
        raise ImportRefusedError(
            _("The portal has no pages in the language “%(code)s” yet.") % {"code": language}
        ) from error


def work_of(symbol: Symbol) -> UUID | None:
    """Return the translation key of the work with a symbol, if there is one.

    Raises:
        ImportRefusedError: several works have the symbol.
    """
    keys = set(
        DocumentPage.objects.filter(symbol=str(symbol)).values_list("translation_key", flat=True)
    )
    if len(keys) > 1:
        raise ImportRefusedError(
            _("Several works have the symbol %(symbol)s. Make them versions of one work first.")
            % {"symbol": symbol}
        )
    return next(iter(keys), None)


def existing_version(key: UUID | None, locale: Locale) -> DocumentPage | None:
    """Return the page of a work in a language, if it exists."""
    if key is None:
        return None
    page: DocumentPage | None = DocumentPage.objects.filter(
        translation_key=key, locale=locale
    ).first()
    return page


def section_for(key: UUID | None, locale: Locale, named: str | None) -> SectionPage:
    """Return the section that a new version goes under, locked until the transaction ends.

    The one named; else the translation of the section that the work's other versions are in;
    else the language's section of documents, which is made if there is none.

    Args:
        key: the work's translation key, if the work exists.
        locale: of the new version.
        named: slug or id of a section, as given by the operator.

    Raises:
        ImportRefusedError: there is no such section, or no home page in that language.
    """
    sections = SectionPage.objects.select_for_update(of=("self",)).filter(locale=locale)
    if named is not None:
        wanted = sections.filter(pk=int(named)) if named.isdigit() else sections.filter(slug=named)
        found: list[SectionPage] = list(wanted[:2])
        if len(found) != 1:
            problem = "no section" if not found else "several sections"
            raise ImportRefusedError(
                f"There is {problem} “{named}” in {locale.language_code}. "
                "Give the section's slug or id with --parent."
            )
        return found[0]
    beside = _beside_other_versions(key)
    section: SectionPage | None = sections.filter(translation_key__in=beside).first()
    section = section or sections.filter(slug=SECTION_SLUG).first()
    return section or _new_section(locale)


def _beside_other_versions(key: UUID | None) -> list[UUID]:
    if key is None:
        return []
    others = DocumentPage.objects.filter(translation_key=key)
    parents = [page.path[: -Page.steplen] for page in others]
    return list(Page.objects.filter(path__in=parents).values_list("translation_key", flat=True))


def _new_section(locale: Locale) -> SectionPage:
    """Make the section of documents in a language, a translation of those in the others."""
    home = Page.objects.select_for_update().filter(depth=_HOME_DEPTH, locale=locale).first()
    if home is None:
        raise ImportRefusedError(
            _("There is no home page in %(code)s, so no place for the document.")
            % {"code": locale.language_code}
        )
    with override(locale.language_code):
        title = pgettext("kind of work", "Documents")
    section = SectionPage(title=title, slug=SECTION_SLUG, locale=locale, show_in_menus=True)
    other = SectionPage.objects.filter(slug=SECTION_SLUG).first()
    if other is not None:
        section.translation_key = other.translation_key
    home.add_child(instance=section)
    section.save_revision().publish()
    return section
