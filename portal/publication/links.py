"""Links whose words do not say where they lead (WCAG 2.2, 2.4.4)."""

from html.parser import HTMLParser
from typing import Final

#: Words that say nothing when read alone, as a screen reader's list of links reads them.
VAGUE: Final = frozenset(
    {
        # Arabic
        "انقر هنا", "اضغط هنا", "اضغطوا هنا", "انقروا هنا", "هنا", "المزيد", "اقرأ المزيد", "رابط",
        # Chinese
        "点击这里", "请点击这里", "点击此处", "请点击此处", "点此", "这里", "此处", "更多",
        "阅读更多", "链接",
        # English
        "click here", "click", "here", "more", "read more", "learn more", "link", "this link",
        "this page",
        # French
        "cliquez ici", "cliquer ici", "ici", "lire la suite", "en savoir plus", "plus", "lien",
        "ce lien",
        # Russian
        "нажмите здесь", "нажмите сюда", "здесь", "тут", "сюда", "подробнее", "далее", "ссылка",
        "читать далее",
        # Spanish
        "haga clic aquí", "haz clic aquí", "pulse aquí", "clic aquí", "aquí", "más", "leer más",
        "ver más", "enlace", "este enlace",
    }
)  # fmt: skip
_EDGES: Final = " \t\n\r\u00a0\u200f\u200e.…:;,!?。！？：»«>→؟،"


def is_vague(words: str) -> bool:
    """Tell whether the words of a link say nothing: none at all, or such as "click here"."""
    plain = " ".join(words.split()).strip(_EDGES).casefold()
    return not plain or plain in VAGUE


class _Links(HTMLParser):
    """Collects the words of each link; a picture's alternative counts as words."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._open = []
        elif self._open is not None and tag in {"img", "embed"}:
            self._open.append(dict(attrs).get("alt") or "")

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._open.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open is not None:
            self.found.append("".join(self._open))
            self._open = None


def link_words(source: str) -> list[str]:
    """Return the words of every link of a rich text's source, in order."""
    parser = _Links()
    parser.feed(source)
    parser.close()
    return parser.found
