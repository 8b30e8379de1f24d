"""Organisations, their members, focal points of States, and invitations to become either."""

from portal.organisations.models.focal_point import FocalPoint
from portal.organisations.models.invitation import Invitation
from portal.organisations.models.membership import Membership
from portal.organisations.models.organisation import Organisation

__all__ = ["FocalPoint", "Invitation", "Membership", "Organisation"]
