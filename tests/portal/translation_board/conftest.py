"""The trees and people of the tests of translation."""

from tests.portal.translation.conftest import (  # noqa: F401 -- fixtures
    about,
    admin,
    change_source,
    editor_in,
    submit,
    translate,
    translated,
)
