"""Reference data: the vocabularies of the portal, each entry one row with six labels."""
