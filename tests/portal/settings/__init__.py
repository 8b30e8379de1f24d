"""Settings: what they refuse, what they send, what is documented."""
