"""The report of what is public although somebody cannot use it.

Publication is refused for it, but what a page shows can change afterwards: a picture loses its
alternative, a recording its captions, and a page may be older than the check.
"""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.reports import PageReportView
from wagtail.models import Page

from portal.publication.registry import live_and_short


class ShortcomingsReport(PageReportView):
    """Every live page that falls short, with what is wrong and who owns it.

    All live pages of the types that have checks are looked at on each visit: there are some tens
    of them, and an answer kept from before would not tell what has changed since.
    """

    page_title = _("Pages that fall short")
    header_icon = "warning"
    index_url_name = "shortcomings_report"
    index_results_url_name = "shortcomings_report_results"
    results_template_name = "publication/report_results.html"
    any_permission_required = ("add", "change", "publish")

    def get_queryset(self) -> QuerySet[Page]:
        """Return the live pages that the user may see and that fall short, by address."""
        seen = self.permission_policy.explorable_instances(self.request.user)
        self.found = live_and_short(seen)
        self.queryset = (
            Page.objects.filter(pk__in=self.found)
            .select_related("content_type", "locale", "owner")
            .order_by("path")
        )
        rows: QuerySet[Page] = super().get_queryset()
        return rows

    def decorate_paginated_queryset(self, object_list: Sequence[Page]) -> Sequence[Page]:
        """Give each page of this page of the report its ``shortcomings``."""
        for page in object_list:
            page.shortcomings = self.found[page.pk]
        return object_list
