"""The room of accounts."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Sign-in through django-allauth, with second factors; holds no tables of its own."""

    name = "portal.accounts"
    label = "portal_accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        """Note the language of who signs up; give editors what rooms have for them."""
        from allauth.account.signals import user_signed_up  # noqa: PLC0415 -- models are ready only now

        from portal.accounts.groups import give_editors  # noqa: PLC0415 -- as above
        from portal.accounts.receivers import note_language  # noqa: PLC0415 -- as above

        user_signed_up.connect(note_language, dispatch_uid="portal_accounts_note_language")
        post_migrate.connect(give_editors, dispatch_uid="portal_accounts_give_editors")
