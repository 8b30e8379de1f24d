"""What the room needs to know beside its code."""
