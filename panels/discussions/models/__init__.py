"""Models of the panel discussions' room."""

from panels.discussions.models.panel_page import PanelPage

__all__ = ["PanelPage"]
