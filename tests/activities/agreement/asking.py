"""People who agree and review, and pages on their way."""

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.models import Group, User
from django.http import HttpRequest
from django.test import Client

from activities.agreement.answering import answer
from activities.agreement.models import AgreementRequest
from activities.repository.models import ActivityPage
from portal.accounts.access import SECRETARIAT
from portal.organisations.models import FocalPoint
from portal.pages.models import SectionPage
from portal.reference.models import State
from tests.activities.making import an_activity


def a_user(username: str, **fields: object) -> User:
    return User.objects.create_user(username, f"{username}@example.org", "secret", **fields)


def a_focal_point(iso3: str, username: str = "") -> User:
    user = a_user(username or f"focal-{iso3.lower()}")
    FocalPoint.objects.create(user=user, state=State.objects.get(iso3=iso3))
    return user


def a_secretary(username: str = "secretary") -> User:
    user = a_user(username)
    user.groups.add(Group.objects.get(name=SECRETARIAT))
    return user


def submit(page: ActivityPage, user: User | None = None) -> None:
    """Start the workflow on the latest revision."""
    fresh = ActivityPage.objects.get(pk=page.pk)
    fresh.get_workflow().start(fresh, user)


def review(page: ActivityPage, secretary: User) -> None:
    """Let the secretariat pass it on to the States."""
    ActivityPage.objects.get(pk=page.pk).current_workflow_task_state.approve(user=secretary)


def asked(
    section: SectionPage, secretary: User, states: tuple[str, ...] = ("KEN",), **fields: object
) -> ActivityPage:
    """Return an activity about which its States are asked."""
    page = an_activity(section, states=states, **fields)
    submit(page, fields.get("owner") or secretary)  # type: ignore[arg-type]
    review(page, secretary)
    found: ActivityPage = ActivityPage.objects.get(pk=page.pk)
    return found


def open_request(page: ActivityPage, iso3: str = "KEN") -> AgreementRequest:
    return AgreementRequest.objects.get(
        work_key=page.translation_key, state__iso3=iso3, closed_at__isnull=True
    )


def says(page: ActivityPage, user: User, verdict: str = "agree", reason: str = "") -> None:
    """Let a focal point answer for its State."""
    iso3 = FocalPoint.objects.get(user=user).state.iso3
    answer(open_request(page, iso3), user, verdict, reason, covers_translations=True)


def fresh(page: ActivityPage) -> ActivityPage:
    found: ActivityPage = ActivityPage.objects.get(pk=page.pk)
    return found


def enter(client: Client, user: User) -> None:
    """Sign a person in who has shown a second factor."""
    if not is_mfa_enabled(user):
        TOTP.activate(user, generate_totp_secret())
    client.force_login(user)
    request = HttpRequest()
    request.session = client.session
    for method in ("password", "mfa"):
        record_authentication(request, user, method)
    request.session.save()
