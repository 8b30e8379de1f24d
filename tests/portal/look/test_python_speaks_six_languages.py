"""Names, labels, hints and messages in Python go through gettext."""

import pytest

from tests.portal.look.python_text import project_modules, untranslated
from tests.portal.look.template_text import ROOT


def test_every_module_of_the_project() -> None:
    modules = project_modules()
    assert len(modules) > 30
    problems = [
        f"{path.relative_to(ROOT)}:{line}: {place} is not translated"
        for path in modules
        for line, place in untranslated(path.read_text(encoding="utf-8"))
    ]
    assert problems == []


@pytest.mark.parametrize(
    "source",
    [
        'models.CharField("name", max_length=3)',
        'models.CharField(verbose_name="name")',
        'CharBlock(label="Title")',
        'CharBlock(help_text=f"Up to {n} words")',
        'MultiFieldPanel([], heading="About")',
        'raise ValidationError("Too long")',
        'messages.success(request, "Saved")',
        'class A:\n    class Meta:\n        verbose_name = "page"',
        'class A(models.TextChoices):\n    YES = "yes", "Yes"',
        'class A(models.TextChoices):\n    YES = "yes"',
        'format_html("<p>Hello {}</p>", name)',
    ],
)
def test_finds(source: str) -> None:
    assert untranslated(source) != []


@pytest.mark.parametrize(
    "source",
    [
        'models.CharField(_("name"), max_length=3)',
        'models.ForeignKey("wagtailimages.Image", on_delete=models.CASCADE)',
        'CharBlock(label=_("Title"))',
        'class A(AppConfig):\n    name = "a"\n    label = "a"',
        'class A(models.TextChoices):\n    YES = "yes", _("Yes")',
        'format_html("<b>{}</b>", name)',
        'logger.info("saved")',
    ],
)
def test_accepts(source: str) -> None:
    assert untranslated(source) == []
