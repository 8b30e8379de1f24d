"""No word shown to people stands outside gettext, and no template carries inline code."""

import pytest

from tests.portal.look.template_text import findings, problems_of, project_templates


def test_every_template_of_the_project() -> None:
    templates = project_templates()
    assert len(templates) > 30
    problems = [problem for path in templates for problem in problems_of(path)]
    assert problems == []


@pytest.mark.parametrize(
    "source",
    [
        "<p>Hello</p>",
        "<p>{{ name }} says hello</p>",
        "<p>{% if a %}مرحبا{% endif %}</p>",
        '<img alt="A meeting" src="x">',
        '<a aria-label="Close" href="#">×</a>',
        '<input type="submit" value="Send">',
        '{% include "x.html" with title="Latest news" %}',
        '{{ value|default:"not known" }}',
        '<p style="color: red">{{ x }}</p>',
        '<button onclick="go()">{{ x }}</button>',
        "<script>go()</script>",
        "<style>p {}</style>",
        '<a href="javascript:go()">{{ x }}</a>',
        "{% blocktranslate %}One{% endblocktranslate %} two",
    ],
)
def test_finds(source: str) -> None:
    assert findings(source) != []


@pytest.mark.parametrize(
    "source",
    [
        '<p>{% translate "Hello" %}</p>',
        "<p>{% blocktranslate trimmed %}Hello <bdi>57/32</bdi>{% endblocktranslate %}</p>",
        '<img alt="{{ image.alt }}" src="x">',
        "<p>57/32 · {{ size }} (…)</p>",
        "{# a remark #}{% comment %}another{% endcomment %}",
        '<a href="{{ url }}"{% if current %} aria-current="page"{% endif %}>{{ title }}</a>',
        '<script src="/x.js"></script>',
        '{{ day|date:"DATE_FORMAT" }}',
        '{% include "x.html" with kind="error" %}',
    ],
)
def test_accepts(source: str) -> None:
    assert findings(source) == []
