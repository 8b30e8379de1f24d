"""Models of the panel discussions' room."""

from panels.discussions.models.council_session import CouncilSession
from panels.discussions.models.panel_page import PanelPage
from panels.discussions.models.panel_recording import PanelRecording

__all__ = ["CouncilSession", "PanelPage", "PanelRecording"]
