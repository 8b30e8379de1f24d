"""Configuration of ``portal.messages``."""

from django.apps import AppConfig


class MessagesConfig(AppConfig):
    """The app ``portal_messages``."""

    name = "portal.messages"
    label = "portal_messages"
