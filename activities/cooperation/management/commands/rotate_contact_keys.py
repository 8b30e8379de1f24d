"""``manage.py rotate_contact_keys``: seal every contact by the first key."""

from activities.cooperation.models import Contact
from activities.cooperation.sealing import CONTACTS
from portal.resealing import ResealCommand


class Command(ResealCommand):
    """Seals anew how to reach who asks and who offers."""

    help = (
        "Seal every contact of requests and offers by the first key of COOPERATION_KEYS, or of "
        "ACCOMMODATION_KEYS where there are none."
    )
    seal = CONTACTS
    model = Contact
    called = "contacts"
