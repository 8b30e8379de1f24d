"""What people write on the way from asking to feedback, in French and in Arabic."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Words:
    """Texts of one journey.

    Attributes:
        code: language they are in, and that of the interface.
        scheme: colours in which the journey is made.
        offers: titles of the offers that fit.
        title: of the request.
        need: what is needed.
        note: a few words to the other side.
        message: of the partner.
        answer: of the State.
        lesson: what others can learn from it.
    """

    code: str
    scheme: Literal["light", "dark"]
    offers: tuple[str, str, str]
    title: str
    need: str
    note: str
    message: str
    answer: str
    lesson: str


WORDS = (
    Words(
        "fr",
        "light",
        ("Formation de magistrats", "Outils pour les greffes", "Équité des procès"),
        "Former les juges aux affaires familiales",
        "Des formations pour les juges de première instance.",
        "Nous aimerions commencer en mars.",
        "Nous pouvons venir en avril.",
        "Avril nous convient.",
        "Commencer par les tribunaux de district.",
    ),
    Words(
        "ar",
        "dark",
        ("تدريب القضاة", "أدوات لأقلام المحاكم", "عدالة المحاكمات"),
        "تدريب قضاة محاكم الأسرة",
        "دورات تدريبية لقضاة المحاكم الابتدائية.",
        "نود أن نبدأ في آذار/مارس.",
        "يمكننا الحضور في نيسان/أبريل.",
        "شهر نيسان/أبريل يناسبنا.",
        "البدء بمحاكم المقاطعات.",
    ),
)
