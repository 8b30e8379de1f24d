"""Who may see what is asked, and why a result is found."""

from typing import Final

from portal.accounts.rights import Right

CURATES: Final = Right("search_curation", "curate_search")
