"""The portal's own page types, one file each."""

from portal.pages.models.base import BasePage
from portal.pages.models.home import HomePage
from portal.pages.models.section import SectionPage
from portal.pages.models.standard import StandardPage

__all__ = ["BasePage", "HomePage", "SectionPage", "StandardPage"]
