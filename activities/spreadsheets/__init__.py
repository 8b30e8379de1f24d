"""Spreadsheets that people upload: read as text by column, and kept between check and import."""
