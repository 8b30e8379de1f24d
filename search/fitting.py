"""Entries for indexes of another mapping: after a deploy, until the rebuild is done.

Mappings are strict, so that no mistake grows a field by itself. An index that was made before a
field came would refuse every entry that has it; it is given what it can hold.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from elasticsearch import Elasticsearch

from search.index import has_todays_mapping, write_alias

Shape = Mapping[str, "Shape"]
Entry = Mapping[str, Any]

# The mapping of an index does not change after it was made, and its name is never given again.
_shapes: dict[str, Shape] = {}


def fit(client: Elasticsearch, names: Sequence[str], entry: Entry) -> dict[str, Entry]:
    """Return for each index what it can hold of an entry; all of it where the mapping is today's.

    Costs one request for each index of another mapping, once a process.
    """
    return {
        name: entry if has_todays_mapping(name) else _trimmed(entry, _shape(client, name))
        for name in names
    }


def _shape(client: Elasticsearch, name: str) -> Shape:
    if name not in _shapes:
        found = client.options(ignore_status=404).indices.get_mapping(index=write_alias(name)).body
        if name not in found:
            # It is lost, which the write will tell.
            return {}
        _shapes[name] = _properties(found[name]["mappings"])
    return _shapes[name]


def _properties(described: Mapping[str, Any]) -> Shape:
    return {name: _properties(field) for name, field in described.get("properties", {}).items()}


def _trimmed(entry: Entry, shape: Shape) -> Entry:
    return {name: _value(value, shape[name]) for name, value in entry.items() if name in shape}


def _value(value: Any, shape: Shape) -> Any:
    if isinstance(value, Mapping):
        return _trimmed(value, shape)
    if isinstance(value, list):
        return [_value(one, shape) for one in value]
    return value
