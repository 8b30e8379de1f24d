"""Who holds office for a State."""

from django.contrib.auth.models import User

from portal.accounts.access import for_signed_in_with_second_factor
from portal.organisations.models import FocalPoint


def answers_for_a_state(user: User) -> bool:
    """Whether a user is a focal point now."""
    return FocalPoint.objects.in_office().filter(user=user).exists()


#: Shows a view to who is signed in; who answers for a State has shown a second factor too.
for_delegates = for_signed_in_with_second_factor(answers_for_a_state)
