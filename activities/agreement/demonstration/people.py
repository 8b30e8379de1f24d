"""Who reviews, agrees and submits in the demonstration."""

from typing import Final

from portal.accounts.access import SECRETARIAT
from portal.demonstration.people import Person, make
from portal.organisations.demonstration.planting import SCHEME
from portal.organisations.models import FocalPoint, Membership, Organisation
from portal.organisations.secretariat import ensure_secretariat
from portal.reference.models import State

REVIEWERS: Final = (
    Person("reviewer", ("Rita", "Reviewer"), SECRETARIAT, "en", "reviews; names focal points"),
    Person("reviewer2", ("René", "Relecteur"), SECRETARIAT, "fr", "confirms notes verbales"),
)
#: By the ISO 3166 code of the State.
FOCAL_POINTS: Final = {
    "KEN": Person("focal-ken", ("Faith", "Focal"), "", "en", "answers for Kenya"),
    "SEN": Person("focal-sen", ("Fatou", "Référente"), "", "fr", "answers for Senegal"),
    "JOR": Person("focal-jor", ("فرح", "المنسقة"), "", "ar", "answers for Jordan"),
    "KGZ": Person("focal-kgz", ("Айгуль", "Координатор"), "", "ru", "answers for Kyrgyzstan"),
    "CRI": Person("focal-cri", ("Flor", "Enlace"), "", "es", "answers for Costa Rica"),
}
#: By the key of the organisation in the file of organisations.
MEMBERS: Final = {
    "lakeside": Person("member", ("Mark", "Member"), "", "en", "submits activities"),
    "valle-claro": Person("miembro", ("Mireya", "Miembro"), "", "es", "the same, in Spanish"),
}
PEOPLE: Final = (*REVIEWERS, *FOCAL_POINTS.values(), *MEMBERS.values())


def welcome() -> None:
    """Make the people that are missing and put them in office."""
    users = {user.username: user for user in make(PEOPLE, {SECRETARIAT: ensure_secretariat()})}
    for iso3, person in FOCAL_POINTS.items():
        if user := users.get(person.username):
            FocalPoint.objects.create(user=user, state=State.objects.get(iso3=iso3))
    for key, person in MEMBERS.items():
        if user := users.get(person.username):
            organisation = Organisation.objects.get(**{f"identifiers__{SCHEME}": key})
            Membership.objects.create(user=user, organisation=organisation)
