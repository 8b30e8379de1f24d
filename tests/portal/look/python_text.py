"""Reads Python source for words shown to people that no gettext function wraps."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.portal.look.template_text import PACKAGES, ROOT, findings, has_words

# Arguments and attributes that Django and Wagtail show.
SHOWN_ARGUMENTS = frozenset(
    {
        "verbose_name",
        "verbose_name_plural",
        "help_text",
        "label",
        "heading",
        "menu_label",
        "plural_label",
    }
)
SHOWN_ATTRIBUTES = SHOWN_ARGUMENTS - {"label"} | {
    "list_display_label",
    "description",
    "short_description",
}
SHOWING_CALLS = frozenset({"ValidationError", "PermissionDenied"})
MESSAGE_LEVELS = frozenset({"debug", "info", "success", "warning", "error"})
MODEL_FIELDS = ("Field",)
CHOICES = frozenset({"TextChoices", "IntegerChoices", "Choices"})
# Fields whose first positional argument is not their name.
RELATIONS = frozenset({"ForeignKey", "ManyToManyField", "OneToOneField", "ParentalKey"})


def project_modules() -> list[Path]:
    """Return every Python module of the project that can show something."""
    return sorted(
        path
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.py")
        if "migrations" not in path.parts and "settings" not in path.parts
    )


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _is_bare(node: ast.expr | None) -> bool:
    """Tell whether an expression is words that nobody translates."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and has_words(node.value)
    if isinstance(node, ast.JoinedStr):
        return any(_is_bare(part) for part in node.values)
    return False


def _in_call(call: ast.Call) -> Iterator[tuple[int, str]]:
    name = _name(call.func)
    for keyword in call.keywords:
        if keyword.arg in SHOWN_ARGUMENTS and _is_bare(keyword.value):
            yield call.lineno, f"{keyword.arg} of {name}"
    first = call.args[0] if call.args else None
    if name in SHOWING_CALLS and _is_bare(first):
        yield call.lineno, name
    of_messages = isinstance(call.func, ast.Attribute) and _name(call.func.value) == "messages"
    if of_messages and name in MESSAGE_LEVELS and len(call.args) > 1 and _is_bare(call.args[1]):
        yield call.lineno, f"messages.{name}"
    of_models = isinstance(call.func, ast.Attribute) and _name(call.func.value) == "models"
    if of_models and name.endswith("Field") and name not in RELATIONS and _is_bare(first):
        yield call.lineno, f"name of {name}"
    if name == "format_html" and isinstance(first, ast.Constant):
        for problem in findings(str(first.value).replace("{", "").replace("}", "")):
            yield call.lineno, f"format_html: {problem}"


def _in_class(node: ast.ClassDef) -> Iterator[tuple[int, str]]:
    is_choices = any(_name(base) in CHOICES for base in node.bases)
    shown = SHOWN_ATTRIBUTES | ({"label"} if node.name == "Meta" else set())
    for statement in node.body:
        if not isinstance(statement, ast.Assign):
            continue
        name, value = _name(statement.targets[0]), statement.value
        if name in shown and _is_bare(value):
            yield statement.lineno, f"{name} of {node.name}"
        if is_choices and name.isupper():
            label = value.elts[-1] if isinstance(value, ast.Tuple) else value
            if _is_bare(label):
                yield statement.lineno, f"label of {node.name}.{name}"


def untranslated(source: str) -> list[tuple[int, str]]:
    """Return line and place of every untranslated text of a module, in order of lines."""
    found: list[tuple[int, str]] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            found += _in_call(node)
        elif isinstance(node, ast.ClassDef):
            found += _in_class(node)
    return sorted(found)
