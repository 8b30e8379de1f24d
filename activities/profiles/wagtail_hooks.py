"""Facts about States in Wagtail's admin: the secretariat publishes or returns them."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from activities.profiles.models import StateFact


class ReviewPolicy(ModelPermissionPolicy):
    """Facts are read and decided about; nobody writes or deletes one, administrators included."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether a user may do something."""
        return action in {"change", "view"} and bool(super().user_has_permission(user, action))


class DecideView(EditView):
    """The form in which a fact is decided about."""

    def save_instance(self) -> Any:
        """Note who decides, for the record."""
        self.form.instance.decided_by = self.request.user
        return super().save_instance()


class StateFactViewSet(SnippetViewSet):
    """What States sent, the latest first."""

    model = StateFact
    icon = "list-ul"
    menu_label = _("Facts about States")
    menu_order = 737
    add_to_admin_menu = True
    edit_view_class = DecideView
    copy_view_enabled = False
    list_display = ("__str__", "status", "sent_at")
    list_filter = ("status", "kind", "state")

    def get_queryset(self, request: HttpRequest) -> Any:  # noqa: ARG002 -- Wagtail's signature
        """Bring what the list shows in one query."""
        return StateFact.objects.select_related("state")

    def register_chooser_viewset(self) -> None:
        """Register none: no form chooses a fact."""


register_permission_policy(StateFact, ReviewPolicy(StateFact))
register_snippet(StateFactViewSet)
