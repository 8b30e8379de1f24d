"""Who offers in the demonstration, beside those whom the agreement of States brings."""

from collections.abc import Mapping
from typing import Final

from django.contrib.auth.models import User

from activities.agreement.demonstration import people as others
from portal.demonstration.people import Person, make
from portal.organisations.demonstration.planting import SCHEME
from portal.organisations.models import Membership, Organisation

_IN_CHINESE: Final = Person("chengyuan", ("晨", "成员"), "", "zh-hans", "offers, in Chinese")
#: By the key of the organisation in the file of organisations.
MEMBERS: Final = {
    "mots-justes": Person("membre", ("Maëlle", "Membre"), "", "fr", "offers, in French"),
    "al-waha": Person("udw", ("عمر", "العضو"), "", "ar", "offers, in Arabic"),
    "rechnaya-dolina": Person("uchastnik", ("Ульяна", "Участник"), "", "ru", "offers, in Russian"),
    "chenguang": _IN_CHINESE,
    # Has offered nothing yet, and is asked to.
    "quanli-fazhan": _IN_CHINESE,
}
PEOPLE: Final = tuple(dict.fromkeys(MEMBERS.values()))


def welcome() -> None:
    """Make the people that are missing, as members of their organisations."""
    users = {user.username: user for user in make(PEOPLE, {})}
    for key, person in MEMBERS.items():
        if user := users.get(person.username):
            organisation = Organisation.objects.get(**{f"identifiers__{SCHEME}": key})
            Membership.objects.create(user=user, organisation=organisation)


def acting() -> Mapping[str, User]:
    """Return who acts for whom: by code of the State, key of the organisation, or ``desk``."""
    names = {
        **{iso3: person.username for iso3, person in others.FOCAL_POINTS.items()},
        **{key: person.username for key, person in {**others.MEMBERS, **MEMBERS}.items()},
        "desk": others.REVIEWERS[0].username,
    }
    users = User.objects.in_bulk(names.values(), field_name="username")
    return {name: users[username] for name, username in names.items()}
