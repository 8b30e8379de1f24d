"""National mechanisms in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet

from activities.mechanisms.models import Mechanism
from portal.reference.admin.listing import LabelledViewSet


class MechanismViewSet(LabelledViewSet):
    """National mechanisms."""

    model = Mechanism
    icon = "group"
    menu_label = _("National mechanisms")
    menu_order = 735
    add_to_admin_menu = True
    related = ("state",)
    list_display = ("label", "state", "kind", "standing", "checked_on", "is_example")
    list_filter = ("kind", "state", "accreditation", "type")


register_snippet(MechanismViewSet)
