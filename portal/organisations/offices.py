"""Who holds office for a State."""

from django.contrib.auth.models import User

from portal.organisations.models import FocalPoint


def answers_for_a_state(user: User) -> bool:
    """Whether a user is a focal point now."""
    return FocalPoint.objects.in_office().filter(user=user).exists()
