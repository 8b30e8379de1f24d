"""The page of a panel in every phase: what comes first, what it leads to, and at what cost."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from activities.recommendations.models import Recommendation
from activities.repository.models import ActivityPage, ActivityReference
from panels.discussions.models import PanelPage
from panels.discussions.phases import ORDER, Phase, Section
from portal.pages.models import HomePage, SectionPage
from portal.reference.models import State
from tests.activities.making import a_public_activity, an_activity
from tests.panels.discussions.contents import everything
from tests.panels.discussions.panels import panel, section


def preview(page: PanelPage, phase: str) -> str:
    response = page.make_preview_request(preview_mode=phase)
    assert response.status_code == 200
    html: str = response.content.decode()
    return html


def parts(html: str) -> list[str]:
    return re.findall(r'aria-labelledby="panel-([a-z]+)"', html)


@pytest.mark.usefixtures("reference")
@pytest.mark.parametrize("phase", Phase)
def test_each_phase_can_be_previewed_and_has_its_order(
    homes: dict[str, HomePage], phase: Phase
) -> None:
    page = panel(section(homes["en"]), **everything())
    assert [mode for mode, _label in page.preview_modes] == ["", *Phase]
    html = preview(page, phase)
    # Nothing it lacks is shown: the documents named are the Council's only.
    lacking = {Section.RELATED, Section.RECORDINGS, Section.STATEMENTS}
    shown = [str(part) for part in ORDER[phase] if part not in lacking]
    assert parts(html) == shown
    assert f"panel__phase--{phase}" in html


def test_a_panel_says_nothing_it_does_not_know(homes: dict[str, HomePage], client: Client) -> None:
    page = panel(section(homes["en"]), services="[]")
    html = client.get(page.url).content.decode()
    assert parts(html) == ["access"]
    assert html.count("Not confirmed yet") == 11


@pytest.mark.usefixtures("reference")
def test_it_shows_what_became_of_each_idea_and_who_people_are(
    homes: dict[str, HomePage], client: Client
) -> None:
    page = panel(section(homes["fr"]), **everything())
    html = client.get(page.url).content.decode()
    assert "Word State" in html
    assert "Word done" in html
    # The name of a State is the reader's; the moderator comes first whatever order they stand in.
    assert html.count("<p>Kenya</p>") == 2
    assert html.index("Word moderator") < html.index(">Word 0<")
    assert 'datetime="2025-07-07T11:00:00+02:00"' in html


def test_only_public_works_are_related(
    sections: dict[str, SectionPage], homes: dict[str, HomePage], client: Client
) -> None:
    public = a_public_activity(sections["en"], title="Training of midwives")
    hidden = an_activity(
        sections["en"], title="Not agreed to", provider=public.providers.first().organisation
    )
    named = [str(ActivityReference.of(page.translation_key)) for page in (hidden, public)]
    row = Recommendation.objects.create(
        key="UPR-1", source="upr", state=State.objects.get(iso3="KEN"), text="Train midwives",
        language="en", position="supported",
    )  # fmt: skip
    lines = [*named, f"https://portal.example.org/fr/recommendations/{row.key}/", "TC-1999-000001"]
    page = panel(section(homes["en"]), related_works="\n".join(lines))
    html = client.get(page.url).content.decode()
    assert "related" in parts(html)
    assert "Training of midwives" in html
    assert "Not agreed to" not in html
    assert f'href="/en/recommendations/{row.key}/"' in html
    ActivityPage.objects.get(pk=public.pk).unpublish()
    assert "Training of midwives" not in client.get(page.url).content.decode()


@pytest.mark.usefixtures("reference")
def test_queries_do_not_depend_on_people(homes: dict[str, HomePage], client: Client) -> None:
    parent = section(homes["en"])
    few = panel(parent, slug="few", **everything(people=2))
    many = panel(parent, slug="many", **everything(people=30))
    counts = []
    for page in (few, few, many):
        with CaptureQueriesContext(connection) as queries:
            client.get(page.url)
        counts.append(len(queries))
    assert counts[1] == counts[2] <= 40
