"""The secretariat's form that names a focal point."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from portal.organisations.inviting import invite
from portal.organisations.models import Invitation
from portal.reference.models import State


class FocalPointInvitationForm(WagtailAdminModelForm):
    """An address, and the State whose focal point its owner becomes by accepting."""

    class Meta:
        model = Invitation
        fields = ("email", "state")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].required = True
        self.fields["state"].queryset = State.objects.ordered_by_label()
        self.fields["email"].help_text = _("The invitation works only for who owns this address.")

    def save(self, commit: bool = True) -> Invitation:  # noqa: ARG002, FBT001, FBT002 -- Django's signature
        """Send the invitation."""
        return invite(self.cleaned_data["email"], self.for_user, self.cleaned_data["state"])
