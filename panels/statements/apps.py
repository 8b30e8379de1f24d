"""The room of statements."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class StatementsConfig(AppConfig):
    """What delegations state at a panel: sent, moderated, read (resolution 57/32, paragraph 14)."""

    name = "panels.statements"
    label = "statements"
    verbose_name = _("Statements")

    def ready(self) -> None:
        """Show and find statements, let the secretariat moderate, lead senders back."""
        from panels.discussions.models import PanelPage  # noqa: PLC0415 -- not loaded earlier
        from panels.discussions.parts import register_part  # noqa: PLC0415 -- models are ready only now
        from panels.statements.access import MODERATES  # noqa: PLC0415 -- as above
        from panels.statements.by_state import statements_of  # noqa: PLC0415 -- as above
        from panels.statements.card_facts import (  # noqa: PLC0415 -- as above
            facts_of_statements,
        )
        from panels.statements.demonstration.planting import (  # noqa: PLC0415 -- as above
            plant_statements,
        )
        from panels.statements.errand import errand  # noqa: PLC0415 -- as above
        from panels.statements.kind import (  # noqa: PLC0415 -- as above
            KIND,
            StatementKind,
            concerned,
        )
        from panels.statements.models import Statement, StatementFileWords  # noqa: PLC0415 -- as above
        from panels.statements.part import has_something, part  # noqa: PLC0415 -- as above
        from portal.demonstration import registry as demonstration  # noqa: PLC0415 -- as above
        from portal.organisations.secretariat import grant  # noqa: PLC0415 -- as above
        from portal.organisations.views.account import register_errand  # noqa: PLC0415 -- as above
        from portal.works import by_state, card_facts, dependents  # noqa: PLC0415 -- as above
        from portal.works.registry import register  # noqa: PLC0415 -- as above

        register(
            StatementKind(
                name=KIND,
                label=pgettext_lazy("kind of work", "Statement"),
                plural_label=pgettext_lazy("kind of work", "Statements"),
            )
        )
        card_facts.register(KIND, facts_of_statements)
        for model in (Statement, StatementFileWords, PanelPage):
            dependents.register(model, concerned)
        by_state.register(KIND, statements_of)
        register_part("statements", part, has_something)
        grant(MODERATES.app, MODERATES.codename)
        register_errand(errand)
        demonstration.register("panels.statements", plant_statements, order=40)
