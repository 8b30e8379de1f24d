"""A transcript leads to its places in the recording, by keyboard and without a pointer."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.recordings.conftest import ELSEWHERE, Site
from tests.journeys.visitors.test_keyboard import tab_to

pytestmark = pytest.mark.browser

# As promises: the policy of the page refuses to have words of a test evaluated in it again.
LOADED = """player => new Promise(done => {
  player.addEventListener('loadeddata', () => done(), { once: true });
  player.preload = 'auto';
  player.load();
})"""
TRACKS_LOADED = """player => Promise.all([...player.querySelectorAll('track')].map(track =>
  new Promise((done, failed) => {
    track.addEventListener('load', () => done());
    track.addEventListener('error', () => failed(new Error(track.src)));
    track.track.mode = 'hidden';
    if (track.readyState === 2) done();
  })
))"""


def parts(page: Page, site: Site) -> tuple[Locator, Locator]:
    """Return the recording that is played here, and its player."""
    whole = page.locator(f"#recording-{site.shown.pk}")
    return whole, whole.locator("audio")


def time_of(player: Locator) -> float:
    return float(player.evaluate("player => player.currentTime"))


@pytest.mark.parametrize("code", ["en", "ar"])
def test_a_time_plays_from_there_and_keeps_the_focus(page: Page, site: Site, code: str) -> None:
    page.goto(site.address(code, "?transcript=en"))
    whole, player = parts(page, site)
    times = whole.locator(".transcript__box button")
    expect(times).to_have_count(4)
    tab_to(page, times.first)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(times.nth(2)).to_be_focused()
    page.keyboard.press("Enter")
    current = whole.locator("[aria-current=true][data-start]")
    expect(current).to_contain_text("Thank you, Chair")
    assert time_of(player) >= 4
    assert not player.evaluate("player => player.paused")
    # The next one is heard and marked; the focus has not moved.
    expect(current).to_contain_text("We learnt from one another")
    expect(times.nth(2)).to_be_focused()
    player.evaluate("player => player.pause()")
    page.keyboard.press("Home")
    expect(times.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(times.first).to_be_focused()
    page.keyboard.press("End")
    expect(times.last).to_be_focused()
    # All times together are one stop of the Tab key.
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.closest('.transcript__box')")


def test_a_click_jumps_too(page: Page, site: Site) -> None:
    page.goto(site.address("en"))
    whole, player = parts(page, site)
    whole.locator(".transcript__box button").nth(1).click()
    expect(whole.locator("[aria-current=true][data-start]")).to_contain_text("We speak of")
    assert 2 <= time_of(player) < 4


def test_what_is_heard_is_marked_when_the_player_is_moved(page: Page, site: Site) -> None:
    page.goto(site.address("ar"))
    whole, player = parts(page, site)
    player.evaluate(LOADED)
    before = page.evaluate("document.activeElement.tagName")
    for moment, words in ((1, "أهلاً"), (5, "شكراً")):
        player.evaluate("(player, moment) => { player.currentTime = moment }", moment)
        current = whole.locator("[aria-current=true][data-start]")
        expect(current).to_have_count(1)
        expect(current).to_contain_text(words)
    assert page.evaluate("document.activeElement.tagName") == before


@pytest.mark.parametrize(
    ("code", "typed", "found", "said"),
    [
        ("en", "CHAIR", 2, "Passages found: 2"),
        ("en", "la paix &", 1, "Passages found: 1"),
        ("en", "zzz", 0, "Passages found: 0"),
        ("ar", "اهلا", 1, None),
    ],
)
def test_searching_within(
    page: Page, site: Site, code: str, typed: str, found: int, said: str | None
) -> None:
    page.goto(site.address(code))
    whole, _player = parts(page, site)
    field, status = whole.get_by_role("searchbox"), whole.get_by_role("status")
    every = whole.locator("[data-start]").count()
    tab_to(page, field)
    page.keyboard.type(typed)
    expect(whole.locator("[data-start]:visible")).to_have_count(found)
    expect(status).to_contain_text(said or str(found))
    if found:
        tab_to(page, whole.locator("[data-start]:visible button").first)
    field.fill("")
    expect(whole.locator("[data-start]:visible")).to_have_count(every)
    expect(status).to_have_text("")


def test_without_scripts_there_are_player_words_and_links(chromium: Browser, site: Site) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.address("en"))
        whole, player = parts(page, site)
        expect(player).to_have_attribute("controls", "")
        expect(whole.get_by_text("Welcome to the panel")).to_be_visible()
        expect(whole.locator("[data-finder]")).to_be_hidden()
        expect(whole.locator("[data-hint]")).to_be_hidden()
        place = whole.locator("a.transcript__time").nth(1)
        expect(place).to_have_attribute("href", f"{site.shown.file_address}#t=2.000")
        whole.get_by_role("link", name="العربية").click()
        expect(whole.get_by_text("شكراً جزيلاً")).to_be_visible()
        whole.get_by_role("link", name="International Sign").click()
        expect(whole.locator("video")).to_have_count(1)
        expect(whole.get_by_text("شكراً جزيلاً")).to_be_visible()


def test_nothing_is_loaded_from_elsewhere_nor_any_file_before_it_is_played(
    page: Page, site: Site
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.address("en"), wait_until="networkidle")
    assert page.get_by_role("link", name="media.un.org").count() == 2
    assert page.locator(f"a[href='{ELSEWHERE}']").count() == 1
    assert all(url.startswith((site.url + "/", "data:")) for url in asked)
    assert not [
        url
        for url in asked
        if "/recordings/" in url and "/static/" not in url and "en.vtt" not in url
    ]
    assert len(asked) > 5


def test_the_browser_reads_our_captions(page: Page, site: Site) -> None:
    page.goto(site.address("en"))
    _whole, player = parts(page, site)
    player.evaluate(TRACKS_LOADED)
    counts = player.evaluate("player => [...player.textTracks].map(one => one.cues.length)")
    assert sorted(counts) == [1, 2, 4]
