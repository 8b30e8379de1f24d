"""The check boxes of a facet."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from portal.languages import active_language
from search.facets import Facet, FacetValue

register = template.Library()

_LIST = '<ul role="list">{}</ul>'
_VALUE = (
    '<li><label><input type="checkbox" name="{}" value="{}"{}> <bdi{}>{}</bdi> '
    '<span class="facet__count">{}</span></label></li>'
)


@register.simple_tag
def facet_values(facet: Facet, values: Iterable[FacetValue]) -> SafeString:
    """Return a list of check boxes.

    Written here and not as a template: a page may have some hundreds of them, and a loop of a
    template takes several times as long.
    """
    interface = active_language()
    rows = (
        (
            facet.name,
            value.value,
            SafeString(" checked") if value.is_chosen else "",
            value.language.attributes if value.language not in {None, interface} else "",
            value.label,
            value.count,
        )
        for value in values
    )
    return format_html(_LIST, format_html_join("", _VALUE, rows))
