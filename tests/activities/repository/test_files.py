"""Files of activities: nobody gets one that no State has agreed to see published."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents.models import Document
from wagtail.models import Collection

from activities.repository.files import COLLECTION
from activities.repository.models import ActivityDocument, AgreedContent
from portal.pages.models import SectionPage
from tests.activities.making import a_public_activity, an_activity


@pytest.fixture
def document(db: None) -> Document:
    del db
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    return Document.objects.create(title="Report", file=ContentFile(b"%PDF-1.4", "report.pdf"))


def read(response: Any) -> None:
    """Take the file to its end, which closes it."""
    if response.streaming:
        list(response.streaming_content)


def status(document: Document) -> int:
    # A path without a language is looked for in one before it is not found.
    address = Document.objects.get(pk=document.pk).url
    response = Client().get(address, follow=True)
    read(response)
    return response.status_code


def test_a_file_is_served_while_its_activity_is_public(
    sections: dict[str, SectionPage], document: Document
) -> None:
    page = a_public_activity(sections["en"])
    page.documents = [ActivityDocument(document=document, title="Report")]
    page.save_revision()
    assert Document.objects.get(pk=document.pk).collection.name == COLLECTION
    assert status(document) == 404
    page.save()
    AgreedContent.objects.update(fingerprint=page.content_fingerprint)
    assert status(document) == 200
    AgreedContent.objects.all().delete()
    assert status(document) == 404


def test_a_file_of_a_draft_is_for_editors(
    sections: dict[str, SectionPage], document: Document
) -> None:
    page = an_activity(sections["en"])
    page.documents = [ActivityDocument(document=document, title="Report")]
    page.save_revision()
    assert status(document) == 404
    editor = Client()
    editor.force_login(User.objects.create_superuser("editor"))
    response = editor.get(Document.objects.get(pk=document.pk).url)
    read(response)
    assert response.status_code == 200


def test_other_files_are_as_before(sections: dict[str, SectionPage], document: Document) -> None:
    del sections
    assert status(document) == 200
