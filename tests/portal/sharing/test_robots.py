"""What crawlers are asked to leave alone."""

from urllib.robotparser import RobotFileParser

import pytest
from django.test import Client

from portal.languages import CODES


@pytest.fixture
def rules(client: Client) -> RobotFileParser:
    """The rules as a crawler reads them."""
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    parser = RobotFileParser()
    parser.parse(response.content.decode().splitlines())
    return parser


@pytest.mark.parametrize("code", CODES)
def test_pages_may_be_read_and_views_of_them_not(rules: RobotFileParser, code: str) -> None:
    assert rules.can_fetch("Any", f"/{code}/")
    assert rules.can_fetch("Any", f"/{code}/about/")
    assert rules.can_fetch("Any", f"/{code}/searching/")
    assert not rules.can_fetch("Any", f"/{code}/search/?q=x")
    assert not rules.can_fetch("Any", f"/{code}/works/0b6d9b06-3f6f-4f7e-8f57-27e1d5f2f1d6/")


def test_the_admin_is_left_alone(rules: RobotFileParser) -> None:
    assert not rules.can_fetch("Any", "/admin/")
    assert rules.can_fetch("Any", "/share/0b6d9b06-3f6f-4f7e-8f57-27e1d5f2f1d6/en.png")


def test_the_sitemap_is_named(rules: RobotFileParser) -> None:
    assert rules.site_maps() == ["http://testserver/sitemap.xml"]
