"""Concepts and their schemes in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn

from portal.reference.admin.listing import LabelledViewSet
from portal.reference.models import Concept, ConceptScheme


class SchemeViewSet(LabelledViewSet):
    """Concept schemes."""

    model = ConceptScheme
    icon = "list-ul"
    menu_label = _("Concept schemes")
    list_display = [
        "label",
        "code",
        BooleanColumn("complete", label=_("In all six languages"), sort_key="complete"),
    ]
    list_filter = ["complete"]
    panels = [
        FieldPanel("code"),
        FieldPanel("labels"),
        FieldPanel("synonyms"),
        FieldPanel("identifier"),
    ]


class ConceptViewSet(LabelledViewSet):
    """Concepts of all schemes."""

    model = Concept
    icon = "tag"
    menu_label = _("Concepts")
    related = ("scheme", "parent")
    list_display = [
        "label",
        "code",
        "scheme",
        "parent",
        BooleanColumn("complete", label=_("In all six languages"), sort_key="complete"),
        BooleanColumn("retired", label=_("Retired"), sort_key="retired"),
    ]
    list_filter = ["scheme", "complete", "retired"]
    panels = [
        FieldRowPanel([FieldPanel("scheme"), FieldPanel("code"), FieldPanel("position")]),
        FieldPanel("labels"),
        FieldPanel("synonyms"),
        FieldPanel("parent"),
        FieldPanel("definitions"),
        MultiFieldPanel(
            [
                FieldPanel("identifier"),
                FieldPanel("exact_matches"),
                FieldPanel("close_matches"),
            ],
            heading=_("Other vocabularies"),
        ),
        FieldPanel("retired"),
    ]
