"""A key idea or issue of a panel, and what became of it."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class FollowUpBlock(blocks.StructBlock):
    """What somebody made of an idea (resolution 57/32, paragraph 16)."""

    what = blocks.TextBlock(label=_("What became of it"), rows=2)
    by = blocks.CharBlock(
        label=_("By whom"),
        max_length=200,
        help_text=_("A State, an organization, a mechanism, or civil society."),
    )
    day = blocks.DateBlock(label=_("Day"), required=False)
    url = blocks.URLBlock(label=_("Address"), required=False, help_text=_("Where to read more."))

    class Meta:
        label = _("Follow-up")
        icon = "tick"
        label_format = "{by}"


class IdeaBlock(blocks.StructBlock):
    """An idea formulated or an issue raised during the panel.

    Paragraph 16 asks States, bodies, institutions and civil society to make use of them: so each
    has what became of it, or the page says that nothing has been reported yet.
    """

    idea = blocks.TextBlock(label=_("Idea or issue"), rows=3)
    raised_by = blocks.CharBlock(label=_("Raised by"), required=False, default="", max_length=200)
    paragraph = blocks.IntegerBlock(
        label=_("Paragraph of the summary report"), required=False, min_value=1
    )
    follow_ups = blocks.ListBlock(FollowUpBlock(), label=_("What became of it"), default=[])

    class Meta:
        label = _("Idea or issue")
        icon = "pick"
        label_format = "{idea}"
