"""Where a request comes from."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the network address of a client, by which attempts to sign in are counted too.

    Behind proxies it is what ``TRUSTED_PROXIES`` of them have noted.
    """
    return str(get_adapter(request).get_client_ip(request))
