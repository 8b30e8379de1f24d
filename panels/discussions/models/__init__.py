"""Models of the panel discussions' room."""

from panels.discussions.models.panel_page import PanelPage
from panels.discussions.models.panel_recording import PanelRecording

__all__ = ["PanelPage", "PanelRecording"]
