"""Pictures on public pages."""
