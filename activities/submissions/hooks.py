"""What other rooms do with an activity that was sent; they register it from above."""

from collections.abc import Callable

from activities.repository.models import ActivityPage

_called: list[Callable[[ActivityPage], None]] = []


def register(call: Callable[[ActivityPage], None]) -> None:
    """Have a callable called with each page sent, in the transaction of its sending."""
    if call not in _called:
        _called.append(call)


def sent(page: ActivityPage) -> None:
    """Call what is registered."""
    for call in _called:
        call(page)
