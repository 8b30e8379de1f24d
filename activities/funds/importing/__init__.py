"""Figures of funds from a spreadsheet: checked row by row first, and then written."""
