"""Python's search for cyclic garbage, for processes that are large and do not live long.

By default it looks through everything whenever a few hundred objects are new and a quarter of
what is old has been added: with the whole of Wagtail in memory that is a third of the time that
migrations take. What has been imported and collected stays until the end, so it is looked at no
more; the rest is looked at, only not as often.
"""

import gc
from typing import Final

#: New objects, and searches of each generation, before the next is searched (default: 700, 10, 10).
THRESHOLDS: Final = (100_000, 50, 100)

gc.set_threshold(*THRESHOLDS)


def pytest_collection_finish() -> None:
    """Leave out of every search what is there before the first test."""
    gc.collect()
    gc.freeze()
