"""What editors have said about search, and what is asked."""

from search.curation.models.asked import AskedQuery
from search.curation.models.edition import CurationEdition
from search.curation.models.promotion import PromotedWork, Promotion
from search.curation.models.synonyms import SynonymGroup

__all__ = ["AskedQuery", "CurationEdition", "PromotedWork", "Promotion", "SynonymGroup"]
