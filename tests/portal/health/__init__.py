"""Is the portal alive, is it ready."""
