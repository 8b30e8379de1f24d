"""A panel in every phase, as a screen reader reads it and as its scripts show it."""

import pytest
from django.utils.translation import gettext, override
from playwright.sync_api import Browser, expect

from panels.discussions.access import Availability, Service
from panels.discussions.phases import LABELS, Phase
from tests.journeys.visitors.conftest import Site
from tests.journeys.visitors.texts import WORDS

pytestmark = pytest.mark.browser

# The heading of the part that comes first, and of the one after it.
FIRST = {
    Phase.ANNOUNCED: ("Access services", "About this meeting"),
    Phase.REGISTRATION: ("Access services", "Registration"),
    Phase.LIVE: ("Access services", "Webcast"),
    Phase.JUST_ENDED: ("Recording", "Access services"),
    Phase.ARCHIVE: ("Summary report", "Key ideas and issues raised, and what became of them"),
}
STATES = {
    Service.INTERNATIONAL_SIGN: Availability.UNCONFIRMED,
    Service.NATIONAL_SIGN: Availability.ON_REQUEST,
    Service.LIVE_CAPTIONS: Availability.PROVIDED,
    Service.BRAILLE: Availability.NOT_PROVIDED,
}


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("code", ["ar", "en"])
def test_the_tree_says_the_phase_and_then_what_matters(
    chromium: Browser, site: Site, code: str, phase: Phase
) -> None:
    address, _status = site.addresses(code)[f"panel, {phase}"]
    title = WORDS[code].quotation.rstrip(".。")
    with override(code):
        label = str(LABELS[phase])
        first, second = (gettext(heading) for heading in FIRST[phase])
    snapshot = f"""
        - article:
          - heading "{title}" [level=1]
          - paragraph:
            - strong: {label}.
          - region "{first}":
            - heading "{first}" [level=2]
          - region "{second}":
            - heading "{second}" [level=2]
    """
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(address)
        expect(page.locator("main")).to_match_aria_snapshot(snapshot)


@pytest.mark.parametrize("code", ["ar", "en"])
def test_the_tree_has_the_answer_of_every_service(chromium: Browser, site: Site, code: str) -> None:
    address, _status = site.addresses(code)[f"panel, {Phase.LIVE}"]
    with override(code):
        names = [(str(service.label), str(state.label)) for service, state in STATES.items()]
        heading = gettext("Access services")
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(address)
        region = page.get_by_role("region", name=heading)
        expect(region.get_by_role("listitem")).to_have_count(len(Service))
        for name, state in names:
            item = region.get_by_role("listitem").filter(has_text=name)
            expect(item).to_contain_text(state)


def test_a_reader_elsewhere_is_told_their_own_time(chromium: Browser, site: Site) -> None:
    address, _status = site.addresses("en")[f"panel, {Phase.ANNOUNCED}"]
    errors: list[str] = []
    with chromium.new_context(timezone_id="Asia/Tokyo") as context:
        page = context.new_page()
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        page.goto(address)
        own = page.locator("[data-local-time]")
        expect(own).to_be_visible()
        expect(own).to_contain_text("Asia/Tokyo")
        assert page.evaluate(
            "new Date(document.querySelector('[data-local-time] time').dateTime).getTime()"
            " === new Date(document.querySelector('.facts time').dateTime).getTime()"
        )
    # Neither the script nor the data block for machines breaks the content policy.
    assert errors == []
