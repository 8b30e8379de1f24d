"""Template tags for a panel's page."""

from django import template
from django.utils.safestring import SafeString

from panels.discussions.parts import part_of

register = template.Library()


@register.simple_tag(takes_context=True)
def panel_part(context: template.Context, name: str) -> SafeString:
    """Show what another room has registered for the panel's page under a name."""
    return part_of(name, context["page"], context["request"])
