"""Configuration of ``portal.health``."""

from django.apps import AppConfig


class HealthConfig(AppConfig):
    """The app ``health``."""

    name = "portal.health"
    label = "health"
