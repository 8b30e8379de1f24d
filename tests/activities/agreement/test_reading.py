"""Who decides about an activity reads its files; nobody else does before it is public."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.test import Client
from pytest_django import Settings
from wagtail.documents.models import Document

from activities.repository.files import collection
from activities.repository.models import ActivityDocument, ActivityPage
from activities.submissions.models import Submission, SubmissionFile
from portal.pages.models import SectionPage
from tests.activities.agreement.asking import a_user, enter, review, says, submit
from tests.activities.making import a_member, an_activity, an_organisation


@pytest.fixture
def document(sections: dict[str, SectionPage]) -> Document:
    del sections
    file = ContentFile(b"%PDF-1.4", "report.pdf")
    return Document.objects.create(title="Report", file=file, collection=collection())


@pytest.fixture
def page(sections: dict[str, SectionPage], document: Document, secretary: User) -> ActivityPage:
    """An activity in review, with a file."""
    page = an_activity(sections["en"], states=("KEN", "UGA"))
    page.documents = [ActivityDocument(document=document, title="Report")]
    page.save_revision()
    submit(page, secretary)
    return page


def status(user: User, document: Document, *, factor: bool = True) -> int:
    client = Client()
    if factor:
        enter(client, user)
    else:
        client.force_login(user)
    response: Any = client.get(document.url, follow=True)
    if response.streaming:
        list(response.streaming_content)
    code: int = response.status_code
    return code


def test_a_state_reads_the_files_of_what_it_is_asked(
    page: ActivityPage, document: Document, secretary: User, kenya: User, uganda: User
) -> None:
    assert (status(secretary, document), status(kenya, document)) == (200, 404)
    review(page, secretary)
    assert status(kenya, document) == 200
    assert status(a_user("stranger"), document) == 404
    says(page, kenya)
    assert status(kenya, document) == 200
    says(page, uganda, "decline", "No.")
    assert (status(kenya, document), status(secretary, document)) == (404, 200)


def test_not_with_a_password_alone(
    page: ActivityPage, document: Document, secretary: User, kenya: User, settings: Settings
) -> None:
    review(page, secretary)
    settings.ACCOUNTS_REQUIRE_SECOND_FACTOR = True
    assert status(kenya, document, factor=False) == 404
    assert status(secretary, document, factor=False) == 404


def test_an_organisation_reads_its_own(document: Document) -> None:
    organisation = an_organisation()
    owner = a_member(organisation)
    draft = Submission.objects.create(owner=owner, organisation=organisation)
    SubmissionFile.objects.create(submission=draft, document=document, title="Report")
    assert status(owner, document) == 200
    assert status(a_member(an_organisation("Another"), "other"), document) == 404
