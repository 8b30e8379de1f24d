"""What the addresses of the table are made of, and what is sent to them."""

from typing import Any, Final
from uuid import uuid4

from django.apps import apps
from django.db.models import Model
from django.urls import NoReverseMatch, reverse

from tests.activities.permissions.addresses import SNIPPETS
from tests.activities.permissions.world import SECRET_OF_INVITATION, World

#: Of no row; where the answer is the same whatever the number.
ANY: Final = 1


def address_of(world: World, name: str) -> str:
    """Return the address that a row of the table is about."""
    if name.endswith("/"):
        return "/" + name.replace("<int:page_id>", str(world.open.pk))
    if name.startswith(SNIPPETS):
        row = _model(name)._default_manager.order_by("pk").first()  # noqa: SLF001 -- documented model API
        assert row is not None
        try:
            return reverse(name)
        except NoReverseMatch:
            return reverse(name, args=[row.pk])
    return reverse(name, args=_arguments(world).get(name, ()))


def _model(name: str) -> type[Model]:
    label, model = name.partition(":")[0].split("_", 1)[1].rsplit("_", 1)
    return apps.get_model(label, model)


def _arguments(world: World) -> dict[str, tuple[Any, ...]]:
    row, organisation = world.request, world.organisation.pk
    member = world.membership("submitter").pk
    revision = world.open.latest_revision_id
    return {
        "accommodation_delete": (world.accommodation.pk,),
        "accommodation_request": (world.accommodation.pk,),
        "agreement:link": (world.token,),
        "agreement:pass_on": (row.pk,),
        "agreement:request": (row.pk,),
        "agreement:withdraw": (world.agreed.translation_key, "KEN"),
        "agreement_paper_confirm": (world.paper.pk,),
        "agreement_paper_record": (row.pk,),
        "agreement_paper_scan": (world.paper.pk,),
        "cooperation:introduction": (world.introduction.key,),
        "cooperation:offer_language": (world.offer_draft.key,),
        "cooperation:own_offer": (world.offer_draft.key,),
        "cooperation:own_request": (world.asked_draft.key,),
        "cooperation:propose_to_offer": (world.offer_public.key,),
        "cooperation:propose_to_request": (world.asked_open.key,),
        "cooperation:request_language": (world.asked_draft.key,),
        "cooperation:write_offer": (world.offer_draft.key,),
        "cooperation:write_request": (world.asked_draft.key,),
        "cooperation_list": ("requests",),
        "cooperation_offer_review": (world.offer_public.pk,),
        "cooperation_request_review": (world.asked_open.pk,),
        "matching:of_offer": (world.offering.key,),
        "matching:of_request": (world.asking.key,),
        "moderation_review": (world.in_review.current_workflow_state.pk,),
        "moderation_spreadsheet_report": (uuid4(),),
        "organisations:cancel": (organisation, world.invitation.pk),
        "organisations:change_role": (organisation, member),
        "organisations:invitation": (SECRET_OF_INVITATION,),
        "organisations:members": (organisation,),
        "organisations:remove": (organisation, member),
        "profiles:facts": ("KEN",),
        "recordings:descriptions": (world.recording.pk, "en"),
        "recordings:file": (world.recording.pk, "recording.wav"),
        "recordings:transcript": (world.recording.pk, "en"),
        "recordings:words": (world.recording.pk, "en"),
        "statements:about": (world.stated.key,),
        "statements:add": (world.stated.key,),
        "statements:detail": (world.stated.key,),
        "statements:own_file": (world.stated.key, "en"),
        "statements:start": (world.stated.panel_key,),
        "statements:text": (world.stated.key, "en"),
        "statements_file": (world.statement.pk, "en"),
        "statements_preview": (world.statement.pk,),
        "statements_preview_in": (world.statement.pk, "en"),
        "statements_review": (world.statement.pk,),
        "submissions:check": (world.draft.key,),
        "submissions:detail": (world.sent.key,),
        "submissions:step": (world.draft.key, "what"),
        "translation_board_upload": (world.translated.translations.get().pk,),
        "translation_board_version": (world.agreed.pk, "fr"),
        "translation_submission": (world.agreed.pk,),
        "translation_synchronisation": (world.translated.pk,),
        "verify_organisation": (organisation,),
        "account_confirm_email": ("x",),
        "account_reset_password_from_key": ("zz", "x"),
        "mfa_edit_webauthn": (ANY,),
        "mfa_remove_webauthn": (ANY,),
        "wagtailadmin_pages:delete": (world.open.pk,),
        "wagtailadmin_pages:edit": (world.open.pk,),
        "wagtailadmin_pages:history": (world.open.pk,),
        "wagtailadmin_pages:revisions_view": (world.open.pk, revision),
        "wagtailadmin_pages:unpublish": (world.agreed.pk,),
        "wagtailadmin_pages:view_draft": (world.open.pk,),
        "wagtailadmin_pages:workflow_action": (world.open.pk, "approve", row.task_state_id),
        "wagtailadmin_pages:workflow_preview": (world.open.pk, row.task_state.task_id),
        "wagtaildocs:edit": (world.document.pk,),
        "wagtaildocs_serve": (world.document.pk, world.document.filename),
    }


def sent_to(world: World, name: str) -> dict[str, Any]:
    """Return a form that does what the address is for; where one is missing, an empty one."""
    review = world.in_review.current_workflow_state
    item = f"{review.pk}-{world.in_review.latest_revision_id}"
    speaks = {"body": f"organisation-{world.organisation.pk}", "manner": "written"}
    version = world.stated.version
    forms: dict[str, dict[str, Any]] = {
        "accommodation_request": {"status": "arranged", "note": "By telephone."},
        "agreement:pass_on": {"colleague": world.colleague.pk},
        "agreement:request": {"verdict": "agree", "fingerprint": world.request.fingerprint},
        "agreement_paper_record": {"number": "NV/2"},
        "language": {"language": "fr"},
        "matching:of_offer": {"candidate": world.asking.key, "reason": "subject"},
        "matching:of_request": {"candidate": world.offering.key, "reason": "subject"},
        "moderation_bulk": {"item": item, "action": "accept"},
        "moderation_review": {"item": item, "action": "accept"},
        "organisations:change_role": {"role": "manager"},
        "organisations:members": {"email": "new@example.org", "role": "member"},
        "statements:about": speaks,
        "statements:add": {"language": "fr", "text": "Une phrase."},
        "statements:detail": {"consent": "on", "version": version},
        "statements:start": speaks,
        "statements:text": {"text": "A sentence.", "is_original": "on"},
        "statements_review": {"action": "publish", "version": world.statement.version},
        "submissions:detail": {"text": "The answer."},
        "submissions:start": {"organisation": world.organisation.pk, "language": "en"},
        "submissions:step": {"title": "A title", "summary": "A summary.", "version": 0},
        "verify_organisation": {"decision": "refused"},
        "account_login": {"login": "submitter", "password": "wrong"},
        "account_change_password": {"oldpassword": "wrong"},
    }
    return forms.get(name, {})
