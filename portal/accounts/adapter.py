"""What django-allauth leaves to the site."""

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.hashers import make_password
from django.utils.crypto import get_random_string


class AccountAdapter(DefaultAccountAdapter):
    """Makes signing up take as long whether or not an address is known."""

    def send_account_already_exists_mail(self, email: str) -> None:
        """Write to who has an account already, after the work that a new account would be."""
        make_password(get_random_string(12))
        super().send_account_already_exists_mail(email)
