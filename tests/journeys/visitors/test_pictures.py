"""Pictures come in the lightest format a browser knows, and nothing jumps when they arrive."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.visitors.conftest import Site

pytestmark = pytest.mark.browser

SHIFTS = """() => new Promise(resolve => {
  let total = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { total += entry.value }))
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => resolve(total), 300);
})"""


@pytest.mark.parametrize(("width", "widest"), [(320, 480), (1280, 960)])
def test_a_browser_takes_a_small_avif_and_only_what_is_in_sight(
    chromium: Browser, site: Site, width: int, widest: int
) -> None:
    with chromium.new_context(viewport={"width": width, "height": 700}) as context:
        page = context.new_page()
        page.goto(site.url + site.portal.about["en"])
        pictures = page.locator("main picture")
        expect(pictures).to_have_count(2)
        first, last = pictures.nth(0), pictures.nth(1)
        for picture in (first, last):
            kinds = picture.locator("source").evaluate_all("all => all.map(one => one.type)")
            assert kinds == ["image/avif", "image/webp"]
            for source in picture.locator("source").all():
                assert (source.get_attribute("srcset") or "").count("w,") >= 2
        image = first.locator("img")
        taken = str(image.evaluate("image => image.currentSrc"))
        assert taken.endswith(".avif")
        assert f"width-{widest}" in taken
        assert int(image.get_attribute("width") or 0) > 0
        assert int(image.get_attribute("height") or 0) > 0
        assert image.get_attribute("loading") is None
        late = last.locator("img")
        assert late.get_attribute("loading") == "lazy"
        late.scroll_into_view_if_needed()
        expect(late).to_have_js_property("complete", value=True)
        assert late.evaluate("image => image.naturalWidth") > 0


def test_nothing_moves_while_a_page_loads(page: Page, site: Site) -> None:
    for path in (site.portal.about["en"], "/ar/", "/en/panels/"):
        page.goto(site.url + path)
        page.mouse.wheel(0, 4000)
        assert page.evaluate(SHIFTS) < 0.01, path
