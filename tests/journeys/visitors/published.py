"""A small portal with a page of every kind, in six languages."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

from django.core.signing import Signer
from django.utils import timezone
from django.utils.translation import override, pgettext
from wagtail.images.models import AbstractImage
from wagtail.models import Collection, Page

from activities.mechanisms.models import HubPage
from panels.discussions.models import CouncilSession, PanelPage
from panels.discussions.phases import Phase
from panels.documents.importing import Options, import_document
from panels.documents.models import DocumentRecord
from panels.documents.symbols import parse
from panels.statements.deciding import publish, send
from panels.statements.models import Statement
from portal.languages import CODES
from portal.pages.models import HomePage, SectionPage, StandardPage
from portal.reference.models import State
from search.alerts.addresses import END
from tests.activities.funds.making import a_figure, a_fund
from tests.activities.making import a_public_activity, an_organisation, plant_sections
from tests.activities.mechanisms.making import a_mechanism
from tests.activities.profiles.making import recommended
from tests.journeys.visitors.bodies import every_block
from tests.journeys.visitors.texts import WORDS
from tests.panels.discussions.contents import everything
from tests.panels.documents.texts import imported
from tests.panels.statements.stating import WORD, a_delegate, a_draft, with_text
from tests.portal.blocks.conftest import make_image, stored
from tests.trees import plant_homes

# More than a page of a section's list holds.
PANELS = 13
# When the panel of each phase begins, seen from now; each lasts four hours,
# so that the one under way is so for long, whenever in an hour it is planted.
BEGINS = {
    Phase.ANNOUNCED: timedelta(days=60),
    Phase.REGISTRATION: timedelta(days=20),
    Phase.LIVE: timedelta(hours=-1),
    Phase.JUST_ENDED: timedelta(days=-2),
    Phase.ARCHIVE: timedelta(days=-200),
}


@dataclass(frozen=True, slots=True)
class Portal:
    """Addresses of the pages, without the server's.

    Attributes:
        about: of the standard page with every block, by language.
        panel: of a panel, by language.
        accommodation: of the form for that panel, whose last day to ask has passed.
        resolution: of the work that exists in French only.
        activity: of an activity that exists in English only.
        statement: of a delegation at a panel, in Arabic and English.
        withdrawn: of an activity that once was public.
        fund: of a voluntary fund, with everything a page can say, in Arabic and English.
        hub: of the knowledge hub with an entry, in Arabic and English.
        ended: of a search by e-mail that has ended.
    """

    about: dict[str, str]
    panel: dict[str, str]
    accommodation: str
    resolution: str
    activity: str
    statement: str
    withdrawn: str
    fund: str
    hub: str
    ended: str

    def kinds(self, code: str) -> dict[str, tuple[str, int]]:
        """Return address and status of a page of each kind in one interface language."""
        query = quote(WORDS[code].query)
        return {
            "home": (f"/{code}/", 200),
            "section": (f"/{code}/panels/", 200),
            "second page of a section": (f"/{code}/panels/?page=2", 200),
            "standard page": (self.about[code], 200),
            "panel": (self.panel[code], 200),
            **{f"panel, {phase}": (f"/{code}/panels/panel-{phase}/", 200) for phase in Phase},
            "panels by session": (f"/{code}/discussions/", 200),
            "statement": (self.statement.format(code=code), 200),
            "accommodation": (self.accommodation.format(code=code), 200),
            "document": ("/fr/documents/a-hrc-res-57-32/", 200)
            if code == "fr"
            else (self.resolution.format(code=code), 200),
            "document in this language": (
                f"/{code}/documents/a-hrc-res-57-91/?cite=para-2-a"
                if code in {"ar", "en", "fr"}
                else f"/{code}/documents/list/",
                200,
            ),
            "side by side": (f"/{code}/documents/a-hrc-res-57-91/read/ar/en/", 200),
            "side by side, one missing": (
                f"/{code}/documents/a-hrc-res-57-91/read/fr/ru/",
                404,
            ),
            "documents": (f"/{code}/documents/list/", 200),
            "documents, one filter wrong": (f"/{code}/documents/list/?session=x", 200),
            "record of a document": (f"/{code}/documents/a-hrc-57-91/", 200),
            "documents to choose from": (f"/{code}/documents/57-91/", 200),
            "document not there": (f"/{code}/documents/a-hrc-99-1/", 404),
            "activities": (f"/{code}/activities/", 200),
            "activities, none": (f"/{code}/activities/?q=zzyzx", 200),
            "activity": (self.activity.format(code=code), 200),
            "activity withdrawn": (self.withdrawn.format(code=code), 410),
            "fund": (self.fund.format(code=code), 200),
            "which fund, a question": (f"/{code}/funds/which/?who=state", 200),
            "which fund, no answer": (f"/{code}/funds/which/?who=state&asked=country", 200),
            "which fund, one fits": (
                f"/{code}/funds/which/?who=state&country=ldc&purpose=implement&response=supported",
                200,
            ),
            "which fund, none fits": (f"/{code}/funds/which/?who=civil&purpose=review", 200),
            "knowledge hub": (self.hub.format(code=code), 200),
            "mechanisms": (f"/{code}/mechanisms/", 200),
            "mechanisms, one filter wrong": (f"/{code}/mechanisms/?kind=x&state=KEN", 200),
            "recommendations": (f"/{code}/recommendations/", 200),
            "State": (f"/{code}/states/KEN/", 200),
            "statements of a State": (f"/{code}/states/KEN/statements/", 200),
            "sign in": (f"/{code}/accounts/login/", 200),
            "sign up": (f"/{code}/accounts/signup/", 200),
            "search, nothing asked": (f"/{code}/search/", 200),
            "search with hits": (f"/{code}/search/?q={query}", 200),
            "search with filters": (f"/{code}/search/?q={query}&language={code}", 200),
            "search, nothing found": (f"/{code}/search/?q=zzyzx", 200),
            "search, other languages": (
                f"/{code}/search/?q={quote('appariement répertoire')}",
                200,
            ),
            "search, too far": (f"/{code}/search/?q={query}&page=99", 200),
            "search by e-mail": (f"/{code}/search/alerts/?q={query}", 200),
            "search by e-mail, asked for": (f"/{code}/search/alerts/sent/", 200),
            "search by e-mail, too late": (f"/{code}/search/alerts/confirm/x/", 410),
            "search by e-mail, ended": (self.ended.format(code=code), 200),
            "not found": (f"/{code}/nowhere/", 404),
            "refused": (f"/{code}/refused/", 403),
            "misunderstood": (f"/{code}/misunderstood/", 400),
            "broken": (f"/{code}/broken/", 500),
        }


def publish_portal(resolution: Path) -> Portal:
    """Publish everything and return where it is.

    Args:
        resolution: French text of A/HRC/RES/57/32.
    """
    homes = plant_homes("localhost")
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    image = make_image("circles", (1600, 900))
    for code, home in homes.items():
        home.title, home.summary = WORDS[code].home, WORDS[code].promise
        home.save_revision().publish()
    panels = _sections(homes, "panels", {code: words.section for code, words in WORDS.items()})
    documents = {}
    for code in CODES:
        with override(code):
            documents[code] = pgettext("kind of work", "Documents")
    _sections(homes, "documents", documents)
    panel_pages = _panels(panels, image)
    _phases(panels, image)
    pages = _standard_pages(homes, image)
    text = resolution.read_text(encoding="utf-8")
    document = import_document(text, parse("A/HRC/RES/57/32"), "fr", Options(publish=True)).page
    for code in ("ar", "en", "fr"):
        imported(code)
    for symbol, title in (("A/HRC/57/91", "Lanterns"), ("A/HRC/57/91/Add.1", "More lanterns")):
        DocumentRecord(
            symbol=symbol, title=title, mandates="A/HRC/RES/57/32", document_type="report"
        ).save()
    cooperation = plant_sections(homes)
    activity = a_public_activity(
        cooperation["en"],
        states=("KEN", "FJI"),
        title=WORDS["en"].quotation,
        body=f"<p>{WORDS['en'].sentence}</p>",
        results=WORDS["en"].sentence,
        public_contact=WORDS["en"].promise,
        good_practice=True,
        good_practice_reason=WORDS["en"].promise,
        hub_kind="tool",
    )
    recommended("uhri-1", "health")
    recommended("uhri-2", "education", cycle=1, position="noted")
    withdrawn = a_public_activity(cooperation["en"])
    withdrawn.unpublish()
    key = panel_pages["en"].translation_key
    statement = _statement(key)
    return Portal(
        about={code: f"/{code}/{page.slug}/" for code, page in pages.items()},
        panel={code: f"/{code}/panels/{page.slug}/" for code, page in panel_pages.items()},
        accommodation=f"/{{code}}/panels/{key}/accommodation/",
        resolution=f"/{{code}}/works/{document.translation_key}/",
        activity=f"/{{code}}/works/{activity.translation_key}/",
        statement=f"/{{code}}/panels/{key}/statements/{statement.key}/",
        withdrawn=f"/{{code}}/activities/{withdrawn.reference}/",
        fund=f"/{{code}}/works/{_fund(homes)}/",
        hub=f"/{{code}}/works/{_hub(homes)}/",
        ended=f"/{{code}}/search/alerts/end/{Signer(salt=END).sign(uuid4().hex)}/",
    )


def _statement(panel_key: UUID) -> Statement:
    """Publish a statement in two languages, and one in writing only."""
    user = a_delegate()
    others = {"others": WORDS["en"].promise, "function": WORDS["en"].place}
    row = a_draft(panel_key, user.memberships.get().organisation, **others)
    for code in ("ar", "en"):
        with_text(row, code, WORDS[code].sentence, file=WORD, is_accessible=True)
    for one in (row, with_text(a_draft(panel_key, an_organisation(), manner="written"), "fr")):
        send(one, user, str(one.version))
        publish(one, None, str(one.version), 1)
    return row


def _fund(homes: dict[str, HomePage]) -> UUID:
    """Publish a fund in two languages, with figures; return the work's key."""
    key = uuid4()
    for code in ("ar", "en"):
        a_fund(homes[code], WORDS[code].section, translation_key=key, source_language="en")
    for year, kind, state in (
        (2024, "contribution", None),
        (2024, "grant", None),
        (2025, "contribution", State.objects.get(iso3="KEN")),
    ):
        a_figure(year, kind, "1250000", state=state, is_example=True)
    return key


def _hub(homes: dict[str, HomePage]) -> UUID:
    """Publish the hub in two languages, and mechanisms of both kinds; return the work's key."""
    key = uuid4()
    for code in ("ar", "en"):
        page = HubPage(
            title=WORDS[code].section,
            slug="hub",
            summary=WORDS[code].sentence,
            source_language="en",
            translation_key=key,
            body=stored([("rich_text", f"<p>{WORDS[code].sentence}</p>")]),
        )
        _publish(homes[code], page)
    a_mechanism(name={"ar": WORDS["ar"].place, "en": "Commission"}, synonyms={"en": ["KNX"]})
    a_mechanism(kind="nmirf", is_example=True, url="https://example.org/", name=WORDS["en"].place)
    return key


def _publish(parent: Page, page: Page) -> Any:
    page.locale = parent.locale
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def _sections(
    homes: dict[str, HomePage], slug: str, titles: dict[str, str]
) -> dict[str, SectionPage]:
    key = uuid4()
    return {
        code: _publish(
            homes[code],
            SectionPage(
                title=titles[code],
                slug=slug,
                summary=WORDS[code].sentence,
                show_in_menus=True,
                translation_key=key,
            ),
        )
        for code in CODES
    }


def _standard_pages(homes: dict[str, HomePage], image: AbstractImage) -> dict[str, StandardPage]:
    key = uuid4()
    linked = PanelPage.objects.get(slug="panel-1").pk
    return {
        code: _publish(
            homes[code],
            StandardPage(
                title=WORDS[code].about,
                slug="about",
                summary=WORDS[code].promise,
                show_in_menus=True,
                last_reviewed=date(2026, 11, 2),
                source_language="en",
                translation_key=key,
                body=stored(every_block(WORDS[code], linked, image)),
            ),
        )
        for code in CODES
    }


def _panels(sections: dict[str, SectionPage], image: AbstractImage) -> dict[str, PanelPage]:
    """Publish one panel in every language, and a dozen in Arabic or English only."""
    key = uuid4()
    for number in range(1, PANELS):
        code = "ar" if number % 4 == 0 else "en"
        _publish(
            sections[code],
            PanelPage(
                title=f"{WORDS[code].section} {number}",
                slug=f"panel-{number}",
                summary=WORDS[code].sentence,
                council_session=CouncilSession.numbered(40 + number),
                source_language=code,
            ),
        )
    return {
        code: _publish(
            sections[code],
            PanelPage(
                title=WORDS[code].quotation.rstrip(".。"),
                slug="panel",
                summary=WORDS[code].sentence,
                listing_image=image,
                council_session=CouncilSession.numbered(59),
                mandate_symbol="A/HRC/RES/57/32",
                mandate_paragraph=14,
                starts_at=datetime(2026, 7, 1, 8, tzinfo=UTC),
                ends_at=datetime(2026, 7, 1, 10, tzinfo=UTC),
                room=WORDS[code].place,
                source_language="en",
                translation_key=key,
                document_symbols="A/HRC/RES/57/32\nA/HRC/56/78",
                body=stored([("rich_text", f"<p>{WORDS[code].sentence}</p>")]),
            ),
        )
        for code in CODES
    }


def _phases(sections: dict[str, SectionPage], image: AbstractImage) -> None:
    """Publish a panel of each phase, with something in every part of it, in every language."""
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    for phase, begins in BEGINS.items():
        key, starts_at = uuid4(), now + begins
        for code in CODES:
            values = everything(WORDS[code].section, image=image.pk) | {
                "title": WORDS[code].quotation.rstrip(".。"),
                "starts_at": starts_at,
                "ends_at": starts_at + timedelta(hours=4),
                "registration_opens_at": starts_at - timedelta(days=30),
                "council_session": CouncilSession.numbered(60),
            }
            page = PanelPage(slug=f"panel-{phase}", translation_key=key, source_language="en")
            for name, value in values.items():
                setattr(page, name, value)
            _publish(sections[code], page)
