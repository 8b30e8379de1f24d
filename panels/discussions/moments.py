"""Whether the moments of a panel are in order."""

from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from panels.discussions.models import PanelPage


def errors_of_moments(page: "PanelPage") -> dict[str, str | Promise]:
    """Return what is wrong with the moments of a panel, by field."""
    errors: dict[str, str | Promise] = {}
    opens, closes = page.registration_opens_at, page.registration_closes_at
    if page.ends_at and not page.starts_at:
        errors["starts_at"] = _("Enter when the panel starts.")
    elif page.starts_at and page.ends_at and page.ends_at <= page.starts_at:
        errors["ends_at"] = _("The panel must end after it starts.")
    if opens and closes and closes <= opens:
        errors["registration_closes_at"] = _("Registration must close after it opens.")
    return errors | _errors_of_last_days(page)


def _errors_of_last_days(page: "PanelPage") -> dict[str, str | Promise]:
    errors: dict[str, str | Promise] = {}
    first_day = page.search_date()
    last_to_ask, last_to_send = page.accommodation_deadline, page.statements_deadline
    if first_day and last_to_ask and last_to_ask > first_day:
        errors["accommodation_deadline"] = _("The last day to ask must not be after the panel.")
    if first_day and last_to_send and last_to_send < first_day:
        errors["statements_deadline"] = _("The last day to send must not be before the panel.")
    return errors
