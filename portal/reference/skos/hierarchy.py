"""Broader concepts without circles."""

from collections.abc import Mapping


def without_circles(parents: Mapping[str, str]) -> dict[str, str]:
    """Return the hierarchy without the links that would make a concept broader than itself.

    Of each circle one link goes: that of the concept whose code is reached first.

    Args:
        parents: the broader concept's code by the concept's.
    """
    kept = dict(parents)
    settled: set[str] = set()
    for start in sorted(parents):
        path: list[str] = []
        on_path: set[str] = set()
        code: str | None = start
        while code is not None and code not in settled and code not in on_path:
            path.append(code)
            on_path.add(code)
            code = kept.get(code)
        if code is not None and code in on_path:
            del kept[code]
        settled.update(path)
    return kept
