"""Links that were used, passed on, made up or kept too long, and ids that were guessed.

What one link of a State or an invitation does is tested beside them, in
``tests.activities.agreement.test_pages`` and ``tests.portal.organisations.test_invitations``.
"""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.core.signing import TimestampSigner
from django.test import Client
from django.urls import reverse

from activities.agreement.models import AgreementRequest, Decision
from activities.repository.models import ActivityPage
from activities.repository.public import public
from activities.submissions.models import Submission, SubmissionNote
from portal.languages import BY_CODE
from portal.pages.models import SectionPage
from tests.activities.agreement.asking import a_focal_point, asked, enter, says
from tests.activities.permissions.world import SECRET, World


def body(client: Client, address: str) -> tuple[int, str]:
    """Return an answer without what names the address itself, in each language."""
    response = client.get(address)
    return response.status_code, response.content.decode().replace(address.removeprefix("/en"), "")


@pytest.fixture
def world(sections: dict[str, SectionPage]) -> World:
    return World(sections)


def as_(world: World, name: str) -> Client:
    client = Client()
    client.cookies = world.sessions[name].copy()
    return client


def test_what_is_not_yours_is_as_if_it_did_not_exist(world: World) -> None:
    row, organisation = world.request, world.organisation.pk
    pairs: list[tuple[str, str, list[Any], list[Any]]] = [
        ("foreign", "agreement:request", [row.pk], [10**6]),
        ("reviewer", "agreement:request", [row.pk], [10**6]),
        ("administrator", "agreement:request", [row.pk], [10**6]),
        ("foreign", "agreement:withdraw", [world.agreed.translation_key, "KEN"], [uuid4(), "KEN"]),
        ("stranger", "submissions:detail", [world.sent.key], [uuid4()]),
        ("stranger", "submissions:check", [world.draft.key], [uuid4()]),
        ("stranger", "submissions:step", [world.draft.key, "what"], [uuid4(), "what"]),
        ("stranger", "organisations:members", [organisation], [10**6]),
    ]
    for who, name, real, made_up in pairs:
        client = as_(world, who)
        found = body(client, reverse(name, args=real))
        assert found == body(client, reverse(name, args=made_up)), (who, name)
        assert found[0] == 404, (who, name)


def test_numbers_next_to_ones_own_open_nothing(world: World) -> None:
    """Of all that exist, only what is theirs is shown."""
    submitter = as_(world, "stranger")
    for submission in Submission.objects.all():
        for name in ("detail", "check"):
            address = reverse(f"submissions:{name}", args=[submission.key])
            assert submitter.get(address).status_code == 404
    foreign = as_(world, "foreign")
    numbers = range(1, max(AgreementRequest.objects.values_list("pk", flat=True)) + 3)
    opened = [
        number
        for number in numbers
        if foreign.get(reverse("agreement:request", args=[number])).status_code != 404
    ]
    assert opened == []


def test_the_same_work_of_two_states_is_withdrawn_by_neither_for_the_other(
    sections: dict[str, SectionPage], world: World
) -> None:
    page = asked(sections["en"], world.people["reviewer"], ("KEN", "UGA"))
    for name in ("focal", "foreign"):
        says(page, world.people[name])
    for who, other in (("focal", "UGA"), ("foreign", "KEN")):
        address = reverse("agreement:withdraw", args=[page.translation_key, other])
        assert as_(world, who).get(address).status_code == 404
        assert as_(world, who).post(address).status_code == 404
    assert public().filter(pk=page.pk).exists()


def test_an_answer_sent_again_changes_nothing(world: World) -> None:
    """As when a form is sent twice, or from a page that was kept open."""
    client, row = as_(world, "focal"), world.request
    address = reverse("agreement:request", args=[row.pk])
    form = {"verdict": "agree", "fingerprint": row.fingerprint}
    assert client.post(address, form).status_code == 302
    entries = Decision.objects.count()
    for verdict in ("agree", "decline", "change"):
        again = client.post(address, {**form, "verdict": verdict, "reason": "Why"})
        assert again.status_code == 422
    assert client.post(reverse("agreement:pass_on", args=[row.pk])).status_code == 422
    assert Decision.objects.count() == entries
    assert ActivityPage.objects.get(pk=world.open.pk).live
    link = reverse("agreement:link", args=[world.token])
    assert client.get(link).status_code == 410


def test_a_withdrawal_sent_again_changes_nothing(world: World) -> None:
    client = as_(world, "focal")
    address = reverse("agreement:withdraw", args=[world.agreed.translation_key, "KEN"])
    assert client.post(address).status_code == 302
    entries = Decision.objects.count()
    assert client.post(address).status_code == 404
    assert Decision.objects.count() == entries


def test_a_decision_of_the_secretariat_sent_again_changes_nothing(world: World) -> None:
    client, state = as_(world, "reviewer"), world.in_review.current_workflow_state
    address = reverse("moderation_review", args=[state.pk])
    item = f"{state.pk}-{world.in_review.latest_revision_id}"
    assert client.post(address, {"action": "accept", "item": item}).status_code == 302
    sent = {"item": item, "reason": "Why"}
    for action in ("accept", "return"):
        assert client.post(address, {**sent, "action": action}).status_code == 422
    bulk = client.post(reverse("moderation_bulk"), {**sent, "action": "return"})
    assert bulk.status_code == 302
    assert AgreementRequest.objects.filter(work_key=world.in_review.translation_key).count() == 1
    assert not SubmissionNote.objects.exists()


def test_a_link_passed_on_opens_nothing(world: World) -> None:
    """To a colleague of the same State, to another State, to the secretariat, to a stranger."""
    colleague = Client()
    enter(colleague, a_focal_point("KEN", "second"))
    link = reverse("agreement:link", args=[world.token])
    for who in ("foreign", "stranger", "reviewer", "administrator"):
        response = as_(world, who).get(link)
        assert response.status_code == 403, who
        assert SECRET not in response.content.decode(), who
    assert colleague.get(link).status_code == 403
    answer = Client().get(link, follow=True)
    assert answer.redirect_chain[-1][0].startswith(reverse("account_login"))
    assert SECRET not in answer.content.decode()


@pytest.mark.parametrize(
    "token",
    [
        "1",
        "WzEsMSwxXQ:1abcde:forged",
        TimestampSigner(salt="another").sign_object([1, 1, 1]),
        TimestampSigner(key="another key", salt="activities.agreement.links").sign_object(
            [1, 1, 1]
        ),
        TimestampSigner(salt="activities.agreement.links").sign("not what a link holds"),
    ],
    # A signature holds the time it was made at: it is no name for a test.
    ids=["number", "forged", "of another use", "of another key", "of something else"],
)
def test_links_that_nobody_sent(world: World, token: str) -> None:
    assert as_(world, "focal").get(reverse("agreement:link", args=[token])).status_code == 404


def test_a_link_is_good_for_its_language_only_by_habit(world: World) -> None:
    """Nothing in a link depends on the language it is opened in, its protection neither."""
    link = reverse("agreement:link", args=[world.token])
    for code in BY_CODE:
        address = link.replace("/en/", f"/{code}/", 1)
        assert as_(world, "foreign").get(address).status_code == 403
        assert as_(world, "focal").get(address).status_code == 302


def test_who_left_office_is_let_in_nowhere(world: World) -> None:
    client, user = as_(world, "focal"), world.people["focal"]
    user.focal_points.update(ended_at=user.date_joined)
    for name, arguments in (
        ("agreement:request", [world.request.pk]),
        ("agreement:withdraw", [world.agreed.translation_key, "KEN"]),
    ):
        assert client.get(reverse(name, args=arguments)).status_code == 404
        assert client.post(reverse(name, args=arguments)).status_code == 404
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get(reverse("agreement:list")).status_code == 302


def test_whoever_is_removed_from_an_organisation_sees_nothing_of_it(world: World) -> None:
    """The one who wrote it included."""
    client = as_(world, "submitter")
    address = reverse("submissions:detail", args=[world.sent.key])
    assert client.get(address).status_code == 200
    world.membership("submitter").delete()
    assert client.get(address).status_code == 404
    assert SECRET not in client.get(reverse("submissions:list")).content.decode()


def test_an_open_request_needs_its_own_content(world: World) -> None:
    """An answer to one request does not count for another, even of the same State."""
    other = world.paper.request
    assert other is not None
    form = {"verdict": "agree", "fingerprint": world.request.fingerprint}
    address = reverse("agreement:request", args=[other.pk])
    assert as_(world, "focal").post(address, form).status_code == 422
