"""Settings that hold everywhere. Environment variables are documented in ``.env.example``."""

from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from portal.languages import LANGUAGES as OFFICIAL_LANGUAGES
from portal.settings.accounts import *  # noqa: F403 -- settings modules build on each other
from portal.settings.logs import logging_configuration

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

VAR_DIR = Path(env.str("PORTAL_VAR_DIR", default=str(BASE_DIR / "var")))
DEBUG = False
SECRET_KEY = env.str("DJANGO_SECRET_KEY", default="")
ALLOWED_HOSTS: list[str] = env.list("DJANGO_ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("DJANGO_CSRF_TRUSTED_ORIGINS", default=[])
WAGTAILADMIN_BASE_URL = env.str("PORTAL_BASE_URL", default="http://127.0.0.1:8000")
PORTAL_DEMONSTRATION = env.bool("PORTAL_DEMONSTRATION", default=False)

INSTALLED_APPS = [
    "portal.pages",
    "portal.reference",
    "portal.blocks",
    "portal.images",
    "portal.works",
    "portal.file_words",
    "portal.translation",
    "portal.publication",
    "portal.background",
    "portal.health",
    "portal.sharing",
    "portal.messages",
    "portal.demonstration",
    "portal.letters",
    "portal.translation_board",
    "portal.accounts",
    "portal.organisations",
    "activities.recommendations",
    "activities.repository",
    "activities.agreement",
    "activities.submissions",
    "activities.moderation",
    "activities.spreadsheets",
    "activities.funds",
    "activities.mechanisms",
    "activities.cooperation",
    "activities.cooperation.matching",
    "activities.profiles",
    "activities.volume",
    "panels.recordings",
    "panels.documents",
    "panels.discussions",
    "panels.accommodation",
    "panels.statements",
    "panels.printing",
    "search",
    "search.lexicon",
    "search.alerts",
    "search.curation",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "whitenoise.runserver_nostatic",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.accounts.middleware.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.settings.content_policy.AdminContentPolicyMiddleware",
    "search.budget.one_budget_a_page",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "portal" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.pages.frame.frame",
                "portal.pages.contact.contact",
                "portal.accounts.context.signed_in",
            ],
        },
    },
]

# FACTS measured with three writers and two workers: IMMEDIATE and WAL keep SQLite free of
# "database is locked" under concurrent publishing.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # 32 MB stay in memory; with the usual 2, an index of 20,000 works is read again each time.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;",
}
DATABASES = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'portal.sqlite3'}")
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Languages: the six official ones, for the interface and for content alike.
LANGUAGE_CODE = "en"
LANGUAGES = [(language.code, language.endonym) for language in OFFICIAL_LANGUAGES]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
LOCALE_PATHS = [BASE_DIR / "locale"]
# English as the United Nations writes it; Django's own formats are those of the United States.
FORMAT_MODULE_PATH = "portal.formats"
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "portal" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
# Files without a public address, such as scans of notes verbales.
PRIVATE_ROOT = VAR_DIR / "private"
CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # About 100 KiB each. Apart from the others: whoever asks for many lists must not push out what
    # limits how often somebody may try to sign in.
    "repository": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "repository",
        "OPTIONS": {"MAX_ENTRIES": 200},
    },
    # About 3 MB in all with 20,000 works, shared by the processes of a machine and kept when they
    # start anew: what is public is asked of the database at each request.
    "catalogues": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache" / "catalogues",
        "TIMEOUT": None,
    },
    # About 25 KiB each, shared by the processes of a machine, dropped at random when full.
    "share_images": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache" / "share-images",
        "TIMEOUT": 30 * 24 * 3600,
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
    # PDFs, about 100 KiB each, by a digest of what they show.
    "prints": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache" / "prints",
        "TIMEOUT": 30 * 24 * 3600,
        "OPTIONS": {"MAX_ENTRIES": 1000},
    },
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

WAGTAIL_SITE_NAME = _("Technical Cooperation in Human Rights")
WAGTAIL_FINISH_WORKFLOW_ACTION = "activities.agreement.finish.publish_agreed"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"avif": "avif", "webp": "webp"}
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# With the default, submitting a live page publishes the source text under another language.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# Asked by /readyz beside the database: dotted paths, because the portal does not import search.
READINESS_PROBES = {"search": "search.health.state"}
# What /readyz tells besides, while there is something to tell.
READINESS_NEWS = {"search_rebuild": "search.health.rebuild"}

ELASTICSEARCH_URL = env.str("ELASTICSEARCH_URL", default="http://127.0.0.1:9200")
SEARCH_INDEX_PREFIX = env.str("SEARCH_INDEX_PREFIX", default="portal")
SEARCH_SHARDS = env.int("SEARCH_SHARDS", default=1)
# A number, or a range: as many as the nodes of the cluster allow.
SEARCH_REPLICAS = env.str("SEARCH_REPLICAS", default="0-1")
# For all that a page asks of the engine; pages of one process that wait for it at once.
SEARCH_SECONDS = env.float("SEARCH_SECONDS", default=4.0)
SEARCH_CONCURRENT = env.int("SEARCH_CONCURRENT", default=4)
# Dotted path of an embedding model, see search.embeddings; none by default.
SEARCH_EMBEDDER = env.str("SEARCH_EMBEDDER", default="")

# Seconds: a mail server that does not answer must not hold a worker up.
EMAIL_TIMEOUT = 60

# Help in the same place on every page (WCAG 2.2, 3.2.6).
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default="")
CONTACT_PHONE = env.str("CONTACT_PHONE", default="")
# Keys of accommodation requests, the one that seals first; days they are kept after the panel.
ACCOMMODATION_KEYS: list[str] = env.list("ACCOMMODATION_KEYS", default=[])
ACCOMMODATION_KEEP_DAYS = env.int("ACCOMMODATION_KEEP_DAYS", default=30)
# Keys that seal contacts of requests and offers of assistance; those above where there are none.
COOPERATION_KEYS: list[str] = env.list("COOPERATION_KEYS", default=[])
# Days after a panel in which delegations can still send a statement, unless it names a day.
STATEMENTS_DAYS = env.int("STATEMENTS_DAYS", default=14)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        # Wagtail shows page previews in a frame of its own admin.
        "frame-ancestors": [SELF],
    },
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"

LOGGING = logging_configuration(
    as_json=env.bool("LOG_JSON", default=True), level=env.str("LOG_LEVEL", default="INFO")
)
