"""What nobody does by hand in Wagtail's admin, administrators included."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from portal.organisations.models import FocalPoint, Invitation, Organisation


class NeverPolicy(ModelPermissionPolicy):
    """The model's own permissions, but for what is never done."""

    def __init__(self, model: Any, never: str) -> None:
        super().__init__(model)
        self.never = never

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether a user may do something."""
        return action != self.never and bool(super().user_has_permission(user, action))


def register() -> None:
    """Let a person become a focal point by invitation only, and what there was stay.

    An invitation stays as it was sent, and an organisation even if it is refused: what was
    submitted in its name leads to it.
    """
    register_permission_policy(Organisation, NeverPolicy(Organisation, "delete"))
    register_permission_policy(FocalPoint, NeverPolicy(FocalPoint, "add"))
    register_permission_policy(Invitation, NeverPolicy(Invitation, "change"))
