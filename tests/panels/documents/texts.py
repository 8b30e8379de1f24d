"""Short resolutions in plain text, to import."""

from collections.abc import Mapping

from panels.documents.importing import Imported, Options, import_document
from panels.documents.symbols import parse

SYMBOL = "A/HRC/RES/57/91"

TEXTS = {
    "en": """57/91. Harbour lanterns

The Human Rights Council,

Recalling its resolution 57/32 of 11 October 2024,1

1. Decides to light the lanterns;

2. Requests the harbour masters:

(a) To keep tide tables;

(b) To share them;

3. Decides to remain seized of the matter.

49th meeting
11 October 2024

[Adopted without a vote.]

1 See A/HRC/56/78.
""",
    "fr": """57/91. Lanternes portuaires

Le Conseil des droits de l’homme,

Rappelant sa résolution 57/32 du 11 octobre 2024,

1. Décide d’allumer les lanternes ;

2. Décide de rester saisi de la question.

49e séance
11 octobre 2024

[Adoptée sans vote.]
""",
    "ar": """57/91- فوانيس الموانئ

إن مجلس حقوق الإنسان،

إذ يشير إلى قراره 57/32 المؤرخ 11 تشرين الأول/أكتوبر 2024،

1- يقرر إضاءة الفوانيس؛

2- يقرر إبقاء المسألة قيد نظره.

الجلسة 49
11 تشرين الأول/أكتوبر 2024

[اعتُمد بدون تصويت.]
""",
}


def imported(
    language: str = "en", options: Options | None = None, changed: Mapping[str, str] | None = None
) -> Imported:
    """Import a short resolution, with some of its words changed.

    Args:
        language: code of one of the texts.
        options: how to import.
        changed: words of the text and what stands in their place.
    """
    text = TEXTS[language]
    for words, others in (changed or {}).items():
        assert words in text
        text = text.replace(words, others)
    return import_document(text, parse(SYMBOL), language, options)


def long_text(paragraphs: int) -> str:
    """Return a resolution with that many numbered paragraphs, each with a link."""
    lines = ["57/91. Harbour lanterns", "", "The Human Rights Council,", ""]
    for number in range(1, paragraphs + 1):
        end = "." if number == paragraphs else ";"
        lines += [
            f"{number}. Requests page {number} of https://example.org/{number} again{end}",
            "",
        ]
    return "\n".join([*lines, "49th meeting", "11 October 2024", ""])
