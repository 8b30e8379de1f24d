"""Activities in every state that a State and the secretariat can bring them to."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.users.models import UserProfile

from activities.agreement import links, paper
from activities.agreement.models import AgreementRequest
from activities.agreement.withdrawal import withdraw
from activities.agreement.workflow import ensure_workflow
from activities.repository.models import ActivityFunding, ActivityPage
from activities.submissions.models import Submission, SubmissionNote
from activities.submissions.sending import send
from portal.languages import BY_CODE
from portal.organisations.secretariat import ensure_secretariat
from tests.activities.agreement.asking import (
    a_focal_point,
    a_secretary,
    asked,
    enter,
    fresh,
    open_request,
    review,
    says,
    submit,
)
from tests.activities.making import a_member, an_organisation, plant_sections
from tests.activities.profiles.making import a_fact
from tests.trees import plant_homes

CODES = ("ar", "en")
LONG = "Training of judges and prosecutors in the prevention of torture and ill-treatment"
#: No place in it at which a line may break.
UNBROKEN = "https://example.org/" + "a-rather-long-address-" * 4


@dataclass(frozen=True, slots=True)
class Desk:
    """Somebody's pages.

    Attributes:
        cookies: of who has signed in with a second factor, by language.
        pages: path and status by what the page is, by language.
    """

    cookies: dict[str, list[dict[str, str]]]
    pages: dict[str, dict[str, tuple[str, int]]]


class Planted:
    """The portal."""

    def __init__(self, host: str) -> None:
        self.sections = plant_sections(plant_homes("localhost"))
        ensure_workflow(self.sections.values())
        ensure_secretariat()
        self.organisation = an_organisation("Riverside Watch (fictitious)")
        self.sender: User = a_member(self.organisation)
        self.secretaries = {code: _reads(a_secretary(f"secretary-{code}"), code) for code in CODES}
        self.kenya, self.uganda = a_focal_point("KEN"), a_focal_point("UGA")
        a_focal_point("KEN", "colleague")
        for user in self.secretaries.values():
            user.user_permissions.add(Permission.objects.get(codename="access_admin"))
        self._activities()
        self.focal = Desk(dict.fromkeys(CODES, _cookies(self.kenya, host)), self._focal_pages())
        self.secretariat = Desk(
            {code: _cookies(user, host) for code, user in self.secretaries.items()},
            dict.fromkeys(CODES, self._secretariat_pages()),
        )

    def _activities(self) -> None:
        secretary = self.secretaries["en"]
        made: dict[str, Any] = {
            "summary": "Judges were trained.",
            "body": "<p>Twelve <b>judges</b> took part.</p><ul><li>One</li></ul>",
            "provider": self.organisation,
        }
        self.arabic = asked(
            self.sections["ar"], secretary, ("KEN", "UGA"), **{**made, "title": "تدريب القضاة"}
        )
        self.open = self._asked(LONG, made, public_contact=UNBROKEN)
        self.changed = self._changed(made)
        self.declined = self._asked("Declined", made)
        says(self.declined, self.kenya, "decline", f"It never took place: {UNBROKEN}")
        self.withdrawn = self._asked("Withdrawn", made)
        says(self.withdrawn, self.kenya)
        withdraw(
            self.withdrawn.translation_key, self.kenya.focal_points.get().state, self.kenya, "No."
        )
        self.outdated = self._asked("Changed while it was asked about", made)
        page = fresh(self.outdated)
        page.title = "Another title"
        page.save_revision()
        on_paper = self._asked("On paper", made)
        self.paper = paper.record_paper(
            open_request(on_paper),
            secretary,
            number="NV/12/2026",
            dated=date(2026, 11, 2),
            scan=SimpleUploadedFile("scan.pdf", b"%PDF-1.7 note"),
        )
        AgreementRequest.objects.filter(pk=open_request(on_paper).pk).update(
            asked_at=timezone.now() - timedelta(days=40),
            answer_by=(timezone.now() - timedelta(days=9)).date(),
        )
        self.returned = self._sent("Returned")
        self.returned.current_workflow_task_state.reject(
            user=secretary, comment=f"Which judges? {UNBROKEN}"
        )
        self.to_review = self._sent(LONG, private_contact=UNBROKEN, name_hidden=True)
        self.twin = self._sent(LONG)
        SubmissionNote.objects.create(
            submission=Submission.objects.get(work_key=self.twin.translation_key),
            author=self.sender,
            text=f"See {UNBROKEN}",
        )

    def _asked(self, title: str, made: dict[str, Any], **more: Any) -> ActivityPage:
        return asked(self.sections["en"], self.secretaries["en"], title=title, **{**made, **more})

    def _changed(self, made: dict[str, Any]) -> ActivityPage:
        """Return one that is public, and whose next version is asked about."""
        secretary = self.secretaries["en"]
        page = self._asked("Changed", made)
        says(page, self.kenya)
        page = fresh(page)
        page.summary = "Judges and prosecutors were trained."
        page.funding = [ActivityFunding(source="Example Fund", amount=500, currency="USD")]
        page.save_revision()
        submit(page, secretary)
        review(page, secretary)
        return fresh(page)

    def _sent(self, title: str, **fields: Any) -> ActivityPage:
        data = {"title": title, "summary": "Judges were trained.", "states": ["KEN", "UGA"]}
        submission = Submission.objects.create(
            owner=self.sender, organisation=self.organisation, data=data, **fields
        )
        return send(submission)

    def _focal_pages(self) -> dict[str, dict[str, tuple[str, int]]]:
        pages = {}
        row = open_request(self.open)
        own = links.issue_link(_answered(self.declined), self.kenya, BY_CODE["en"]).split("/")[-2]
        of_another = links.issue_link(row, self.uganda, BY_CODE["en"]).split("/")[-2]
        key = self.changed.translation_key
        for code in CODES:
            with override(code):
                pages[code] = {
                    "list": (reverse("agreement:list"), 200),
                    "open": (reverse("agreement:request", args=[row.pk]), 200),
                    "open, in Arabic, with another State": (
                        _request(open_request(self.arabic)),
                        200,
                    ),
                    "open, with what would change": (_request(open_request(self.changed)), 200),
                    "answered": (_request(_answered(self.declined)), 200),
                    "withdrawn": (_request(_answered(self.withdrawn)), 200),
                    "changed meanwhile": (_request(_answered(self.outdated)), 200),
                    "withdrawal": (reverse("agreement:withdraw", args=[key, "KEN"]), 200),
                    "facts about the State": (reverse("profiles:facts", args=["KEN"]), 200),
                    "link used": (reverse("agreement:link", args=[own]), 410),
                    "link of another": (reverse("agreement:link", args=[of_another]), 403),
                }
        return pages

    def _secretariat_pages(self) -> dict[str, tuple[str, int]]:
        state = self.twin.current_workflow_state
        item = f"item={state.pk}-{fresh(self.twin).latest_revision_id}"
        bulk = reverse("moderation_bulk")
        a_fact(text=UNBROKEN)
        paths = {
            "mechanisms, spreadsheet": reverse("mechanisms_import"),
            "queue to review": reverse("moderation_queue"),
            "queue waiting": reverse("moderation_queue", args=["waiting"]),
            "queue returned": reverse("moderation_queue", args=["returned"]),
            "queue of a State": f"{reverse('moderation_queue', args=['waiting'])}?state=FRA",
            "review": _review(self.twin),
            "review of what waits": _review(self.changed),
            "review of what was returned": _review(self.returned),
            "accept in bulk": f"{bulk}?{item}&action=accept",
            "return in bulk": f"{bulk}?{item}&action=return",
            "spreadsheet": reverse("moderation_spreadsheet"),
            "record": reverse("moderation_audit"),
            "record, filtered wrongly": f"{reverse('moderation_audit')}?kind=x&state=XXX",
            "check of the record": reverse("moderation_check"),
            "notes verbales": reverse("agreement_paper"),
            "note verbale": reverse("agreement_paper_record", args=[open_request(self.open).pk]),
            "organisation": reverse("verify_organisation", args=[self.organisation.pk]),
        }
        return {kind: (path, 200) for kind, path in paths.items()}


def _reads(user: User, code: str) -> User:
    """Return a person who reads the editing admin in a language."""
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": code})
    return user


def _cookies(user: User, host: str) -> list[dict[str, str]]:
    client = Client()
    enter(client, user)
    return [
        {"name": name, "value": morsel.value, "url": host}
        for name, morsel in client.cookies.items()
    ]


def _request(row: AgreementRequest) -> str:
    return reverse("agreement:request", args=[row.pk])


def _answered(page: ActivityPage) -> AgreementRequest:
    return AgreementRequest.objects.get(work_key=page.translation_key)


def _review(page: ActivityPage) -> str:
    state = page.workflow_states.order_by("-pk").first()
    return reverse("moderation_review", args=[state.pk])
