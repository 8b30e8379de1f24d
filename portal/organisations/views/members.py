"""Who acts for an organisation: managers invite, change roles and remove; anybody may leave."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from portal.organisations.forms import InvitationForm
from portal.organisations.inviting import MOST_OPEN, invite
from portal.organisations.models import Invitation, Membership, Organisation

MANAGER = Membership.Role.MANAGER


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def members(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the members to one another; a manager's POST invites somebody."""
    own = _membership(request, pk)
    form = InvitationForm(request.POST or None, initial={"role": Membership.Role.MEMBER})
    if request.method == "POST":
        _only_managers(own)
        if form.is_valid() and _may_invite(own.organisation, form):
            invite(
                form.cleaned_data["email"], own.user, own.organisation, form.cleaned_data["role"]
            )
            messages.success(request, _("The invitation is on its way."))
            return redirect("organisations:members", pk)
    context = {
        "organisation": own.organisation,
        "own": own,
        "is_manager": own.role == MANAGER,
        "members": own.organisation.memberships.select_related("user"),
        "invitations": _open(own.organisation) if own.role == MANAGER else [],
        "roles": Membership.Role,
        "form": form,
    }
    return TemplateResponse(request, "organisations/members.html", context)


@require_POST
@login_required
def change_role(request: HttpRequest, pk: int, member: int) -> HttpResponse:
    """Make a member a manager, or a manager a member."""
    _only_managers(_membership(request, pk))
    role = request.POST.get("role", "")
    if role not in Membership.Role.values:
        raise Http404
    with transaction.atomic():
        found = get_object_or_404(_locked(pk), pk=member)
        if role != MANAGER and _is_last_manager(found):
            messages.error(request, _("An organisation keeps at least one manager."))
        else:
            Membership.objects.filter(pk=found.pk).update(role=role)
            messages.success(request, _("The role is changed."))
    return redirect("organisations:members", pk)


@require_POST
@login_required
def remove(request: HttpRequest, pk: int, member: int) -> HttpResponse:
    """End a membership: a manager anybody's, a member their own."""
    own = _membership(request, pk)
    if own.pk != member:
        _only_managers(own)
    with transaction.atomic():
        found = get_object_or_404(_locked(pk), pk=member)
        if _is_last_manager(found):
            messages.error(request, _("An organisation keeps at least one manager."))
            return redirect("organisations:members", pk)
        found.delete()
    messages.success(request, _("The membership has ended."))
    return redirect("your_account") if own.pk == member else redirect("organisations:members", pk)


@require_POST
@login_required
def cancel(request: HttpRequest, pk: int, invitation: int) -> HttpResponse:
    """Take back an invitation that nobody has accepted."""
    own = _membership(request, pk)
    _only_managers(own)
    get_object_or_404(own.organisation.invitations, pk=invitation, accepted_at=None).delete()
    messages.success(request, _("The invitation is taken back."))
    return redirect("organisations:members", pk)


def _membership(request: HttpRequest, pk: int) -> Membership:
    """Return the user's own membership; to others the organisation does not exist."""
    user = request.user
    if not isinstance(user, User):
        raise Http404
    return get_object_or_404(
        Membership.objects.select_related("organisation", "user"), organisation_id=pk, user=user
    )


def _only_managers(own: Membership) -> None:
    if own.role != MANAGER:
        raise PermissionDenied


def _locked(pk: int) -> QuerySet[Membership]:
    """Return the memberships of an organisation, so that two managers cannot both be the last."""
    Organisation.objects.select_for_update().get(pk=pk)
    return Membership.objects.filter(organisation_id=pk)


def _is_last_manager(member: Membership) -> bool:
    others = Membership.objects.filter(
        organisation_id=member.organisation_id, role=MANAGER, user__is_active=True
    ).exclude(pk=member.pk)
    return member.role == MANAGER and not others.exists()


def _open(organisation: Organisation) -> QuerySet[Invitation]:
    return organisation.invitations.filter(accepted_at=None, expires_at__gt=timezone.now())


def _may_invite(organisation: Organisation, form: InvitationForm) -> bool:
    """Whether one more invitation may be sent; if not, the form says why."""
    email = form.cleaned_data["email"]
    if organisation.status == Organisation.Status.REFUSED:
        form.add_error(None, _("The secretariat could not verify this organisation."))
    elif organisation.memberships.filter(user__email__iexact=email).exists():
        form.add_error("email", _("This person is a member already."))
    elif _open(organisation).exclude(email__iexact=email).count() >= MOST_OPEN:
        form.add_error(None, _("Too many invitations are open. Take some back, or wait."))
    return form.is_valid()
