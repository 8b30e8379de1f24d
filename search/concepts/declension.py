"""Russian names of places in their cases, so that they need no stem.

A stem would make "Мали" (Mali) one with "мало" (few): a name is compared whole, in the forms that
it really takes.
"""

from typing import Final

_VOWELS: Final = "аеёиоуыэюя"
_VELARS: Final = "гкхжшчщ"


def cases(name: str) -> tuple[str, ...]:
    """Return the forms of a folded name of one word in the singular, itself first.

    Names in -и, -о, -у, -е, -э and -уа are not declined.
    """
    stem, last = name[:-1], name[-1:]
    if name.endswith(("ия", "ея")):
        endings = ["и", "ю", "ей", "е"]
    elif name.endswith("уа"):
        endings = []
    elif last == "а":
        endings = ["и" if stem[-1:] in _VELARS else "ы", "е", "у", "ой", "ою", "ей"]
    elif last == "я":
        endings = ["и", "е", "ю", "ей"]
    elif last == "ь":
        # Masculine and feminine: "Казахстань" is none, "Израиль" and "Сибирь" are.
        endings = ["я", "ю", "ем", "е", "и", "ью"]
    elif last == "й":
        endings = ["я", "ю", "ем", "е"]
    elif last == "ы":
        # Plural: "Нидерланды", "Филиппины", "Сейшелы".
        endings = ["", "ов", "ам", "ами", "ах"]
    elif last and last not in _VOWELS:
        stem, endings = name, ["а", "у", "ом", "е"]
    else:
        endings = []
    return (name, *(f"{stem}{ending}" for ending in endings))
