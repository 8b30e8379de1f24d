"""Where the Council sits."""

from typing import Final

from portal.calendars import GENEVA

#: The Palais des Nations in Geneva.
VENUE_TIME_ZONE: Final = GENEVA
