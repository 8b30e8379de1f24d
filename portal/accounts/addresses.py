"""Where a request comes from."""

from ipaddress import ip_address, ip_network
from typing import Final

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

#: Of an IPv6 address the part that a provider gives to one customer.
CUSTOMER_BITS: Final = 64


def client_address(request: HttpRequest) -> str:
    """Return the network address of a client, by which attempts to sign in are counted too.

    Behind proxies it is what ``TRUSTED_PROXIES`` of them have noted.
    """
    return str(get_adapter(request).get_client_ip(request))


def network_of(address: str) -> str:
    """Return what stands for whoever an address belongs to; text that is none stays as it is."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    bits = CUSTOMER_BITS if found.version == 6 else found.max_prefixlen  # noqa: PLR2004 -- IPv6
    return str(ip_network(f"{found}/{bits}", strict=False))
