# The portal for production: the site by default, the task worker with `python manage.py work`.
#
#   docker build --tag portal .
#
# Settings come from the environment (.env.example); what editors upload lies in /portal/var/media.

FROM python:3.11-slim-bookworm AS build
# The version that uv.lock names as well.
RUN pip install --no-cache-dir uv==0.13.9
WORKDIR /portal
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
COPY pyproject.toml uv.lock ./
RUN uv sync --frozen --no-dev --no-cache
COPY . .
RUN .venv/bin/pybabel compile --domain django --directory locale
# Production settings do not load without a key and a host; these two serve this one command only.
RUN DJANGO_SETTINGS_MODULE=portal.settings.production \
    DJANGO_SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
    DJANGO_ALLOWED_HOSTS=localhost \
    .venv/bin/python manage.py collectstatic --no-input

FROM python:3.11-slim-bookworm
# Noto and FriBidi: share images with Arabic and Chinese text. Pango and HarfBuzz: PDFs.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends fonts-noto-cjk fonts-noto-core libfribidi0 \
        libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --home-dir /portal --shell /usr/sbin/nologin portal
WORKDIR /portal
COPY --from=build /portal .
RUN mkdir -p var/cache var/media/images var/media/avatar_images \
    && chown -R portal:portal var/cache var/media
ENV PATH=/portal/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=portal.settings.production
USER portal
VOLUME /portal/var/media
EXPOSE 8000
# Pictures are served by the server itself; documents go through Wagtail, which asks who may read them.
CMD ["granian", "--interface", "wsgi", "--no-ws", "--host", "0.0.0.0", "--port", "8000", \
     "--workers", "2", "--blocking-threads", "8", "--backpressure", "64", \
     "--respawn-failed-workers", "--workers-kill-timeout", "5", \
     "--static-path-route", "/media/images", "--static-path-mount", "var/media/images", \
     "--static-path-route", "/media/avatar_images", "--static-path-mount", "var/media/avatar_images", \
     "portal.wsgi:application"]
