"""National mechanisms in Wagtail's admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet

from activities.mechanisms.importing.views import MECHANISMS
from activities.mechanisms.models import Mechanism
from portal.reference.admin.listing import LabelledIndexView, LabelledViewSet


class MechanismIndexView(LabelledIndexView):
    """The list, from which an import begins."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Add the way to the import for who may use it."""
        return [*super().header_more_buttons, *MECHANISMS.buttons(self.request.user)]


class MechanismViewSet(LabelledViewSet):
    """National mechanisms."""

    model = Mechanism
    index_view_class = MechanismIndexView
    icon = "group"
    menu_label = _("National mechanisms")
    menu_order = 735
    add_to_admin_menu = True
    related = ("state",)
    list_display = ("label", "state", "kind", "standing", "checked_on", "is_example")
    list_filter = ("kind", "state", "accreditation", "type")


register_snippet(MechanismViewSet)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """Add the import of mechanisms."""
    return MECHANISMS.addresses()


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """Let administrators give the right to import to a group."""
    return MECHANISMS.right.permissions()
