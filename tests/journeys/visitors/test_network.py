"""Pages are light, ask nobody else for anything and keep their own content policy."""

import zlib
from functools import partial
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.journeys.visitors.conftest import Site

pytestmark = pytest.mark.browser

KILOBYTE = 1000
MOST_KILOBYTES = 60
# What a server compresses; the rest is compressed by its own format.
TEXTUAL = ("text/", "image/svg", "application/javascript")


def weight(answer: Response) -> int:
    """Return the bytes an answer takes on the line: style sheets compressed, pages as sent."""
    body = answer.body()
    is_file = urlsplit(answer.url).path.startswith("/static/")
    if is_file and answer.headers["content-type"].startswith(TEXTUAL):
        return len(zlib.compress(body, 9))
    return len(body)


@pytest.mark.parametrize("code", ["ar", "zh-hans", "en"])
def test_pages_ask_only_the_portal_and_break_no_rule_of_its_own(
    page: Page, site: Site, code: str
) -> None:
    asked: set[str] = set()
    said: list[str] = []
    page.on("request", lambda request: asked.add(request.url))
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    for kind, (address, status) in site.addresses(code).items():
        page.goto(address)
        complaints = [line for line in said if not (status >= 400 and f"{status}" in line)]
        assert not complaints, kind
        said.clear()
    elsewhere = {url for url in asked if not url.startswith((site.url + "/", "data:"))}
    assert not elsewhere
    assert len(asked) > 20


@pytest.mark.parametrize("code", ["ar", "en", "ru"])
def test_pages_of_text_weigh_less_than_sixty_kilobytes(
    chromium: Browser, site: Site, code: str
) -> None:
    kinds = ("section", "panel", "search, nothing asked", "search with hits", "not found")
    for kind in kinds:
        answers: list[Response] = []
        # Each page is opened as if for the first time.
        with chromium.new_context() as context:
            page = context.new_page()
            page.on("response", partial(list.append, answers))
            page.goto(site.addresses(code)[kind][0])
            texts = [answer for answer in answers if answer.request.resource_type != "image"]
            assert any("/static/" in answer.url for answer in texts)
            assert sum(map(weight, texts)) < MOST_KILOBYTES * KILOBYTE, kind
