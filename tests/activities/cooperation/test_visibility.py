"""Who sees which request and offer: one answer, whatever asks."""

import pytest
from django.contrib.auth.models import AnonymousUser, User

from activities.agreement.withdrawal import withdraw as withdraw_agreement
from activities.cooperation import deciding
from activities.cooperation.models import Offer, Request
from portal.organisations.models import FocalPoint, Organisation
from portal.pages.models import SectionPage
from portal.reference.models import State
from tests.activities.cooperation.making import (
    People,
    a_public_offer,
    a_request,
    an_open_request,
    letters,
)
from tests.activities.making import a_public_activity

SIGHT = {
    # by visibility: who sees an open request of Kenya that a focal point has sent
    "public": "nobody visitor unverified partner other_state author focal secretary",
    "partners": "partner other_state author focal secretary",
    "secretariat": "focal secretary",
}
EVERYBODY = SIGHT["public"].split()


def seen_by(people: People, row: Request) -> set[str]:
    who: dict[str, User | AnonymousUser] = {
        name: getattr(people, name) if name != "nobody" else AnonymousUser() for name in EVERYBODY
    }
    return {
        name
        for name, user in who.items()
        if Request.objects.visible_to(user).filter(pk=row.pk).exists()
    }


@pytest.mark.parametrize("visibility", SIGHT)
def test_its_state_chooses_who_sees_an_open_request(people: People, visibility: str) -> None:
    row = an_open_request(people, visibility=visibility)
    assert seen_by(people, row) == set(SIGHT[visibility].split())
    assert Request.objects.public().filter(pk=row.pk).exists() == (visibility == "public")


def test_a_draft_is_for_those_who_write_it(people: People) -> None:
    assert seen_by(people, a_request()) == {"focal"}
    by_nhri = a_request(author=people.nhri)
    assert seen_by(people, by_nhri) == {"author"}
    asked = deciding.send_request(by_nhri, people.author, "0")
    assert asked.status == Request.Status.ASKING
    assert seen_by(people, asked) == {"author", "focal"}


def test_before_it_is_open_only_its_state_and_the_secretariat_see_it(people: People) -> None:
    row = deciding.send_request(a_request(), people.focal, "0")
    assert seen_by(people, row) == {"focal", "secretary"}
    row = deciding.authenticate(row, people.secretary, "0")
    assert seen_by(people, row) == {"focal", "secretary"}


def test_what_is_restricted_or_withdrawn_is_gone_at_once(people: People) -> None:
    row = an_open_request(people)
    deciding.restrict(row, people.focal, "partners")
    assert seen_by(people, row) == set(SIGHT["partners"].split())
    deciding.withdraw(row, people.focal)
    assert seen_by(people, row) == {"focal", "secretary"}


def test_who_leaves_office_or_is_verified_no_more_sees_less(people: People) -> None:
    row = an_open_request(people, visibility="partners")
    FocalPoint.objects.get(user=people.other_state).delete()
    Organisation.objects.filter(pk=people.partner_body.pk).update(status="refused")
    assert seen_by(people, row) == {"author", "focal", "secretary"}


def test_an_offer_is_public_while_its_organisation_is_known(people: People) -> None:
    row = a_public_offer(people)
    assert Offer.objects.public().filter(pk=row.pk).exists()
    Organisation.objects.filter(pk=people.partner_body.pk).update(status="refused")
    assert not Offer.objects.public().filter(pk=row.pk).exists()
    assert not Offer.objects.visible_to(people.partner).filter(pk=row.pk).exists()
    assert Offer.objects.visible_to(people.secretary).filter(pk=row.pk).exists()


def test_a_good_practice_goes_with_the_agreement_of_the_state(
    people: People, sections: dict[str, SectionPage]
) -> None:
    activity = a_public_activity(sections["en"], provider=people.partner_body)
    row = a_public_offer(people, form="practice", activity_key=activity.translation_key)
    assert Offer.objects.visible_to(AnonymousUser()).filter(pk=row.pk).exists()
    withdraw_agreement(activity.translation_key, State.objects.get(iso3="KEN"), people.focal)
    assert not Offer.objects.visible_to(AnonymousUser()).filter(pk=row.pk).exists()


def test_what_its_state_does_not_want_to_be_sent_is_not_the_secretariats(people: People) -> None:
    row = deciding.send_request(a_request(author=people.nhri), people.author, "0")
    deciding.refuse(row, people.focal, "0", "Not now.")
    assert seen_by(people, row) == {"author", "focal"}
    assert not Request.objects.sent().exists()
    # Agreed to once, it is a matter between the two again when it is asked about anew.
    row = deciding.send_request(row, people.author, "0")
    row = deciding.agree(row, people.focal, "0")
    assert seen_by(people, row) == {"author", "focal", "secretary"}
    deciding.give_back(row, people.secretary, "0", "Say more.")
    row = deciding.send_request(row, people.author, "0")
    deciding.refuse(row, people.focal, "0", "Not so.")
    assert seen_by(people, row) == {"author", "focal"}
    # What the State sends itself it agrees to.
    row = deciding.send_request(row, people.focal, "0")
    assert seen_by(people, row) == {"author", "focal", "secretary"}


def test_members_of_a_body_that_is_known_no_more_are_not_written_to(people: People) -> None:
    row = deciding.send_request(a_request(author=people.nhri), people.author, "0")
    row = deciding.agree(row, people.focal, "0")
    offer = a_public_offer(people)
    Organisation.objects.update(status=Organisation.Status.REFUSED)
    letters()
    deciding.give_back(row, people.secretary, "0", "Say more.")
    deciding.withdraw(offer, people.secretary)
    assert letters() == [("returned.txt", people.focal.email)]
