"""The recording of the demonstration."""
