"""The form in steps: nothing typed is lost, and nobody else sees it."""

from collections.abc import Mapping

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.recommendations.models import Recommendation
from activities.repository.models import ActivityPage
from activities.submissions.errand import errand
from activities.submissions.filling import fill
from activities.submissions.models import Submission, SubmissionNote
from activities.submissions.sending import send
from portal.organisations.models import Organisation
from portal.organisations.views.account import Errand
from portal.reference.models import State
from tests.activities.making import a_member, an_organisation

pytestmark = pytest.mark.django_db

WHAT = {
    "title": "Training of judges",
    "summary": "Judges were trained.",
    "description": "",
}
WHERE = {
    "states": ["KEN"],
    "starts_on": "2025-03-01",
    "start_precision": "month",
    "end_precision": "day",
    "status": "ongoing",
}
SHARING = {
    "source": "Own means",
    "amount": "10.50",
    "currency": "usd",
    "addresses": "https://example.org/a",
    "private_contact": "in confidence",
    "name_hidden": "on",
}


@pytest.fixture
def member(sections: object, client: Client) -> User:
    del sections
    user = a_member(an_organisation("Riverside Watch (fictitious)", type="civil-society"))
    client.force_login(user)
    return user


@pytest.fixture
def draft(member: User) -> Submission:
    return Submission.objects.create(
        owner=member, organisation=member.memberships.get().organisation
    )


def post(client: Client, draft: Submission, name: str, data: Mapping[str, object]) -> int:
    draft.refresh_from_db()
    address = reverse("submissions:step", args=[draft.key, name])
    return client.post(address, {"version": draft.version, **data}).status_code


def test_what_goes_into_the_knowledge_hub_is_a_good_practice(
    draft: Submission, client: Client
) -> None:
    hub = {"hub_kind": "tool", "names_elsewhere": "UHRI: a b https://example.org/a\n\nDOI:10.1/2"}
    good = {"good_practice": "on", "good_practice_reason": "Others can do the same."}
    for wrong, field in (
        (hub, "hub_kind"),
        (good | hub | {"names_elsewhere": "UHRI: a https://"}, "names_elsewhere"),
        (good | hub | {"names_elsewhere": "UHRI a"}, "names_elsewhere"),
        (good | {"hub_kind": "other"}, "hub_kind"),
    ):
        assert post(client, draft, "sharing", SHARING | wrong) == 422
        draft.refresh_from_db()
        typed = draft.data["typed"]["sharing"]
        assert typed[field] == [wrong[field]]
    assert post(client, draft, "sharing", SHARING | good | hub) == 302
    assert post(client, draft, "where", WHERE) == 302
    draft.refresh_from_db()
    page = ActivityPage()
    fill(page, draft)
    assert page.hub_kind == "tool"
    assert [(row.scheme, row.value, row.address) for row in page.identifiers.all()] == [
        ("UHRI", "a b", "https://example.org/a"),
        ("DOI", "10.1/2", "https://doi.org/10.1/2"),
    ]


def test_from_start_to_receipt(member: User, client: Client) -> None:
    organisation = member.memberships.get().organisation
    answer = client.post(
        reverse("submissions:start"), {"organisation": organisation.pk, "language": "en"}
    )
    draft = Submission.objects.get()
    assert answer["Location"] == reverse("submissions:step", args=[draft.key, "what"])
    steps: dict[str, Mapping[str, object]] = {"what": WHAT, "where": WHERE, "sharing": SHARING}
    steps |= {"subjects": {}, "documents": {}}
    for name, data in steps.items():
        assert client.get(reverse("submissions:step", args=[draft.key, name])).status_code == 200
        assert post(client, draft, name, data) == 302
    draft.refresh_from_db()
    check = reverse("submissions:check", args=[draft.key])
    preview = client.get(check).content.decode()
    assert "Training of judges" in preview
    assert "in confidence" not in preview
    assert "Riverside" not in preview
    for _twice in range(2):
        assert client.post(check, {"version": draft.version}).status_code == 302
    page = ActivityPage.objects.get()
    assert page.funding.get().currency == "USD"
    assert page.revisions.count() == 1
    assert page.reference in client.get(reverse("submissions:list")).content.decode()


def test_what_is_wrong_is_kept_and_linked(draft: Submission, client: Client) -> None:
    address = reverse("submissions:step", args=[draft.key, "where"])
    wrong = {"version": 0, "states": ["???"], "starts_on": "never", "modality": "x\0"}
    page = client.post(address, wrong).content.decode()
    assert 'href="#id_states"' in page
    assert 'aria-describedby="id_starts_on_error' in page
    assert 'value="never"' in client.get(address).content.decode()
    assert client.get(reverse("submissions:check", args=[draft.key])).status_code == 200


def test_two_tabs(draft: Submission, client: Client) -> None:
    address = reverse("submissions:step", args=[draft.key, "what"])
    first = {"version": 0, **WHAT}
    assert client.post(address, first).status_code == 302
    assert client.post(address, first).status_code == 302, "the same twice is no conflict"
    answer = client.post(address, {"version": 0, **WHAT, "title": "Another title"})
    assert "Another title" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.data["title"] == WHAT["title"]


def test_typed_before_signing_in_again(draft: Submission, client: Client) -> None:
    client.logout()
    address = reverse("submissions:step", args=[draft.key, "what"])
    assert client.post(address, {"version": 0, **WHAT}).status_code == 302
    session = client.session
    typed = dict(session)
    client.force_login(draft.owner)
    session = client.session
    session.update({name: typed[name] for name in typed if name.startswith("accounts")})
    session.save()
    assert WHAT["title"] in client.get(address).content.decode()


@pytest.mark.parametrize("name", ["detail", "check", "what", "documents"])
def test_others_find_nothing(name: str, draft: Submission, client: Client) -> None:
    client.force_login(a_member(an_organisation("Another (fictitious)"), "stranger"))
    if name in {"detail", "check"}:
        address = reverse(f"submissions:{name}", args=[draft.key])
    else:
        address = reverse("submissions:step", args=[draft.key, name])
    assert client.get(address).status_code == 404
    assert client.post(address, {"version": 0}).status_code == 404
    assert client.get(reverse("submissions:list")).status_code == 200


def test_the_picker_finds_for_states_chosen(draft: Submission, client: Client) -> None:
    rows = {}
    for code in ("KEN", "UGA"):
        rows[code] = Recommendation.objects.create(
            key=f"demo-{code}",
            source="demo",
            state=State.objects.get(iso3=code),
            text=f"Train judges {code}",
            position="supported",
        )
    post(client, draft, "where", WHERE)
    assert post(client, draft, "subjects", {"words": "judges", "find": "1"}) == 302
    page = client.get(reverse("submissions:step", args=[draft.key, "subjects"])).content.decode()
    assert "Train judges KEN" in page
    assert "Train judges UGA" not in page
    assert post(client, draft, "subjects", {"recommendations": [rows["UGA"].pk]}) == 422
    assert post(client, draft, "subjects", {"recommendations": [rows["KEN"].pk]}) == 302
    draft.refresh_from_db()
    assert draft.data["recommendations"] == [str(rows["KEN"].pk)]


def test_partners_are_found_by_name(draft: Submission, client: Client) -> None:
    partner = an_organisation("Lakeside Institute (fictitious)")
    hidden = an_organisation("Lakeside Office (fictitious)", status=Organisation.Status.UNVERIFIED)
    address = reverse("submissions:step", args=[draft.key, "where"])
    assert post(client, draft, "where", {**WHERE, "partner_words": "LAKESIDE", "find": "1"}) == 302
    page = client.get(address).content.decode()
    assert partner.name in page
    assert hidden.name not in page
    assert post(client, draft, "where", {**WHERE, "partners": [hidden.pk]}) == 422
    assert post(client, draft, "where", {**WHERE, "partners": [partner.pk]}) == 302
    post(client, draft, "what", WHAT)
    draft.refresh_from_db()
    page_made = ActivityPage()
    fill(page_made, draft)
    assert [one.organisation for one in page_made.providers.all()][1:] == [partner]


def test_programs_are_kept_out(member: User, client: Client) -> None:
    organisation = member.memberships.get().organisation
    data = {"organisation": organisation.pk, "language": "en"}
    address = reverse("submissions:start")
    assert client.post(address, {**data, "homepage": "x"}).status_code == 200
    codes = [client.post(address, data).status_code for _time in range(31)]
    assert codes == [302] * 30 + [200]


def test_answering_and_changing(draft: Submission, client: Client) -> None:
    draft.status = Submission.Status.SENT
    draft.save()
    address = reverse("submissions:detail", args=[draft.key])
    refused = client.post(address, {"text": "Here is\0 the answer."})
    assert (refused.status_code, "the answer." in refused.content.decode()) == (422, True)
    client.post(address, {"text": "Here is the answer."})
    assert SubmissionNote.objects.get().text == "Here is the answer."
    assert client.get(address).status_code == 200
    client.post(address, {"change": "1"})
    draft.refresh_from_db()
    assert draft.status == Submission.Status.DRAFT


def test_the_account_page_says_how_many_are_returned(member: User) -> None:
    organisation = member.memberships.get().organisation
    data = {"title": "Training", "summary": "Judges.", "states": ["KEN"]}
    for _number in range(3):
        send(Submission.objects.create(owner=member, organisation=organisation, data=data))
    assert found(errand(member)).waiting == 0
    for page in ActivityPage.objects.order_by("pk")[:2]:
        page.current_workflow_task_state.reject(user=member)
    assert found(errand(member)).waiting == 2
    with CaptureQueriesContext(connection) as queries:
        errand(member)
    assert len(queries) == 2
    again = Submission.objects.order_by("pk")[0]
    Submission.objects.filter(pk=again.pk).update(status=Submission.Status.DRAFT)
    send(again)
    assert found(errand(member)).waiting == 1
    assert errand(a_member(an_organisation("Another (fictitious)"), "other")) is not None


def found(errand_of_somebody: Errand | None) -> Errand:
    assert errand_of_somebody is not None
    return errand_of_somebody
