"""Who may read requests: whoever holds a right of its own, and not everybody who edits."""

from typing import Final

from portal.accounts.rights import Right

HANDLES: Final = Right("accommodation", "handle_accommodationrequest")
