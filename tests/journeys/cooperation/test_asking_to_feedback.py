"""A State asks and is helped, from the first word to the feedback, by keyboard on a phone."""

from contextlib import ExitStack

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils.translation import gettext, override
from playwright.sync_api import Browser, Page, ViewportSize, expect

from activities.cooperation import deciding
from activities.cooperation.models import Introduction, Offer, OfferText, Request
from activities.recommendations.models import Recommendation
from portal.languages import BY_CODE
from portal.organisations.secretariat import ensure_secretariat
from portal.pages.models import HomePage
from tests.activities.cooperation.making import (
    CONTACT,
    People,
    a_concept,
    a_recommendation,
    at,
    signed_in,
)
from tests.activities.cooperation.matching.planting import offering
from tests.activities.making import plant_sections
from tests.journeys.conftest import searchable
from tests.journeys.cooperation.keyboard import choose, press, tab_to, take, tick, write
from tests.journeys.cooperation.words import WORDS, Words
from tests.journeys.visitors.test_accessibility import findings
from tests.portal.accounts.people import an_app, code_of

# Rights stand in rows that a journey before has taken away with its own.
pytestmark = [
    pytest.mark.browser,
    pytest.mark.elasticsearch,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
PHONE: ViewportSize = {"width": 360, "height": 740}
#: How to reach the State.
STATES_CONTACT = "Wanjiru, +254 20 555 55 55"


def look(page: Page, words: Words, heading: str, *, with_axe: bool = False) -> None:
    """Hold what each page is: named, in one language and direction, no wider than the phone."""
    root, title = page.locator("html"), page.get_by_role("heading", level=1)
    expect(root).to_have_attribute("lang", words.code)
    expect(root).to_have_attribute("dir", BY_CODE[words.code].direction)
    expect(title).to_have_count(1)
    expect(title).to_contain_text(heading)
    assert heading in page.title()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    if with_axe:
        assert not findings(page, widths=[PHONE["width"]])
        page.set_viewport_size(PHONE)


def told(page: Page, text: str) -> None:
    """Expect a status message in the main part of the page, where the focus is too."""
    main = page.get_by_role("main")
    expect(main.get_by_role("status").filter(has_text=text)).to_be_focused()


def sign_in(page: Page, server: str, words: Words, name: str, secret: str = "") -> None:
    """Ask for the desk: with a password and, for a State, with a second factor."""
    desk = server + at("own", code=words.code)
    page.goto(desk)
    tab_to(page, page.locator("main [name=login]"))
    page.keyboard.type(name)
    tab_to(page, page.locator("main [name=password]"))
    page.keyboard.type("secret")
    page.keyboard.press("Enter")
    if secret:
        code = page.locator("main [name=code]")
        expect(code).to_have_count(1)
        if not code.evaluate("one => one === document.activeElement"):
            tab_to(page, code)
        page.keyboard.type(code_of(secret))
        page.keyboard.press("Enter")
    page.wait_for_url(desk)


def ask(page: Page, words: Words) -> Request:
    """Write a request in the language of the interface, and send it."""
    look(page, words, gettext("Your requests and offers"), with_axe=True)
    press(page, "link", gettext("Ask for assistance"))
    look(page, words, gettext("Ask for assistance"), with_axe=True)
    press(page, "button", gettext("Save and continue"))
    page.wait_for_url("**/write/")
    look(page, words, gettext("Write the request"), with_axe=True)
    write(page, gettext("Title"), words.title)
    write(page, gettext("What is needed"), words.need, is_optional=True)
    tick(page, Recommendation.objects.get().text)
    tick(page, a_concept("assistance-kinds", "training").label)
    theme = a_concept("themes", "access-to-justice")
    assert theme.parent is not None
    tab_to(page, page.locator("summary", has_text=theme.parent.label))
    page.keyboard.press("Enter")
    tick(page, theme.label)
    tick(page, BY_CODE[words.code].endonym)
    take(page, str(Request.Visibility.PARTNERS.label))
    write(page, gettext("Contact"), STATES_CONTACT, is_optional=True)
    press(page, "button", gettext("Save the draft"))
    told(page, gettext("Saved. Nothing is sent yet."))
    look(page, words, gettext("Your request"), with_axe=True)
    press(page, "button", gettext("Send"))
    told(page, str(Request.Status.SUBMITTED.label))
    return Request.objects.latest("pk")


def read_matches(page: Page, words: Words) -> None:
    """Read three explained matches, and take one from the list."""
    press(page, "link", gettext("Offers that fit"))
    look(page, words, gettext("Offers that fit"), with_axe=True)
    matches = page.locator(".match")
    expect(matches).to_have_count(3)
    titles = [str(one) for one in matches.get_by_role("heading", level=3).all_inner_texts()]
    assert set(titles) == set(words.offers)
    introduce, out = gettext("Propose an introduction"), gettext("Take it from the list")
    for number, title in enumerate(titles):
        # What a screen reader is told: what it is, why it fits, and what can be done with which.
        tree = matches.nth(number).aria_snapshot()
        assert f'heading "{title}" [level=3]' in tree
        assert tree.count("listitem: ") == 3
        assert f'link "{introduce} {title}"' in tree
    last = matches.last
    tab_to(page, last.locator("summary", has_text=gettext("It does not fit")))
    page.keyboard.press("Enter")
    choose(page, last.get_by_role("combobox"), "subject")
    press(page, "button", f"{out} {titles[-1]}")
    told(page, gettext("It is taken from the list. You can put it back below."))
    expect(matches).to_have_count(2)
    press(page, "link", f"{introduce} {titles[0]}")


def propose(page: Page, words: Words, row: Request) -> Introduction:
    """Propose an introduction with what was chosen among the matches."""
    look(page, words, gettext("Propose an introduction"), with_axe=True)
    # Nobody has to say again for which request.
    expect(page.get_by_role("radio", name=row.reference)).to_be_checked()
    write(page, gettext("A few words to the other side"), words.note, is_optional=True)
    press(page, "button", gettext("Propose"))
    told(page, gettext("Proposed. The other side is asked by a letter."))
    look(page, words, gettext("Introduction"))
    return Introduction.objects.latest("pk")


def confirm(page: Page, words: Words, made: Introduction) -> None:
    """Answer as the other side."""
    press(page, "link", f"{made.reference} · {words.title}")
    look(page, words, gettext("Introduction"), with_axe=True)
    expect(page.get_by_role("main")).to_contain_text(words.note)
    assert STATES_CONTACT not in page.content()
    press(page, "button", gettext("Confirm"))
    told(page, gettext("Confirmed. Each side can now see how to reach the other."))


def reach(page: Page, words: Words, contact: str, text: str) -> None:
    """See how to reach the other side, and write to it."""
    press(page, "button", gettext("Show the contact"))
    told(page, contact)
    look(page, words, gettext("Introduction"), with_axe=True)
    write(page, gettext("Message"), text)
    press(page, "button", gettext("Send the message"))
    message = "Sent. A letter tells the other side that there is a message, but not what it says."
    told(page, gettext(message))
    expect(page.get_by_role("main")).to_contain_text(text)


def draft(page: Page, words: Words) -> None:
    """Make a draft of an activity, which says what the request said; begin the work."""
    here = page.url
    press(page, "button", gettext("Make a draft of an activity of it"))
    page.wait_for_url("**/what/")
    expect(page.locator("[name=title]")).to_have_value(words.title)
    expect(page.locator("[name=summary]")).to_have_value(words.need)
    page.goto(here)
    press(page, "button", gettext("We have begun to work together"))
    told(page, gettext("It is on record."))


def feed_back(page: Page, words: Words) -> None:
    """Say how it went; without an answer the page says what is missing."""
    press(page, "button", gettext("Give feedback"))
    expect(page.locator(".error-summary")).to_be_focused()
    look(page, words, gettext("Introduction"), with_axe=True)
    take(page, gettext("Useful"))
    write(page, gettext("What others can learn from it"), words.lesson, is_optional=True)
    press(page, "button", gettext("Give feedback"))
    told(page, gettext("Thank you. Your feedback is on record."))
    expect(page.get_by_role("main")).to_contain_text(words.lesson)


def nobody_else_sees(people: People, made: Introduction) -> None:
    """Hold that others open no introduction, and that no page of theirs tells a contact."""
    address, row = at("introduction", made.key), made.request
    others = (people.other_state, people.author, people.visitor, people.secretary)
    for client in (Client(), *(signed_in(user) for user in others)):
        assert client.get(address).status_code in {302, 404}
        assert client.post(address, {"show_contact": "1"}).status_code in {302, 404}
        seen = [at("requests"), at("request", row.key), at("offer", made.offer.key), at("own")]
        told_to_them = "".join(client.get(one, follow=True).content.decode() for one in seen)
        assert CONTACT not in told_to_them
        assert STATES_CONTACT not in told_to_them
        assert made.reference not in told_to_them


def test_a_state_asks_and_is_helped(
    chromium: Browser, portal_server: str, portal_homes: dict[str, HomePage], engine_url: str
) -> None:
    plant_sections(portal_homes)
    ensure_secretariat()
    people = People().again()
    for user in (people.focal, people.partner):
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    secret = an_app(people.focal)
    a_recommendation("KEN")
    for words in WORDS:
        Offer.objects.update(status=Offer.Status.ARCHIVED)
        for title in words.offers:
            offer = offering(people.partner_body, title, languages=[words.code])
            OfferText.objects.filter(offer=offer).update(language=words.code)
        with override(words.code), searchable(engine_url), ExitStack() as opened:
            state, partner = (
                opened.enter_context(
                    chromium.new_context(
                        viewport=PHONE,
                        reduced_motion="reduce",
                        locale=words.code,
                        color_scheme=words.scheme,
                    )
                ).new_page()
                for _person in range(2)
            )
            sign_in(state, portal_server, words, "focal", secret)
            row = ask(state, words)
            row = deciding.authenticate(row, people.secretary, str(row.version))
            deciding.open_up(row, people.secretary, str(row.version))
            state.goto(portal_server + at("own_request", row.key, code=words.code))
            read_matches(state, words)
            made = propose(state, words, row)
            sign_in(partner, portal_server, words, "partner")
            confirm(partner, words, made)
            reach(partner, words, STATES_CONTACT, words.message)
            state.reload()
            expect(state.get_by_role("main")).to_contain_text(words.message)
            reach(state, words, CONTACT, words.answer)
            # Requests in this thread would leave their language behind.
            with override("en"):
                nobody_else_sees(people, made)
            partner.reload()
            expect(partner.get_by_role("main")).to_contain_text(words.answer)
            draft(partner, words)
            state.reload()
            press(state, "button", gettext("Our work together is completed"))
            told(state, gettext("It is on record."))
            feed_back(state, words)
            partner.reload()
            feed_back(partner, words)
            assert Request.objects.get(pk=row.pk).status == Request.Status.CLOSED
