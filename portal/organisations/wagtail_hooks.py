"""Organisations, focal points and invitations in Wagtail's menu, for the secretariat."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.widgets.button import ListingButton
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from portal.organisations import policies
from portal.organisations.invitation_form import FocalPointInvitationForm
from portal.organisations.models import FocalPoint, Invitation, Organisation
from portal.organisations.verifying import decide
from portal.reference.admin.listing import PlainChooserViewSet


class OrganisationViewSet(SnippetViewSet):
    """Organisations; whether one is verified is decided on a page of its own."""

    model = Organisation
    chooser_viewset_class = PlainChooserViewSet
    icon = "group"
    list_display = ["name", "type", "state", "status"]
    list_filter = ["status", "type"]
    search_fields = ["search_text"]
    search_backend_name = None
    copy_view_enabled = False
    panels = [
        FieldPanel("name"),
        FieldPanel("names"),
        FieldPanel("type"),
        FieldPanel("state"),
        FieldPanel("website"),
        FieldPanel("identifiers"),
    ]

    def get_queryset(self, request: HttpRequest) -> Any:  # noqa: ARG002 -- Wagtail's signature
        """Bring what the list shows in one query."""
        return Organisation.objects.select_related("type__scheme", "state")


class UnchosenViewSet(SnippetViewSet):
    """Rows that no form chooses: a chooser would show them to everybody who edits anything."""

    copy_view_enabled = False

    def register_chooser_viewset(self) -> None:
        """Register none."""


class FocalPointViewSet(UnchosenViewSet):
    """Who answers for which State; a person becomes one by invitation only."""

    model = FocalPoint
    icon = "user"
    list_display = ["user", "state", "office", "since", "ended_at"]
    list_filter = ["state"]
    panels = [
        FieldPanel("user", read_only=True),
        FieldPanel("state", read_only=True),
        FieldPanel("office"),
        FieldPanel("ended_at"),
    ]

    def get_queryset(self, request: HttpRequest) -> Any:  # noqa: ARG002 -- Wagtail's signature
        """Bring what the list shows in one query."""
        return FocalPoint.objects.select_related("user", "state")


class InvitationViewSet(UnchosenViewSet):
    """Invitations sent; a new one names a focal point."""

    model = Invitation
    icon = "mail"
    list_display = ["email", "organisation", "state", "sent_at", "expires_at", "accepted_at"]
    list_filter = ["state"]
    edit_handler = ObjectList(
        [FieldPanel("email"), FieldPanel("state")], base_form_class=FocalPointInvitationForm
    )

    def get_queryset(self, request: HttpRequest) -> Any:  # noqa: ARG002 -- Wagtail's signature
        """Bring what the list shows in one query."""
        return Invitation.objects.select_related("organisation", "state")


class BodiesGroup(SnippetViewSetGroup):
    """Organisations, focal points and invitations under one heading."""

    items = (OrganisationViewSet, FocalPointViewSet, InvitationViewSet)
    menu_label = _("Organisations and States")
    menu_name = "bodies"
    menu_icon = "group"
    menu_order = 650


policies.register()
register_snippet(BodiesGroup)


def verify(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an organisation to who may decide whether it is what it says, and take the decision."""
    if not request.user.has_perm("organisations.change_organisation"):
        raise PermissionDenied
    organisation = get_object_or_404(Organisation.objects.select_related("type", "state"), pk=pk)
    decision = request.POST.get("decision", "")
    if request.method == "POST" and decision in Organisation.Status.values:
        decide(organisation, Organisation.Status(decision))
        messages.success(request, gettext("The decision is kept."))
        return redirect("wagtailsnippets_organisations_organisation:list")
    context = {
        "organisation": organisation,
        "members": organisation.memberships.select_related("user"),
    }
    return TemplateResponse(request, "organisations/admin/verify.html", context)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern]:
    """Answer where organisations are verified."""
    return [path("organisations/<int:pk>/verify/", verify, name="verify_organisation")]


@hooks.register("register_snippet_listing_buttons")
def offer_to_verify(
    snippet: Any,
    user: Any,
    next_url: str | None = None,  # noqa: ARG001 -- Wagtail's signature
) -> Iterator[ListingButton]:
    """Lead from the list to the decision."""
    if isinstance(snippet, Organisation) and user.has_perm("organisations.change_organisation"):
        yield ListingButton(
            gettext("Verify or refuse"),
            reverse("verify_organisation", args=[snippet.pk]),
            icon_name="check",
            priority=5,
        )
