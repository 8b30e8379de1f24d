"""An editor sets up a passkey, and from then on signs in with it alone."""

from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from axe_playwright_python.base import AXE_SCRIPT
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page
from pytest_django import Settings

from tests.journeys.conftest import EDITOR
from tests.journeys.visitors.test_accessibility import RULES

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A phone with a key in it that asks for the holder's finger; a breach of policy fails."""
    with chromium.new_context(
        locale="en-GB", viewport={"width": 360, "height": 740}, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        device = context.new_cdp_session(page)
        device.send("WebAuthn.enable")
        device.send(
            "WebAuthn.addVirtualAuthenticator",
            {
                "options": {
                    "protocol": "ctap2",
                    "transport": "internal",
                    "hasResidentKey": True,
                    "hasUserVerification": True,
                    "isUserVerified": True,
                    "automaticPresenceSimulation": True,
                }
            },
        )
        errors: list[str] = []
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        yield page
        assert errors == []


def open_to_all(page: Page) -> None:
    """Have axe find nothing on the page shown."""
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("rules => axe.run(rules)", RULES)["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []


def test_a_passkey_opens_the_editing_pages(
    phone: Page, portal_server: str, editor: User, settings: Settings
) -> None:
    settings.ACCOUNTS_REQUIRE_SECOND_FACTOR = True
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # the test's server speaks no TLS
    assert EmailAddress.objects.get(user=editor).verified
    # A passkey belongs to a name; browsers accept no bare number.
    server = portal_server.replace("127.0.0.1", "localhost")
    phone.goto(f"{server}/admin/")
    open_to_all(phone)
    phone.locator("[name=login]").fill(EDITOR[0])
    phone.locator("[name=password]").fill(EDITOR[1])
    phone.get_by_role("button", name="Sign in", exact=True).click()
    phone.get_by_role("heading", name="A second factor", level=1).wait_for()
    open_to_all(phone)
    phone.get_by_role("link", name="Add a passkey or security key").click()
    phone.locator("[name=password]").fill(EDITOR[1])
    open_to_all(phone)
    phone.get_by_role("button", name="Confirm").click()
    phone.locator("[name=passwordless]").check()
    open_to_all(phone)
    phone.get_by_role("button", name="Add", exact=True).click()
    phone.get_by_role("heading", name="Recovery Codes", level=1).wait_for()
    open_to_all(phone)
    phone.goto(f"{server}/en/account/")
    open_to_all(phone)
    phone.get_by_role("button", name="Sign out").click()
    phone.wait_for_url("**/accounts/login/")
    phone.goto(f"{server}/en/accounts/login/?next=/admin/")
    phone.get_by_role("button", name="Sign in with a passkey").click()
    phone.wait_for_url(f"{server}/admin/")
