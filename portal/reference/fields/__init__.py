"""Model fields that hold text in the six languages as one value of one row."""

from portal.reference.fields.six_labels import SixLabelsField
from portal.reference.fields.six_lists import SixListsField
from portal.reference.fields.uris import UriListField

__all__ = ["SixLabelsField", "SixListsField", "UriListField"]
