"""The message catalogues: kept in step with the code, and checked."""
