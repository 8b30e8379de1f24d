"""The recordings of a page in a template."""

from typing import Any

from django import template

from panels.recordings.presentation import Player, players_for

register = template.Library()


@register.simple_tag(takes_context=True)
def recordings_of(context: dict[str, Any], page: Any) -> list[Player]:
    """Return the players of a page that has ``recordings``; in a preview those of its draft."""
    return players_for(context["request"], page.recordings.all())
