"""The secretariat's decision whether an organisation is what it says."""

from urllib.parse import urljoin

from django.conf import settings
from django.db import transaction

from portal.letters.letters import post, recipient_of
from portal.organisations.models import Membership, Organisation


@transaction.atomic
def decide(organisation: Organisation, status: Organisation.Status) -> None:
    """Set whether an organisation is verified, and write to its managers if that is new."""
    held = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    changed = held.status != status
    if changed:
        held.status = status
        # Saved as a row: search hears of it, and of what goes with the organisation.
        held.save(update_fields=["status"])
    organisation.status = status
    if not changed or status == Organisation.Status.UNVERIFIED:
        return
    managers = Membership.objects.filter(
        organisation=organisation, role=Membership.Role.MANAGER, user__is_active=True
    ).select_related("user__wagtail_userprofile")
    post(
        f"organisations/letters/{status.value}.txt",
        [recipient_of(manager.user) for manager in managers],
        {"url": urljoin(settings.WAGTAILADMIN_BASE_URL, "/account/")},
    )
