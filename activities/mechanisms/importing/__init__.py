"""National mechanisms from a spreadsheet: checked row by row first, and then written."""
