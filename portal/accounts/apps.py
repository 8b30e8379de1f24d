"""The room of accounts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Sign-in through django-allauth, with second factors; holds no tables of its own."""

    name = "portal.accounts"
    label = "portal_accounts"
    verbose_name = _("Accounts")
