"""Agreement on paper: one person of the secretariat records it, another confirms it."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from activities.agreement import answering, paper
from activities.agreement.models import AgreementRequest, Decision, PaperAnswer
from activities.agreement.reminding import remind
from activities.repository.models import ActivityPage
from activities.repository.public import public
from portal.pages.models import SectionPage
from tests.activities.agreement.asking import (
    a_secretary,
    asked,
    enter,
    fresh,
    open_request,
    says,
)

Sections = dict[str, SectionPage]


def a_scan(start: bytes = b"%PDF-1.7 note", name: str = "../../note.exe") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, start)


def recorded(page: ActivityPage, user: User) -> PaperAnswer:
    row = open_request(page)
    return paper.record_paper(
        row, user, number="NV/12/2026", dated=date(2026, 11, 2), scan=a_scan()
    )


def test_two_persons(sections: Sections, secretary: User) -> None:
    page = asked(sections["en"], secretary)
    note = recorded(page, secretary)
    assert not fresh(page).live
    with pytest.raises(paper.SamePersonError):
        paper.confirm(note, secretary)
    paper.confirm(note, a_secretary("second"))
    assert public().get().pk == page.pk
    decision = Decision.objects.latest("number")
    assert decision.kind == "agreed-on-paper"
    assert decision.reason.startswith("NV/12/2026 (2026-11-02), SHA-256 ")
    assert str(settings.MEDIA_ROOT) not in note.scan.path
    assert note.scan.path.endswith(".pdf")


def test_who_may_not(sections: Sections, secretary: User, kenya: User) -> None:
    page = asked(sections["en"], secretary)
    with pytest.raises(paper.NotSecretariatError):
        recorded(page, kenya)
    note = recorded(page, secretary)
    with pytest.raises(paper.NotSecretariatError):
        paper.confirm(note, kenya)
    says(page, kenya, "decline", "No.")
    with pytest.raises(answering.AlreadyAnsweredError):
        paper.confirm(note, a_secretary("second"))


@pytest.mark.parametrize("start", [b"", b"<svg onload=x>", b"MZ\x90", b"PK\x03\x04"])
def test_scans_that_are_none(sections: Sections, secretary: User, start: bytes) -> None:
    row = open_request(asked(sections["en"], secretary))
    with pytest.raises(paper.ScanRefusedError):
        paper.record_paper(row, secretary, number="1", dated=date(2026, 1, 1), scan=a_scan(start))


def test_in_the_admin(sections: Sections, secretary: User, kenya: User, client: Client) -> None:
    page = asked(sections["en"], secretary)
    row = open_request(page)
    second = a_secretary("second")
    access = Permission.objects.get(codename="access_admin")
    for user in (secretary, second, kenya):
        user.user_permissions.add(access)
    enter(client, secretary)
    assert page.reference in client.get(reverse("agreement_paper")).content.decode()
    url = reverse("agreement_paper_record", args=[row.pk])
    note = {"number": "NV/1", "dated": "2026-11-02"}
    assert client.post(url, {**note, "scan": a_scan(b"MZ")}).status_code == 422
    assert client.post(url, {**note, "scan": a_scan()}).status_code == 302
    confirm = reverse("agreement_paper_confirm", args=[PaperAnswer.objects.get().pk])
    client.post(confirm)
    assert not fresh(page).live
    other = Client()
    enter(other, kenya)
    scan = reverse("agreement_paper_scan", args=[PaperAnswer.objects.get().pk])
    refused = other.get(scan)
    assert refused.status_code in {302, 403}
    assert not refused.streaming
    enter(other, second)
    handed_out = other.get(scan)
    assert handed_out["Content-Disposition"].startswith("attachment")
    assert b"".join(handed_out) == b"%PDF-1.7 note"
    other.post(confirm)
    assert fresh(page).live


def test_reminders(sections: Sections, secretary: User, kenya: User) -> None:
    page = asked(sections["en"], secretary)
    assert remind.call() == 0
    now = timezone.now()
    AgreementRequest.objects.update(asked_at=now - timedelta(days=8))
    number = open_request(page).link_number
    assert remind.call() == 1
    assert remind.call() == 0
    assert open_request(page).link_number == number + 1
    AgreementRequest.objects.update(
        reminded_at=now - timedelta(days=15), answer_by=(now + timedelta(days=2)).date()
    )
    assert remind.call() == 1
    assert remind.call() == 0
    AgreementRequest.objects.update(answer_by=(now - timedelta(days=2)).date())
    assert remind.call() == 0
    assert not fresh(page).live
    assert not public().exists()
    says(page, kenya)
    assert fresh(page).live
