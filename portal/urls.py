"""Every address of the portal. Wiring only: nothing imports this module."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from activities.repository.views import neutral
from panels.documents.views.finding import neutral as neutral_document
from portal.accounts.views import language, second_factor, to_sign_in
from portal.health.views import healthz, readyz
from portal.organisations.views.account import your_account
from portal.pages.views import language_variant, work
from portal.sharing.views import robots, share_image, sitemap, sitemap_index

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap_index, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", sitemap, name="sitemap"),
    path("share/<uuid:key>/<slug:code>.png", share_image, name="share_image"),
    path("admin/login/", to_sign_in),
    path("admin/", include(wagtailadmin_urls)),
    # Before Wagtail's files, whose addresses begin with a number too, but end with a file's name.
    re_path(
        r"^documents/(?P<written>\d{1,4}/\d{1,4})/?$", neutral_document, name="document_by_numbers"
    ),
    path("documents/", include(wagtaildocs_urls)),
    path("recordings/", include("panels.recordings.urls")),
    re_path(r"^documents/(?P<written>.+?)/?$", neutral_document, name="document_by_symbol"),
    re_path(
        r"^activities/(?P<reference>[Tt][Cc]-\d{4}-\d{6})/$", neutral, name="activity_permalink"
    ),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    *i18n_patterns(
        path("search/", include("search.urls")),
        path("search/", include("search.alerts.urls")),
        path("works/<uuid:key>/", work, name="work"),
        path("accounts/", include("allauth.urls")),
        path("account/", your_account, name="your_account"),
        path("account/second-factor/", second_factor, name="second_factor"),
        path("account/language/", language, name="language"),
        path("organisations/", include("portal.organisations.urls")),
        path("activities/", include("activities.repository.urls")),
        path("documents/", include("panels.documents.urls")),
        path("print/", include("panels.printing.urls")),
        path("agreement/", include("activities.agreement.urls")),
        path("funds/", include("activities.funds.urls")),
        path("mechanisms/", include("activities.mechanisms.urls")),
        path("submissions/", include("activities.submissions.urls")),
        path("", include("activities.cooperation.matching.urls")),
        path("discussions/", include("panels.discussions.urls")),
        path("panels/<uuid:key>/accommodation/", include("panels.accommodation.urls")),
        path("", include("panels.statements.urls")),
        path("states/", include("activities.profiles.urls")),
        path("", include("activities.recommendations.urls")),
        path("", include("activities.cooperation.urls")),
        path("", include(wagtail_urls)),
    ),
    re_path(
        r"^(?P<tag>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)/(?P<rest>.*)$",
        language_variant,
        name="language_variant",
    ),
]
