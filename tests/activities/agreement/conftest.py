"""States, their focal points, the secretariat, and a page that goes through the workflow."""

import pytest
from django.contrib.auth.models import User

from activities.agreement.workflow import ensure_workflow
from portal.pages.models import SectionPage
from tests.activities.agreement.asking import a_focal_point, a_secretary


@pytest.fixture
def sections(sections: dict[str, SectionPage]) -> dict[str, SectionPage]:
    ensure_workflow(sections.values())
    return sections


@pytest.fixture
def secretary(sections: dict[str, SectionPage]) -> User:
    del sections
    return a_secretary()


@pytest.fixture
def kenya(sections: dict[str, SectionPage]) -> User:
    del sections
    return a_focal_point("KEN")


@pytest.fixture
def uganda(sections: dict[str, SectionPage]) -> User:
    del sections
    return a_focal_point("UGA")
