"""Configuration of ``portal.sharing``."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    """The app ``sharing``."""

    name = "portal.sharing"
    label = "sharing"
