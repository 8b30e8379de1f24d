"""Tags for texts that name documents."""

from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext

from panels.documents.beside import Beside, beside_text
from panels.documents.models import DocumentPage
from panels.documents.symbol_links import link_symbols
from portal.languages import active_language

register = template.Library()


@register.filter(is_safe=True)
def symbol_links(html: str) -> SafeString:
    """Make links of the UN document symbols in a text, with two queries for all of it.

    Around a whole body: ``{% filter symbol_links %}{% body page.body %}{% endfilter %}``.
    """
    reader = active_language()
    return link_symbols(conditional_escape(html), reader, reader)


@register.simple_tag(takes_context=True)
def beside(context: dict[str, Any], page: DocumentPage) -> Beside:
    """Return a document's text and what stands beside it. A constant number of queries."""
    return beside_text(page, context["frame"], context["request"])


@register.simple_tag(takes_context=True)
def interface_attributes(context: dict[str, Any]) -> SafeString:
    """Return language and direction of the interface, where the text around is in another.

    What ``includes/interface_language.html`` holds, once for the hundreds of paragraphs of a text.
    """
    frame = context["frame"]
    return mark_safe("") if frame.content_language is None else frame.language.attributes


@register.simple_tag
def document_words() -> dict[str, str]:
    """Return the words that every paragraph repeats, translated once."""
    return {"paragraph": gettext("Paragraph"), "cite": pgettext("a paragraph", "Cite")}
