"""Inputs of the form of a recording."""

from typing import Any

from django import forms


class SubtitlesInput(forms.Textarea):
    """A text with times, typed from the side of its own script and with numbers in plain sight."""

    def __init__(self) -> None:
        super().__init__(attrs={"rows": 14, "dir": "auto", "spellcheck": "false", "wrap": "off"})


class RecordingFileInput(forms.ClearableFileInput):
    """A file that is there already can be opened at the address it is sent from."""

    template_name = "recordings/admin/file_input.html"

    def is_initial(self, value: Any) -> bool:
        """Whether there is a file already; Django would ask for an address it does not have."""
        return bool(value and getattr(value, "_committed", False))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the address of the file that is there."""
        context = super().get_context(name, value, attrs)
        if self.is_initial(value):
            context["widget"]["address"] = value.instance.file_address
        return context
