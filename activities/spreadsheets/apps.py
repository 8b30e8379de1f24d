"""Spreadsheets app."""

from django.apps import AppConfig


class SpreadsheetsConfig(AppConfig):
    """Spreadsheets that people upload: an app for its templates; it has no models."""

    name = "activities.spreadsheets"
    label = "spreadsheets"
