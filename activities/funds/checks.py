"""What the page of a fund must say before it is published."""

from collections.abc import Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext

from activities.funds.models import FundPage
from portal.publication.registry import Shortcoming


def check_application(page: FundPage) -> Iterator[Shortcoming]:
    """Yield what somebody would miss who thinks of applying."""
    for name, message in (
        ("applicants", gettext("Say who can apply.")),
        ("uses", gettext("Say for what the fund pays.")),
        ("steps", gettext("Say how to apply, step by step.")),
    ):
        if not getattr(page, name):
            where = capfirst(str(FundPage._meta.get_field(name).verbose_name))  # noqa: SLF001 -- Django's documented model API
            yield Shortcoming(where, message)
