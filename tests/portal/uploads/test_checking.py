"""Files are judged by what they are; what is refused leaves the form as it was."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from activities.submissions.models import Submission
from portal.uploads.checking import accept
from tests.activities.making import a_member, an_organisation
from tests.activities.submissions.hostile import HOSTILE, office, pdf, picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission(sections: object) -> Submission:
    del sections
    organisation = an_organisation()
    return Submission.objects.create(owner=a_member(organisation), organisation=organisation)


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 50


@pytest.mark.parametrize("name", HOSTILE)
def test_refused_with_the_form_intact(name: str, submission: Submission, client: Client) -> None:
    client.force_login(submission.owner)
    answer = client.post(
        reverse("submissions:step", args=[submission.key, "documents"]),
        {
            "version": "0",
            "title": "Typed title",
            "file": SimpleUploadedFile(name, HOSTILE[name]),
        },
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'id="id_file_error"' in page
    assert "Typed title" in page
    assert not submission.files.exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a report.PDF", pdf()),
        ("a.docx", office()),
        ("a.xlsx", office("xlsx")),
        ("a.png", picture()),
        ("a.jpg", picture("JPEG")),
        ("a.webp", picture("WEBP")),
        ("a.txt", "Ça marche".encode()),
        ("a.csv", b"a,b\n-1,2\n"),
    ],
    # An archive holds the time it was made at: its bytes are no name for a test.
    ids=["pdf", "docx", "xlsx", "png", "jpg", "webp", "txt", "csv"],
)
def test_accepted(name: str, data: bytes, submission: Submission, client: Client) -> None:
    client.force_login(submission.owner)
    address = reverse("submissions:step", args=[submission.key, "documents"])
    file = SimpleUploadedFile(name, data)
    assert client.post(address, {"version": "0", "file": file}).status_code == 302
    kept = submission.files.get()
    assert kept.document.collection.name == "Activities"
    kept.document.file.delete(save=False)


def test_pictures_lose_what_is_beside_them() -> None:
    file = SimpleUploadedFile("a.png", picture() + b"<script>")
    assert b"<script>" not in accept(file)[1]


@pytest.mark.parametrize("name", ["right\u202eto-left.pdf", "a\nb.pdf"])
def test_names_that_deceive_are_refused(name: str) -> None:
    file = SimpleUploadedFile("a.pdf", pdf())
    # Django cleans a name that it is given; this one comes around that.
    vars(file)["_name"] = name
    with pytest.raises(ValidationError):
        accept(file)


def test_no_eleventh_file(submission: Submission, client: Client) -> None:
    client.force_login(submission.owner)
    address = reverse("submissions:step", args=[submission.key, "documents"])
    for number in range(11):
        file = SimpleUploadedFile("a.txt", b"text")
        answer = client.post(address, {"version": str(number), "file": file})
    assert answer.status_code == 422
    assert submission.files.count() == 10
    for kept in submission.files.all():
        kept.document.file.delete(save=False)
