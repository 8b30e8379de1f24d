"""What a translation must carry over unchanged: placeholders, tags, surrounding space."""

import re
from collections import Counter
from collections.abc import Iterator
from gettext import c2py  # what Django itself reads plural forms with
from typing import Final

import polib

NAMED: Final = re.compile(r"%\(\w+\)[#0\- +]*\d*(?:\.\d+)?[a-zA-Z]")
POSITIONAL: Final = re.compile(r"%[#0\-+]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa%]")
BRACED: Final = re.compile(r"\{\w*(?:![rsa])?(?::[^{}]*)?\}")
TAG: Final = re.compile(r"</?[a-zA-Z][^<>]*>")
# Enough to tell every plural rule of the six languages apart, except "millions" of Spanish.
NUMBERS: Final = range(1001)


def carried(text: str, flags: list[str]) -> Counter[str]:
    """Return the placeholders and tags of a text, each with how often it occurs."""
    found = (
        Counter(NAMED.findall(text)) + Counter(BRACED.findall(text)) + Counter(TAG.findall(text))
    )
    if "python-format" in flags:
        found += Counter(POSITIONAL.findall(NAMED.sub("", text)))
    return found


def misplaced(entry: polib.POEntry, plural_forms: str) -> Iterator[str]:
    """Yield what an entry's translations lost, invented or moved.

    A plural form that stands for one number only ("one document") may leave that number out.
    """
    if not entry.msgid_plural:
        yield from _differences(entry.msgid, entry.msgstr, entry.flags, may_lose=0)
        return
    single = _forms_of_one_number(plural_forms)
    for form, text in sorted(entry.msgstr_plural.items()):
        for problem in _differences(
            entry.msgid_plural, text, entry.flags, may_lose=1 if form in single else 0
        ):
            yield f"plural form {form}: {problem}"


def _differences(original: str, text: str, flags: list[str], *, may_lose: int) -> Iterator[str]:
    wanted, there = carried(original, flags), carried(text, flags)
    lost, invented = wanted - there, there - wanted
    if lost.total() > may_lose:
        yield f"lost {', '.join(sorted(lost))}"
    if invented:
        yield f"invented {', '.join(sorted(invented))}"
    if _edges(original) != _edges(text):
        yield "begins or ends with other white space than the original"


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _forms_of_one_number(plural_forms: str) -> set[int]:
    choose = c2py(plural_forms.split("plural=", 1)[1].rstrip("; \n"))
    numbers = Counter(choose(number) for number in NUMBERS)
    return {form for form, count in numbers.items() if count == 1}
