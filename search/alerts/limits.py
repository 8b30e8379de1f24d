"""How often one may ask for an alert, without keeping who one is."""

from datetime import timedelta
from ipaddress import ip_address, ip_network
from typing import Final

from django.utils import timezone
from django.utils.crypto import salted_hmac

from search.alerts.models import Attempt

#: A mission's staff may share one address.
MOST_OF_A_NETWORK: Final = 20
#: Questions that an address gets: else the form could be used to pester somebody.
MOST_LETTERS: Final = 3
FOR: Final = timedelta(hours=1)
#: Of an IPv6 address the part that a provider gives to one customer.
CUSTOMER_BITS: Final = 64


def takes(kind: str, value: str, most: int) -> bool:
    """Count an attempt of the last hour, unless there were too many.

    Args:
        kind: what is counted, such as ``network``.
        value: whose.
        most: how many are taken in an hour.
    """
    mark = salted_hmac("search.alerts", f"{kind}:{value}", algorithm="sha256").hexdigest()
    if Attempt.objects.filter(mark=mark, made__gt=timezone.now() - FOR).count() >= most:
        return False
    Attempt.objects.create(mark=mark)
    return True


def network_of(address: str) -> str:
    """Return what stands for whoever an address belongs to; text that is none stays as it is."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    bits = CUSTOMER_BITS if found.version == 6 else found.max_prefixlen  # noqa: PLR2004 -- IPv6
    return str(ip_network(f"{found}/{bits}", strict=False))


def forget() -> int:
    """Delete the marks that count no more; return how many."""
    return Attempt.objects.filter(made__lte=timezone.now() - FOR).delete()[0]
