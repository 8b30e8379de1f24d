"""What a reader may mean: suggestions while typing, and other spellings of what found little."""
