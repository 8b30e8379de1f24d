"""Letters: e-mail in the language of who reads it."""
