"""Settings of sign-in: django-allauth, its second factors, and Wagtail's use of both.

``ACCOUNTS_REQUIRE_SECOND_FACTOR`` is the portal's own: off, nobody is asked for a second factor.
"""

from django.utils.translation import gettext_lazy as _

AUTHENTICATION_BACKENDS = ["portal.accounts.backends.EvenBackend"]
ACCOUNT_ADAPTER = "portal.accounts.adapter.AccountAdapter"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "your_account"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNTS_REQUIRE_SECOND_FACTOR = True

# The demonstration's people sign in with a name; who signs up has an address only.
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_MAX_EMAIL_ADDRESSES = 3
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# Passwords and second factors only: a code by e-mail would be no second factor.
ACCOUNT_REAUTHENTICATION_METHODS = ["password", "mfa"]
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""

MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = _("Technical Cooperation in Human Rights")
# Clocks of phones differ by some seconds.
MFA_TOTP_TOLERANCE = 1
# A passkey stands for both factors, so the device has to ask who holds it.
MFA_WEBAUTHN_USER_VERIFICATION = "required"

# Wagtail's own ways in and around: all lead to the one sign-in.
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
WAGTAIL_FRONTEND_LOGIN_URL = LOGIN_URL
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
