"""Pages that must work when little else does."""

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from portal.languages import BY_CODE, CODES
from tests.portal.look.page_reader import read


@pytest.mark.parametrize("name", ["400.html", "403_csrf.html", "500.html"])
@pytest.mark.parametrize("code", CODES)
def test_need_no_context_no_request_and_no_database(code: str, name: str) -> None:
    with override(code):
        page = read(render_to_string(name))
    html = page.named("html")[0]
    assert (html["lang"].lower(), html["dir"]) == (code, BY_CODE[code].direction)
    assert len(page.named("h1")) == 1
    assert page.named("a")[-1]["href"] == "/"
