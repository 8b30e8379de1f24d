"""Which language a reader gets, and how addresses of other language codes lead there."""

from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.portal.look.page_reader import read
from tests.portal.sharing.works import published, translated
from tests.trees import plant_homes

pytestmark = pytest.mark.django_db

HEADERS = [
    ("zh-CN", "zh-hans"),
    ("zh-TW", "zh-hans"),
    ("zh", "zh-hans"),
    ("zh-Hant-HK", "zh-hans"),
    ("es-MX", "es"),
    ("ar-EG", "ar"),
    ("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", "fr"),
    ("en;q=0.1, ru;q=0.9", "ru"),
    ("de, es;q=0.2", "es"),
    ("de", "en"),
    ("", "en"),
    ("*", "en"),
]
GARBAGE = [
    ";;;q=",
    "en;q=abc, fr",
    "zh_CN",
    "a" * 20_000,
    "fr," * 5_000,
    "\xff\xfe",
    "\x00",
    "ar;q=",
]


@pytest.mark.parametrize(("header", "code"), HEADERS)
def test_the_root_leads_to_the_language_the_browser_asks_for(
    client: Client, header: str, code: str
) -> None:
    response = client.get("/", headers={"accept-language": header})
    assert (response.status_code, response["Location"]) == (302, f"/{code}/")


@pytest.mark.parametrize("header", GARBAGE)
def test_a_header_that_is_garbage_gives_a_page(client: Client, header: str) -> None:
    plant_homes()
    response = client.get("/", headers={"accept-language": header}, follow=True)
    assert response.status_code == 200


@pytest.mark.parametrize(
    ("cookie", "code"),
    [("ru", "ru"), ("zh-TW", "zh-hans"), ("xx", "fr"), ("a" * 600, "fr"), ("\\", "fr")],
)
def test_a_cookie_goes_before_the_header(client: Client, cookie: str, code: str) -> None:
    client.cookies["django_language"] = cookie
    assert client.get("/", headers={"accept-language": "fr"})["Location"] == f"/{code}/"


@pytest.mark.parametrize("path", ["/", "/about/?a=1"])
def test_a_cache_keeps_the_choice_of_one_reader_from_the_next(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 302
    assert {name.strip() for name in response["Vary"].split(",")} == {"Accept-Language", "Cookie"}
    # Without freshness of its own a 302 is not cached (RFC 9110, section 15.4.3).
    assert "Cache-Control" not in response
    assert "Set-Cookie" not in response


def test_a_page_is_the_same_for_every_browser(client: Client) -> None:
    plant_homes()
    french = client.get("/ar/", headers={"accept-language": "fr"})
    assert french.content == client.get("/ar/").content
    assert "Accept-Language" not in french.get("Vary", "")
    assert not french.cookies


def test_an_address_without_a_language_leads_to_the_page_in_the_readers(client: Client) -> None:
    homes = plant_homes()
    translated(published(homes["en"], "About"), homes["es"], "Acerca de")
    response = client.get("/about/?a=1", headers={"accept-language": "es-AR"}, follow=True)
    assert response.redirect_chain == [("/es/about/?a=1", 302)]
    assert response.status_code == 200


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("/zh-cn/about/", "/zh-hans/about/"),
        ("/zh-TW/about/", "/zh-hans/about/"),
        ("/zh/about/?q=1&q=%D8%A7", "/zh-hans/about/?q=1&q=%D8%A7"),
        ("/zh-Hans/about/", "/zh-hans/about/"),
        ("/zh-hant-hk-x-private/", "/zh-hans/"),
        ("/ES-mx/search/?q=panel", "/es/search/?q=panel"),
        ("/EN/about/", "/en/about/"),
        ("/en-gb/", "/en/"),
        ("/ar-EG/a%3Fb/", "/ar/a%3Fb/"),
        ("/ar-EG/a%23b/", "/ar/a%23b/"),
        ("/ar-EG/%25/", "/ar/%25/"),
        ("/fr-ca/%C3%A9t%C3%A9/", "/fr/%C3%A9t%C3%A9/"),
    ],
)
def test_a_variant_of_a_language_leads_to_the_same_page(
    client: Client, asked: str, given: str
) -> None:
    response = client.get(asked)
    assert (response.status_code, response["Location"]) == (302, given)


@pytest.mark.parametrize("path", ["/ZH-CN", "/en", "/Fr-fr"])
def test_a_missing_slash_is_mended(client: Client, path: str) -> None:
    plant_homes()
    response = client.get(path, follow=True)
    assert response.status_code == 200
    assert response.redirect_chain[0] == (f"{path}/", 301)


@pytest.mark.parametrize("path", ["/xx/", "/de/about/", "/eng/about/", "/en_GB/", "/zzz-en/"])
def test_a_code_of_no_language_is_not_found_in_the_readers(client: Client, path: str) -> None:
    plant_homes()
    response = client.get(path, headers={"accept-language": "ar"}, follow=True)
    assert response.status_code == 404
    assert read(response.content.decode()).named("html")[0] == {"lang": "ar", "dir": "rtl"}
    assert response["Content-Language"] == "ar"


ELSEWHERE = [
    "//evil.example/x",
    "//evil.example",
    "///evil.example/",
    "/\\evil.example",
    "/\\/evil.example/",
    "/zh-cn//evil.example/",
    "/zh-cn/\\evil.example",
    "/zh-cn/https://evil.example/",
    "/ES-mx///evil.example",
    "/ES-mx/@evil.example",
    "/about//evil.example/",
]


@pytest.mark.parametrize("path", ELSEWHERE)
def test_no_address_leads_out_of_the_portal(client: Client, path: str) -> None:
    # PATH_INFO is what a server passes on once it has decoded the address.
    response = client.get("/", PATH_INFO=path)
    for _ in range(5):
        if response.status_code not in {301, 302}:
            break
        location = response["Location"]
        assert location.startswith("/")
        assert not location.startswith(("//", "/\\"))
        assert "\\" not in location
        assert urlsplit(location).netloc == ""
        response = client.get(location)
    assert response.status_code == 404
    page = read(response.content.decode())
    for link in page.named("link", "a"):
        assert urlsplit(link["href"]).hostname in {None, "testserver"}


NASTY = [
    "/%00",
    "/en/%00/",
    "/en/works/%00/",
    "/en/search/%00/",
    "/%ff%fe/",
    "/en/%ff%fe/",
    "/zh-cn/%0d%0aSet-Cookie:%20a=b/",
    "/zh-cn/%0a/",
    "/" + "a" * 600 + "/",
    "/" + "a" * 10_000 + "/",
    "/en/" + "a/" * 1_000,
    "/en-" + "a" * 5_000 + "/",
    "/xx" + "-aaaaaaaa" * 600 + "/",
    "/en/works/0/",
    "/en/works/00000000-0000-0000-0000-000000000000/",
    "/EN/WORKS/00000000-0000-0000-0000-000000000000/",
    "/en/works/FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF/",
    "/share/x/en.png",
    "/sitemap-%00.xml",
    "/documents/99999999999999999999999/x.pdf",
    "/en/%E2%80%AE/",
    "/en/[x/",
    "/..%2f..%2fetc/passwd",
    "/en/..%2f..%2f/",
    "/ABOUT/",
    "/en/ABOUT/",
    "/%F0%9F%98%80/",
]


@pytest.mark.parametrize("path", NASTY, ids=[path[:40] for path in NASTY])
def test_no_address_breaks_the_portal(client: Client, path: str) -> None:
    plant_homes()
    for query in ("", "?%00=%ff&a=%0d%0a&page=%00", "?" + "a=1&" * 500):
        response = client.get(path + query, follow=True)
        assert response.status_code == 404
        assert "Set-Cookie" not in response
