"""The fields that say whether a meeting takes place."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from panels.discussions.standing import Standing
from portal.pages.models.base import BasePage


class PlannedPage(BasePage):
    """The page of something planned that may be put off or called off, with a word on it."""

    standing = models.CharField(
        _("does it take place?"),
        max_length=10,
        choices=Standing.choices,
        default=Standing.PLANNED,
        help_text=_(
            "Said first on the page, in lists, the feed and calendars. Once a new time is known, "
            "enter it and choose “As planned” again."
        ),
    )
    standing_note = models.TextField(
        _("note on it"),
        blank=True,
        help_text=_("Such as why, and where to ask. Not shown while all is as planned."),
    )

    class Meta:
        abstract = True

    def card_notice(self) -> str | Promise:
        """Return the word that it does not take place as planned, if it does not."""
        standing = Standing(self.standing)
        return "" if standing is Standing.PLANNED else standing.label
