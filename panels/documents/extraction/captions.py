"""Lines that name a table."""

import re
from typing import Final

_CAPTION: Final = re.compile(
    r"^(?:table|tableau|cuadro|tabla|таблица|表|الجدول|جدول)\s*"
    r"(?:[\dIVX٠-٩]{1,4}|[一二三四五六七八九十]{1,3})?\s*(?:[.:：．\-–—]|$|\s)",
    re.IGNORECASE,
)
_LONGEST: Final = 200


def is_caption(text: str) -> bool:
    """Whether a line above a table names it: "Table 2. Fees", "表1", "الجدول ٣"."""
    return len(text) <= _LONGEST and bool(_CAPTION.match(text)) and not text.endswith((":", ";"))
