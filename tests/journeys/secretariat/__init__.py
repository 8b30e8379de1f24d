"""What focal points and the secretariat do, on one portal."""
