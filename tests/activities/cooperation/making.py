"""Requests and offers to test on, brought where a test needs them by the portal's own steps."""

from typing import Any, Final

from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from django_tasks_db.models import DBTaskResult

from activities.cooperation import deciding
from activities.cooperation.models import Contact, Offer, OfferText, Request, RequestText
from activities.cooperation.models.living import CHANNELS, KINDS
from activities.cooperation.sealing import CONTACTS
from activities.recommendations.models import Recommendation
from portal.organisations.models import Organisation
from portal.reference.models import Concept, State
from tests.activities.agreement.asking import a_focal_point, a_secretary, enter
from tests.activities.making import a_member, an_organisation

#: What must never be found where it is not to be seen.
SECRET: Final = "Zephyrous"
CONTACT: Final = "Wexcombe, +41 22 555 55 55"


def a_concept(scheme: str, code: str) -> Concept:
    return Concept.objects.get(scheme__code=scheme, code=code)


def a_recommendation(
    iso3: str = "KEN", key: str = "", position: str = "supported"
) -> Recommendation:
    state = State.objects.get(iso3=iso3)
    found, _created = Recommendation.objects.get_or_create(
        key=key or f"test-{iso3.lower()}",
        defaults={"source": "demo", "state": state, "text": "Train judges", "position": position},
    )
    return found


def a_request(
    iso3: str = "KEN", author: Organisation | None = None, title: str = SECRET, **fields: Any
) -> Request:
    """Return a draft that lacks nothing, with a contact."""
    fields = {"languages": ["en"], "visibility": Request.Visibility.PUBLIC, **fields}
    row = Request.objects.create(state=State.objects.get(iso3=iso3), author=author, **fields)
    RequestText.objects.create(
        request=row, language="en", is_original=True, title=title, need="Training of judges."
    )
    row.kinds.add(a_concept(KINDS, "training"))
    row.themes.add(a_concept("themes", "access-to-justice"))
    row.recommendations.add(a_recommendation(iso3))
    Contact.objects.create(request=row, sealed=CONTACTS.seal(CONTACT))
    return row


def an_open_request(people: "People", **fields: Any) -> Request:
    """Return a request that its State has sent and the secretariat has opened."""
    row = a_request(**fields)
    row = deciding.send_request(row, people.focal, str(row.version))
    row = deciding.authenticate(row, people.secretary, str(row.version))
    return deciding.open_up(row, people.secretary, str(row.version))


def an_offer(
    organisation: Organisation | None = None, title: str = "An offer", **fields: Any
) -> Offer:
    """Return a draft that lacks nothing, with a contact."""
    fields = {"languages": ["en"], **fields}
    row = Offer.objects.create(organisation=organisation, **fields)
    OfferText.objects.create(
        offer=row, language="en", is_original=True, title=title, description="We train judges."
    )
    row.kinds.add(a_concept(KINDS, "training"))
    row.themes.add(a_concept("themes", "access-to-justice"))
    row.channels.add(a_concept(CHANNELS, "peers"))
    Contact.objects.create(offer=row, sealed=CONTACTS.seal(CONTACT))
    return row


def a_public_offer(people: "People", **fields: Any) -> Offer:
    """Return an offer that the secretariat has published."""
    row = an_offer(people.partner_body, **fields)
    row = deciding.send_offer(row, people.partner, str(row.version))
    return deciding.publish(row, people.secretary, str(row.version))


class People:
    """Who asks, offers, decides and looks on."""

    def __init__(self) -> None:
        kenya = State.objects.get(iso3="KEN")
        self.focal = a_focal_point("KEN", "focal")
        self.other_state = a_focal_point("UGA", "other-state")
        self.nhri = an_organisation("Kenyan institution (fictitious)", state=kenya)
        self.author = a_member(self.nhri, "author")
        self.partner_body = an_organisation("Partner (fictitious)", type="civil-society")
        self.partner = a_member(self.partner_body, "partner")
        waiting = an_organisation("Unknown (fictitious)", status=Organisation.Status.UNVERIFIED)
        self.unverified = a_member(waiting, "unverified")
        self.secretary = a_secretary()
        self.visitor = User.objects.create_user("visitor", "visitor@example.org", "secret")

    def again(self) -> "People":
        """Read people anew: what they may do is remembered with them."""
        for name, user in list(vars(self).items()):
            if isinstance(user, User):
                setattr(self, name, User.objects.get(pk=user.pk))
        return self


def signed_in(user: User) -> Client:
    """Return the browser of somebody who has signed in and shown a second factor."""
    client = Client()
    enter(client, user)
    return client


def at(name: str, *args: Any, code: str = "en") -> str:
    """Return an address in an interface language."""
    with override(code):
        return reverse(f"cooperation:{name}", args=args)


def letters() -> list[tuple[str, str]]:
    """Return template and address of the letters that wait, and forget them."""
    rows = DBTaskResult.objects.filter(task_path__endswith="send_letter").order_by("enqueued_at")
    found = [
        (row.args_kwargs["args"][0].split("/")[-1], row.args_kwargs["args"][1]) for row in rows
    ]
    rows.delete()
    mail.outbox.clear()
    return found
