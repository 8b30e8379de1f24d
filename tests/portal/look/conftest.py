"""Pages for the tests of the look: the same as for the blocks."""

from tests.portal.blocks.conftest import homes

__all__ = ["homes"]
