"""The Council's agenda, the same at every session (resolution 5/1, annex, chapter V)."""

from typing import Final

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

#: Technical assistance and capacity-building: the item of the annual panel (57/32, paragraph 14).
TECHNICAL_COOPERATION: Final = 10

AGENDA: Final[dict[int, str | Promise]] = {
    1: _("Organizational and procedural matters"),
    2: _(
        "Annual report of the United Nations High Commissioner for Human Rights and reports of the "
        "Office of the High Commissioner and the Secretary-General"
    ),
    3: _(
        "Promotion and protection of all human rights, civil, political, economic, social and "
        "cultural rights, including the right to development"
    ),
    4: _("Human rights situations that require the Council’s attention"),
    5: _("Human rights bodies and mechanisms"),
    6: _("Universal periodic review"),
    7: _("Human rights situation in Palestine and other occupied Arab territories"),
    8: _("Follow-up to and implementation of the Vienna Declaration and Programme of Action"),
    9: _(
        "Racism, racial discrimination, xenophobia and related forms of intolerance, follow-up to "
        "and implementation of the Durban Declaration and Programme of Action"
    ),
    TECHNICAL_COOPERATION: _("Technical assistance and capacity-building"),
}

#: Number and title, for choices.
AGENDA_CHOICES: Final = [
    (number, format_lazy("{}. {}", number, title)) for number, title in AGENDA.items()
]
