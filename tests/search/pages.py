"""Results pages, read as a visitor's browser does."""

from html.parser import HTMLParser

from django.test import Client


class Seen(HTMLParser):
    """What a page holds: elements with their attributes, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.headings: list[str] = []
        self._heading = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in {"h1", "h2", "h3"}:
            self._heading = True
            self.headings.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"h1", "h2", "h3"}:
            self._heading = False

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._heading:
            self.headings[-1] += data

    @property
    def is_cut_short(self) -> bool:
        """Whether the engine did not answer, or not everything, by the notices of the page."""
        return any("alert--warning" in (a.get("class") or "") for _tag, a in self.elements)

    def links(self, part: str) -> list[str]:
        """Return the addresses of links that contain a part."""
        hrefs = [attributes.get("href") or "" for tag, attributes in self.elements if tag == "a"]
        return [href for href in hrefs if part in href]


def get(client: Client, query: str, language: str = "en") -> Seen:
    response = client.get(f"/{language}/search/{query}")
    assert response.status_code == 200
    assert response["X-Robots-Tag"] == "noindex"
    return Seen(response.content.decode())
