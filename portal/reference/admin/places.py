"""States and regions in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from portal.reference.admin.listing import LabelledViewSet
from portal.reference.models import Region, State


class StateViewSet(LabelledViewSet):
    """States."""

    model = State
    icon = "globe"
    menu_label = _("States")
    related = ("region", "regional_group")
    list_display = ["label", "iso3", "region", "regional_group", "kind"]
    list_filter = ["kind", "regional_group", "region", "ldc", "lldc", "sids"]
    panels = [
        FieldPanel("labels"),
        FieldPanel("synonyms"),
        FieldRowPanel([FieldPanel("iso2"), FieldPanel("iso3"), FieldPanel("m49")]),
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("region"), FieldPanel("regional_group")]),
        MultiFieldPanel(
            [FieldPanel("ldc"), FieldPanel("lldc"), FieldPanel("sids")],
            heading=_("Groups of countries"),
        ),
    ]


class RegionViewSet(LabelledViewSet):
    """Regions of M49."""

    model = Region
    icon = "site"
    menu_label = _("Regions")
    related = ("parent",)
    list_display = ["label", "code", "level", "parent"]
    list_filter = ["level"]
    panels = [
        FieldRowPanel([FieldPanel("code"), FieldPanel("level")]),
        FieldPanel("labels"),
        FieldPanel("synonyms"),
        FieldPanel("parent"),
    ]
