"""A row's values by path, read and written."""

from collections.abc import Iterable, Mapping
from typing import Any

from portal.reference.loading.tables import Values
from portal.reference.models import Labelled

#: For each relation's path, the rows it may point to, by code.
Related = Mapping[str, Mapping[str, Labelled]]


def held_values(row: Labelled, paths: Iterable[str], codes: Mapping[str, dict[int, str]]) -> Values:
    """Return what a row holds at some paths.

    Args:
        row: the row.
        paths: the paths, such as ``labels.fr``, ``ldc`` or ``parent``.
        codes: for each relation's path, the code of each row by its primary key.
    """
    values: Values = {}
    for path in paths:
        name, _, language = path.partition(".")
        if language:
            values[path] = getattr(row, name).get(language)
        elif name in codes:
            values[path] = codes[name].get(getattr(row, f"{name}_id"))
        else:
            values[path] = getattr(row, name)
    return values


def set_values(row: Labelled, values: Values, related: Related) -> None:
    """Write values into a row, without saving it.

    Args:
        row: the row.
        values: the values by path; None removes a text.
        related: the rows that relations may point to.
    """
    for path, value in values.items():
        name, _, language = path.partition(".")
        if language:
            texts: dict[str, Any] = getattr(row, name)
            texts.pop(language, None)
            if value:
                texts[language] = value
        elif name in related:
            setattr(row, name, related[name][value] if value else None)
        else:
            setattr(row, name, value)
