"""What a person can ask for, and what is kept of a request in sealed form."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Need(models.TextChoices):
    """The services of an accessible meeting.

    They are asked for as such: nobody has to name a disability to get one (Convention on the
    Rights of Persons with Disabilities, articles 2, 9 and 22).
    """

    SIGN = "international-sign", _("International Sign interpretation")
    CAPTIONS = "captions", _("Live captions")
    HEARING_LOOP = "hearing-loop", _("Hearing loop or assistive listening")
    STEP_FREE = "step-free", _("Step-free way and a place for a wheelchair")
    BRAILLE = "braille", _("Documents in Braille")
    LARGE_PRINT = "large-print", _("Documents in large print")
    SCREEN_READER = "screen-reader", _("Documents that a screen reader can read")
    EASY_READ = "easy-read", _("Documents in easy read")
    ASSISTANCE = "assistance", _("A personal assistant or guide who comes along")
    ANIMAL = "animal", _("An assistance animal that comes along")
    QUIET = "quiet", _("A quiet place to withdraw to")
    REMOTE = "remote", _("Taking part from afar")
    OTHER = "other", _("Something else, told below")


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a request says; none of it is ever stored in the clear.

    Attributes:
        name: how the person wants to be called.
        email: where to answer; may be empty when there is a telephone number.
        phone: likewise.
        language: code of the language to answer in.
        needs: values of ``Need``.
        details: in the person's own words, may be empty.
        note: the secretariat's, may be empty.
    """

    name: str
    email: str
    phone: str
    language: str
    needs: tuple[str, ...]
    details: str
    note: str = ""
