"""Texts that were found, with their words marked."""

from html import escape

from django import template
from django.utils.safestring import SafeString

from search.results import Fragment

register = template.Library()


@register.simple_tag
def marked(fragment: Fragment) -> SafeString:
    """Return a fragment's text, every piece of it escaped, with what was found in it marked.

    Written here and not as a template: a page has some dozens of fragments of several pieces each,
    and a loop of a template takes several times as long.
    """
    return SafeString(
        "".join(
            f"<mark>{escape(piece.text)}</mark>" if piece.is_found else escape(piece.text)
            for piece in fragment.pieces
        )
    )
