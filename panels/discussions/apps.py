"""The room of panel discussions."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DiscussionsConfig(AppConfig):
    """Registers panel discussions as a kind of work, and those of the demonstration."""

    name = "panels.discussions"
    label = "discussions"
    verbose_name = _("Panel discussions")

    def ready(self) -> None:
        """Register panels as a kind of work, what is checked of them, and the demonstration's."""
        from django.db.models import Value  # noqa: PLC0415 -- as below
        from django.db.models.functions import Coalesce, Concat  # noqa: PLC0415 -- as below

        from panels.discussions import receivers  # noqa: F401, PLC0415 -- connects signals
        from panels.discussions.card_facts import (  # noqa: PLC0415 -- models are ready only now
            facts_of_panels,
        )
        from panels.discussions.concept_notes import (  # noqa: PLC0415 -- as above
            language_of_note,
            notes_edition,
            works_with_note,
        )
        from panels.discussions.demonstration.planting import (  # noqa: PLC0415 -- as above
            plant_panels,
        )
        from panels.discussions.document_relations import panels_of  # noqa: PLC0415 -- as above
        from panels.discussions.kind import PanelKind  # noqa: PLC0415 -- as above
        from panels.discussions.models import PanelPage, PanelRecording  # noqa: PLC0415 -- as above
        from panels.discussions.recording_check import (  # noqa: PLC0415 -- as above
            check_recordings,
        )
        from panels.documents import relations  # noqa: PLC0415 -- as above
        from panels.recordings.spoken import edition_of  # noqa: PLC0415 -- as above
        from portal.accounts.groups import let_editors  # noqa: PLC0415 -- as above
        from portal.demonstration import (  # noqa: PLC0415 -- as above
            registry as demonstration,
        )
        from portal.file_words import showing  # noqa: PLC0415 -- as above
        from portal.pages.listing import register_own_list  # noqa: PLC0415 -- as above
        from portal.publication import registry as publication  # noqa: PLC0415 -- as above
        from portal.publication.streams import check_streams  # noqa: PLC0415 -- as above
        from portal.works import card_facts  # noqa: PLC0415 -- as above
        from portal.works.registry import register  # noqa: PLC0415 -- as above

        register(
            PanelKind(
                name="panel",
                label=pgettext_lazy("kind of work", "Panel discussion"),
                plural_label=pgettext_lazy("kind of work", "Panel discussions"),
                model=PanelPage,
                reads=(
                    "recordings__recording__tracks",
                    "recordings__recording__written_transcripts",
                ),
                edition=Concat(
                    Coalesce(edition_of(PanelRecording), Value("")),
                    Coalesce(notes_edition(), Value("")),
                ),
            )
        )
        card_facts.register("panel", facts_of_panels)
        showing.register(showing.Showing(language_of_note, works_with_note))
        register_own_list(
            PanelPage,
            "discussions:list",
            label=_("All panel discussions by session"),
            stays=True,
        )
        let_editors(self.label, "add_councilsession", "change_councilsession")
        relations.register(panels_of)
        publication.register(PanelPage, check_streams)
        publication.register(
            PanelPage,
            check_recordings,
            looks_at=(
                "recordings__recording__tracks",
                "recordings__recording__versions",
                "recordings__recording__written_transcripts",
            ),
        )
        demonstration.register("panels.discussions", plant_panels, order=20)
