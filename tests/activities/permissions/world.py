"""One portal with a thing of every kind, and a person of every kind."""

from datetime import date, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group, Permission, User
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import GroupPagePermission
from wagtail_localize.models import TranslationSource
from wagtail_localize.operations import translate_object

from activities.agreement import links, paper
from activities.cooperation.models import Introduction, Offer
from activities.cooperation.models import Request as CooperationRequest
from activities.funds.models import FundFigure
from activities.recommendations.models import Issue
from activities.repository.files import collection
from activities.repository.models import ActivityDocument, ActivityPage
from activities.submissions.models import Submission
from activities.submissions.sending import send
from panels.accommodation.needs import Particulars
from panels.discussions.models import CouncilSession
from panels.documents.models import DocumentRecord
from panels.recordings.models import Recording, Track
from panels.statements.deciding import send as send_statement
from portal.languages import BY_CODE
from portal.organisations.models import Invitation, Membership
from portal.organisations.secretariat import ensure_secretariat
from portal.pages.models import SectionPage
from portal.reference.models import State
from search.curation.models import Promotion, SynonymGroup
from tests.activities.agreement.asking import (
    a_focal_point,
    a_secretary,
    a_user,
    asked,
    enter,
    open_request,
    says,
)
from tests.activities.cooperation.making import a_request, an_offer
from tests.activities.cooperation.matching.planting import asking, offering
from tests.activities.making import a_member, an_organisation
from tests.activities.mechanisms.making import a_mechanism
from tests.activities.profiles.making import a_fact
from tests.activities.submissions.hostile import GOOD_PDF
from tests.panels.accommodation.asking import asked as accommodation_asked
from tests.panels.discussions.panels import panel
from tests.panels.statements.stating import a_draft, with_text

#: In every title, note and name that is not for everybody.
SECRET = "Quibbleford"
SECRET_OF_INVITATION = "the-secret-of-an-invitation"

#: People, as the columns of the table.
WHO = (
    "nobody",
    "visitor",
    "submitter",
    "manager",
    "stranger",
    "focal",
    "foreign",
    "password",
    "reviewer",
    "halfway",
    "translator",
    "editor",
    "administrator",
)


class World:
    """What the addresses of the table lead to, and who asks for them."""

    def __init__(self, sections: dict[str, SectionPage]) -> None:
        self.sections = sections
        self._people()
        self._activities()
        self._rest()
        self._accommodation()
        self.sessions = {name: _session(user, name) for name, user in self.people.items()}

    def _people(self) -> None:
        ensure_secretariat()
        self.organisation = an_organisation(f"{SECRET} Watch", type="civil-society")
        people = {
            "visitor": a_user("visitor"),
            "submitter": a_member(self.organisation, "submitter"),
            "manager": a_member(self.organisation, "manager"),
            "stranger": a_member(an_organisation("Another (fictitious)"), "stranger"),
            "focal": a_focal_point("KEN", "focal"),
            "foreign": a_focal_point("UGA", "foreign"),
            "password": a_focal_point("KEN", "password"),
            "reviewer": a_secretary("reviewer"),
            "halfway": a_secretary("halfway"),
            "translator": a_user("translator"),
            "editor": a_user("editor"),
            "administrator": a_user("administrator", is_superuser=True, is_staff=True),
        }
        self.colleague = a_focal_point("KEN", "colleague").focal_points.get()
        managers = Membership.objects.filter(user__username__in=["manager", "stranger"])
        managers.update(role=Membership.Role.MANAGER)
        self._may_edit(people["translator"], ("add", "change"), "submit_translation")
        self._may_edit(people["editor"], ("add", "change", "publish"))
        self.people = {name: User.objects.get(pk=user.pk) for name, user in people.items()}

    def _may_edit(self, user: User, actions: tuple[str, ...], *codenames: str) -> None:
        group = Group.objects.create(name=user.username)
        wanted = ["access_admin", *codenames]
        group.permissions.add(*Permission.objects.filter(codename__in=wanted))
        for section in self.sections.values():
            for action in actions:
                permission = Permission.objects.get(
                    content_type__app_label="wagtailcore", codename=f"{action}_page"
                )
                GroupPagePermission.objects.create(group=group, page=section, permission=permission)
        user.groups.add(group)

    def _activities(self) -> None:
        submitter = self.people["submitter"]
        data = {"title": f"{SECRET} in review", "summary": "Judges.", "states": ["KEN"]}
        self.sent = Submission.objects.create(
            owner=submitter,
            organisation=self.organisation,
            private_contact=f"{SECRET} in confidence",
            data=data,
        )
        self.in_review = send(self.sent)
        self.draft = Submission.objects.create(
            owner=submitter, organisation=self.organisation, data=data
        )
        english, reviewer = self.sections["en"], self.people["reviewer"]
        made: dict[str, Any] = {"provider": self.organisation}
        self.open = asked(english, reviewer, title=f"{SECRET} is open", **made)
        self.request = open_request(self.open)
        on_paper = asked(english, reviewer, title=f"{SECRET} on paper", **made)
        self.paper = paper.record_paper(
            open_request(on_paper),
            self.people["halfway"],
            number=f"{SECRET}/1",
            dated=date(2026, 11, 2),
            scan=SimpleUploadedFile("scan.pdf", b"%PDF-1.7 " + SECRET.encode()),
        )
        self.agreed = asked(english, reviewer, title="Published by agreement", **made)
        says(self.agreed, self.people["focal"])

    def _rest(self) -> None:
        document = get_document_model()(title=f"{SECRET} file", collection=collection())
        document.file.save("draft.txt", ContentFile(SECRET.encode()))
        self.document = document
        ActivityDocument.objects.create(page=self.open, document=document)
        person = self.people["visitor"]
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
        expires = {"expires_at": timezone.now() + timedelta(days=1)}
        self.invitation = Invitation.objects.create(
            email=person.email,
            organisation=self.organisation,
            secret_hash=sha256(SECRET_OF_INVITATION.encode()).hexdigest(),
            **expires,
        )
        Invitation.objects.create(
            email=f"{SECRET}@example.org",
            state=State.objects.get(iso3="KEN"),
            secret_hash="b",
            **expires,
        )
        Issue.objects.create(source="demo", name="Judges")
        # One without panels, which can be deleted.
        CouncilSession.numbered(1)
        FundFigure.objects.create(fund="vftc", year=2024, kind="grant", amount=1)
        a_mechanism()
        a_fact()
        Promotion.objects.create(query="Judges")
        SynonymGroup.objects.create(terms="judge\nmagistrate")
        DocumentRecord.objects.create(symbol="A/HRC/59/1", title="Agenda")
        self.recording = Recording(titles={"en": SECRET}, language="en")
        self.recording.file.save("a.wav", ContentFile(SECRET.encode()))
        for kind in (Track.Kind.CAPTIONS, Track.Kind.DESCRIPTIONS):
            text = f"WEBVTT\n\n00:01.000 --> 00:02.000\n{SECRET}\n"
            Track.objects.create(recording=self.recording, language="en", kind=kind, text=text)
        translate_object(self.agreed, [self.sections["fr"].locale])
        self.translated = TranslationSource.objects.get()
        self.token = links.issue_link(self.request, self.people["focal"], BY_CODE["en"]).split("/")[
            -2
        ]

    def _accommodation(self) -> None:
        begins = timezone.now() + timedelta(days=60)
        coming = panel(self.sections["en"], starts_at=begins)
        asks = Particulars(
            f"{SECRET} Visitor", f"{SECRET}@example.org", "", "en", ("captions",), ""
        )
        self.accommodation = accommodation_asked(coming, asks)
        self._statements(coming.translation_key)
        self._cooperation()

    def _cooperation(self) -> None:
        self.asked_draft = a_request(title=SECRET)
        self.asked_open = a_request(title="Open", status=CooperationRequest.Status.OPEN)
        self.offer_draft = an_offer(self.organisation, title=SECRET)
        uganda = State.objects.get(iso3="UGA")
        self.offer_public = an_offer(state=uganda, status=Offer.Status.PUBLISHED)
        self.introduction = Introduction.objects.create(
            request=self.asked_open, offer=self.offer_draft, proposed_by="state", note=SECRET
        )
        self.asking = asking("KEN", title=f"{SECRET} asks", visibility="partners")
        self.offering = offering(self.organisation, "Trains judges")

    def _statements(self, panel_key: UUID) -> None:
        facts = {"speaker": f"{SECRET} Speaker", "sender": self.people["submitter"]}
        said: dict[str, Any] = {"text": SECRET, "file": GOOD_PDF}
        self.stated = with_text(a_draft(panel_key, self.organisation, **facts), **said)
        self.statement = with_text(a_draft(panel_key, self.organisation, **facts), **said)
        send_statement(
            self.statement, self.people["submitter"], version=str(self.statement.version)
        )

    def membership(self, name: str) -> Membership:
        """Return whom an address of members is about."""
        return Membership.objects.get(user=self.people[name])

    def page(self, page: ActivityPage) -> ActivityPage:
        """Return a page as it is stored now."""
        found: ActivityPage = ActivityPage.objects.get(pk=page.pk)
        return found


def _session(user: User, name: str) -> Any:
    """Return the cookies of who has signed in; two have shown a password only."""
    client = Client()
    if name in {"password", "halfway", "visitor"}:
        client.force_login(user)
    else:
        enter(client, user)
    return client.cookies
