"""What a focal point fills in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from activities.agreement.answering import ReasonMissingError
from activities.agreement.models import AgreementRequest
from portal.organisations.models import FocalPoint

MOST_CHARACTERS = 5000


class AnswerForm(forms.Form):
    """Agree, ask for a change or decline."""

    verdict = forms.ChoiceField(
        label=_("Your State’s answer"),
        choices=[
            ("agree", _("Agree to publication")),
            ("change", _("Ask for a change")),
            ("decline", _("Decline")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Needed if you ask for a change or decline. The submitter will read it."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=MOST_CHARACTERS,
        required=False,
    )
    covers_translations = forms.BooleanField(
        label=_("Faithful translations into the other official languages may be published too"),
        required=False,
    )
    # What was shown when the form was sent; an answer never counts for anything else.
    fingerprint = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def clean(self) -> dict[str, Any]:
        """Require a reason for everything but agreement."""
        data: dict[str, Any] = super().clean() or {}
        verdict = data.get("verdict")
        reason = data.get("reason", "").strip()
        if verdict not in {None, "agree"} and not reason and "reason" not in self.errors:
            self.add_error("reason", str(ReasonMissingError.message))
        return data


class PassOnForm(forms.Form):
    """Pass a request to a colleague."""

    colleague = forms.ModelChoiceField(
        label=_("Colleague"), queryset=FocalPoint.objects.none(), empty_label=None
    )

    def __init__(self, row: AgreementRequest, user_pk: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = FocalPoint.objects.in_office().filter(state=row.state_id).exclude(user=user_pk)
        # What Django's stubs call any field is the one declared above.
        choices: Any = self.fields["colleague"]
        choices.queryset = others.select_related("user")
        choices.label_from_instance = lambda point: " · ".join(
            filter(None, (point.user.get_full_name() or str(point.user), point.office))
        )
        self.has_colleagues: bool = others.exists()


class WithdrawForm(forms.Form):
    """Withdraw agreement; a reason is welcome and not needed."""

    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=MOST_CHARACTERS,
        required=False,
    )
