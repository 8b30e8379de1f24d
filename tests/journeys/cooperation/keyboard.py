"""A person with a keyboard and a phone's window: no mouse, and every stop of the focus is seen."""

from typing import Any

import pytest
from django.utils.translation import gettext
from playwright.sync_api import ElementHandle, Locator, Page, expect

#: The longest form has about eighty.
MAXIMUM_STOPS = 120
#: Whether the focus has come, and how the stop shows: within the window, and not below anything.
STOP = """wanted => {
  const here = document.activeElement, style = getComputedStyle(here);
  const box = here.getClientRects()[0] || here.getBoundingClientRect();
  const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;
  const x = middle(box.left, box.right, innerWidth), y = middle(box.top, box.bottom, innerHeight);
  const at = document.elementFromPoint(x, y);
  // A date has controls within it that the browser draws.
  const inner = !here.matches(':focus');
  return {
    is_page: here === document.body,
    is_wanted: here === wanted
      || (wanted.type === 'radio' && here.type === 'radio' && here.name === wanted.name),
    html: here.outerHTML.slice(0, 120),
    is_drawn: inner || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2),
    is_seen: Boolean(at) && (here.contains(at) || at.contains(here)),
  };
}"""


def tab_to(page: Page, wanted: Locator) -> ElementHandle:
    """Press Tab until the focus is there; of choices of which one is taken, in their group.

    Fails where the keyboard does not get there, and at a stop that is not seen.
    """
    expect(wanted).to_have_count(1)
    element = wanted.element_handle()
    for _stop in range(MAXIMUM_STOPS):
        page.keyboard.press("Tab")
        here: dict[str, Any] = page.evaluate(STOP, element)
        if here["is_page"]:
            continue
        assert here["is_drawn"], here
        assert here["is_seen"], here
        if here["is_wanted"]:
            return element
    pytest.fail(f"the keyboard does not get to {wanted}")


def named(page: Page, role: Any, name: str) -> Locator:
    """Return what has a role and exactly this name in the main part of the page."""
    return page.get_by_role("main").get_by_role(role, name=name, exact=True)


def press(page: Page, role: Any, name: str) -> None:
    """Go to a link or a button by its name, and press it."""
    tab_to(page, named(page, role, name))
    page.keyboard.press("Enter")
    page.wait_for_load_state()


def write(page: Page, name: str, text: str, *, is_optional: bool = False) -> None:
    """Go to a field by its name, and write."""
    label = f"{name} {gettext('(optional)')}" if is_optional else name
    tab_to(page, named(page, "textbox", label))
    page.keyboard.type(text)


def tick(page: Page, name: str) -> None:
    """Go to a box by its name, and tick it."""
    box = named(page, "checkbox", name)
    tab_to(page, box)
    page.keyboard.press("Space")
    expect(box).to_be_checked()


def take(page: Page, name: str) -> None:
    """Take one of several choices: Tab goes to the group, the arrows within it."""
    choice = named(page, "radio", name)
    element = tab_to(page, choice)
    for _step in range(MAXIMUM_STOPS):
        if page.evaluate("wanted => wanted === document.activeElement", element):
            break
        page.keyboard.press("ArrowDown")
    if not choice.is_checked():
        page.keyboard.press("Space")
    expect(choice).to_be_checked()


def choose(page: Page, wanted: Locator, value: str) -> None:
    """Go to a list of options, and down to one of them."""
    element = tab_to(page, wanted)
    for _step in range(MAXIMUM_STOPS):
        if element.evaluate("one => one.value") == value:
            return
        page.keyboard.press("ArrowDown")
    pytest.fail(f"{wanted} does not offer {value}")
