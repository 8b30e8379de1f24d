"""What is written: the question whether an address is right, and news of a search."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context, Engine
from django.template.loader import render_to_string
from django.utils.translation import gettext, ngettext, override

from portal.languages import language_of
from portal.works.cards import Card
from search.alerts.addresses import absolute, confirmation, end
from search.alerts.models import Alert, Letter
from search.alerts.stored import described
from search.forms import SearchRequest

#: Works named in one letter; of more it tells how many.
MOST_NAMED: Final = 25


def question(alert: Alert, frequency: str, wanted: SearchRequest) -> EmailMultiAlternatives:
    """Return the letter that asks for confirmation."""
    reader = language_of(alert.language)
    with override(reader.code):
        context = {
            "search": described(wanted),
            "frequency": Alert.Frequency(frequency).label,
            "url": confirmation(alert, frequency, reader),
        }
        subject = gettext("Confirm: a search by e-mail")
        return _message("question", alert, subject, context, {})


def announcement(
    letter: Letter, wanted: SearchRequest, cards: Sequence[Card]
) -> EmailMultiAlternatives:
    """Return the letter that tells of new works, which one click ends (RFC 8058)."""
    reader = language_of(letter.alert.language)
    end_url = end(letter.alert, reader)
    with override(reader.code):
        subject = ngettext(
            "%(count)d new work: %(search)s", "%(count)d new works: %(search)s", len(cards)
        ) % {"count": len(cards), "search": described(wanted)}
        context = {
            "works": [
                {"card": card, "url": urljoin(settings.WAGTAILADMIN_BASE_URL, card.url)}
                for card in cards[:MOST_NAMED]
            ],
            "more": max(0, len(cards) - MOST_NAMED),
            "url": absolute("search:results", reader) + wanted.address(order="newest"),
            "end_url": end_url,
        }
        headers = {
            "Message-ID": letter.message_id,
            "List-Unsubscribe": f"<{end_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
        return _message("news", letter.alert, subject, context, headers)


def _message(
    name: str,
    alert: Alert,
    subject: str,
    context: Mapping[str, Any],
    headers: Mapping[str, str],
) -> EmailMultiAlternatives:
    reader = language_of(alert.language)
    context = {**context, "subject": subject, "language": reader}
    found = Engine.get_default().get_template(f"search_alerts/letters/{name}.txt")
    # Nothing is escaped in the plain version, as there is no markup in it.
    text = str(found.render(Context(context, autoescape=False)))
    # No automatic answer is wanted (RFC 3834).
    headers = {"Auto-Submitted": "auto-generated", "Content-Language": reader.html_lang, **headers}
    message = EmailMultiAlternatives(subject, text, to=[alert.email], headers=headers)
    html = render_to_string(f"search_alerts/letters/{name}.html", context)
    message.attach_alternative(html, "text/html")
    return message
