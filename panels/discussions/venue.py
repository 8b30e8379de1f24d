"""Where the Council sits."""

from typing import Final
from zoneinfo import ZoneInfo

#: The Palais des Nations in Geneva. Named after Zurich, as the tz database names Swiss time.
VENUE_TIME_ZONE: Final = ZoneInfo("Europe/Zurich")
