"""``manage.py rotate_accommodation_keys``: seal every request by the first key."""

from panels.accommodation.models import AccommodationRequest
from panels.accommodation.sealing import REQUESTS
from portal.resealing import ResealCommand


class Command(ResealCommand):
    """Seals anew what requests say."""

    help = "Seal every accommodation request by the first key of ACCOMMODATION_KEYS."
    seal = REQUESTS
    model = AccommodationRequest
    called = "requests"
