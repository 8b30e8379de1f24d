"""The real Elasticsearch that the tests are lent."""

import os

import pytest


@pytest.fixture(scope="session")
def engine_url() -> str:
    """Address of the node; everything marked ``elasticsearch`` needs it."""
    url = os.environ.get("ELASTICSEARCH_URL")
    if not url:
        pytest.fail("ELASTICSEARCH_URL must name an Elasticsearch: see docs/development.md")
    return url
