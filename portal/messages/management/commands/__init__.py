"""``check_messages`` and ``sync_messages``."""
