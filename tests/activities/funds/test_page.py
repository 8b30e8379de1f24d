"""The page of a fund: what it shows, in which language, and what it leads to."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
)
from wagtail_localize.operations import translate_object

from activities.funds.funds import Fund
from activities.funds.models import FundFigure, FundPage
from activities.repository.models import ActivityFunding, ActivityPage
from portal.languages import BY_CODE, CODES
from portal.pages.models import HomePage, SectionPage
from portal.works.cards import work_url
from portal.works.registry import cards_for, kind_of
from tests.activities.funds.making import a_figure, a_fund, funds_section
from tests.activities.making import a_public_activity, agree_to

SAID = (
    "summary", "purpose", "applicant", "use", "amounts", "step", "what to do", "letter", "later",
    "sooner", "note", "board", "results", "contact",
)  # fmt: skip


def html(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_says_everything_but_deadlines_that_have_passed(
    homes: dict[str, HomePage], client: Client
) -> None:
    page = a_fund(homes["en"])

    shown = html(client, page.url)

    assert all(f"Word {word}" in shown for word in SAID)
    assert "Word past" not in shown
    assert shown.index("Word sooner") < shown.index("Word later")
    assert 'href="https://docs.un.org/en/A/HRC/RES/6/17"' in shown
    assert 'href="https://example.org/form"' in shown
    assert shown.count('id="fund-') == shown.count('href="#fund-') == 8


def test_another_interface_speaks_its_own_words_around_the_work(
    homes: dict[str, HomePage], client: Client
) -> None:
    page = a_fund(homes["fr"], "Mot")

    shown = html(client, work_url(page.translation_key, BY_CODE["ar"]))

    assert '<ol class="fund__steps" lang="fr" dir="ltr">' in shown
    assert '<span lang="ar" dir="rtl">' in shown
    assert '<html lang="ar" dir="rtl">' in shown


def test_a_fund_is_a_kind_of_work_found_in_all_its_words(homes: dict[str, HomePage]) -> None:
    page = a_fund(homes["en"])

    kind = kind_of(FundPage)
    assert kind is not None
    (document,) = kind.documents([page.translation_key])
    assert all(f"Word {word}" in document.versions[0].text for word in SAID[1:-1])
    card = cards_for([page.translation_key], BY_CODE["en"])[page.translation_key]
    assert (card.kind, card.url) == ("fund", page.url)


def test_it_cannot_be_published_before_it_says_who_can_apply_for_what_and_how(
    homes: dict[str, HomePage],
) -> None:
    page = a_fund(homes["en"], live=False, applicants=[], uses=[], steps=[])

    with pytest.raises(PublishPagePermissionError) as refused:
        page.get_latest_revision().publish()

    for reason in ("Say who can apply.", "Say for what the fund pays.", "Say how to apply"):
        assert reason in str(refused.value)
    assert not FundPage.objects.get(pk=page.pk).live


def test_a_fund_has_one_page(homes: dict[str, HomePage]) -> None:
    page = a_fund(homes["en"])
    again = FundPage(fund=page.fund, title="Again", slug="again", locale=page.locale)
    version = FundPage(fund=page.fund, title="Mot", translation_key=page.translation_key)

    with pytest.raises(ValidationError, match="There is a page of this fund already"):
        again.clean()
    version.clean()


def test_words_are_translated_and_facts_taken_over(homes: dict[str, HomePage]) -> None:
    page = a_fund(homes["en"])
    funds_section(homes["ar"])
    translate_object(page, [homes["ar"].locale])
    record = Translation.objects.get(source__object_id=page.translation_key)
    for segment in StringSegment.objects.filter(source=record.source):
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=record.target_locale,
            data=f"ar: {segment.string.data}",
        )
    record.save_target(publish=True)

    arabic = FundPage.objects.get(locale=homes["ar"].locale)

    assert (arabic.fund, arabic.established, arabic.symbols) == (page.fund, 2008, page.symbols)
    step = arabic.steps[0].value
    assert (step["title"], list(step["documents"])) == ("ar: Word step", ["ar: Word letter"])
    assert arabic.applicants[0].value == "ar: Word applicant"
    assert [one.value["day"] for one in arabic.deadlines] == [
        one.value["day"] for one in page.deadlines
    ]
    assert [one.id for one in arabic.deadlines] == [one.id for one in page.deadlines]


def test_activities_that_name_the_fund_are_shown_once_their_states_agree(
    homes: dict[str, HomePage], sections: dict[str, SectionPage], client: Client
) -> None:
    page = a_fund(homes["en"])
    activity = a_public_activity(sections["en"], title="Paid for by the fund")
    other = a_public_activity(sections["en"], title="Paid for by another")
    for one, fund in ((activity, page.fund), (other, Fund.LDC_SIDS.value)):
        one.funding = [ActivityFunding(source="The fund", fund=fund)]
        one.save_revision().publish()
    # What States have agreed to does not say yet who pays.
    assert "Paid for by the fund" not in html(client, page.url)

    for one in ActivityPage.objects.all():
        agree_to(one)

    shown = html(client, page.url)
    assert "Paid for by the fund" in shown
    assert "Paid for by another" not in shown
    listed = html(client, f"/en/activities/?fund={page.fund}")
    assert "Paid for by the fund" in listed
    assert "Paid for by another" not in listed


@pytest.mark.parametrize("code", CODES)
def test_the_number_of_queries_does_not_depend_on_how_much_there_is(
    homes: dict[str, HomePage], sections: dict[str, SectionPage], client: Client, code: str
) -> None:
    del sections
    kinds = FundFigure.Kind
    page = a_fund(homes[code], deadlines=[], symbols="A/HRC/RES/6/17")
    a_figure(2024, kinds.CONTRIBUTION, "10")
    client.get(page.url)
    with CaptureQueriesContext(connection) as few:
        client.get(page.url)
    for year in range(2000, 2012):
        a_figure(year, kinds.GRANT, "10")
        a_figure(year, kinds.CONTRIBUTION, "20", currency="CHF")
    page.symbols += "\nA/HRC/RES/16/22\nA/HRC/RES/57/32"
    page.save_revision().publish()
    with CaptureQueriesContext(connection) as many:
        client.get(page.url)
    assert len(many) == len(few) < 40


def test_a_draft_has_no_address(homes: dict[str, HomePage], client: Client) -> None:
    page = a_fund(homes["en"], live=False)

    for key in (page.translation_key, uuid4()):
        assert client.get(f"/en/funds/{key}.ics").status_code == 404
    assert client.get("/en/funds/fund/").status_code == 404
