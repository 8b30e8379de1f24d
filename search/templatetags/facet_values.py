"""The check boxes of a facet."""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString

from portal.languages import Language, active_language
from search.facets import Facet, FacetValue

register = template.Library()


@register.simple_tag
def facet_values(facet: Facet, values: Iterable[FacetValue]) -> SafeString:
    """Return a list of check boxes, every text in it escaped.

    Written here and not as a template: a page may have some hundreds of them, and a loop of a
    template takes several times as long.
    """
    interface = active_language()
    name = escape(facet.name)
    return SafeString(
        '<ul role="list">'
        + "".join(
            f'<li><label><input type="checkbox" name="{name}" value="{escape(value.value)}"'
            f"{' checked' if value.is_chosen else ''}> "
            f"<bdi{_attributes(value, interface)}>{escape(str(value.label))}</bdi> "
            f'<span class="facet__count">{value.count}</span></label></li>'
            for value in values
        )
        + "</ul>"
    )


def _attributes(value: FacetValue, interface: Language) -> str:
    """Return the language of a label, where it is not the interface's."""
    if value.language is None or value.language == interface:
        return ""
    return value.language.attributes
