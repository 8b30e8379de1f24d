"""Panels and documents as tagged PDF (PDF/UA-1, ISO 14289-1)."""
