"""The room of UN documents."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DocumentsConfig(AppConfig):
    """Registers documents as a kind of work, and those of the demonstration."""

    name = "panels.documents"
    # Wagtail's own app for files has the label "wagtaildocs"; this one says whose documents.
    label = "undocuments"
    verbose_name = _("UN documents")

    def ready(self) -> None:
        """Register documents as a kind of work, and those of the demonstration."""
        from django.db.models import OuterRef  # noqa: PLC0415 -- as below

        from panels.documents import receivers  # noqa: F401, PLC0415 -- connects signals
        from panels.documents.card_facts import (  # noqa: PLC0415 -- not loaded earlier
            facts_of_documents,
            facts_of_records,
        )
        from panels.documents.demonstration.planting import (  # noqa: PLC0415 -- as above
            plant_documents,
        )
        from panels.documents.facets import TYPES, SessionVocabulary  # noqa: PLC0415 -- as above
        from panels.documents.file_texts import (  # noqa: PLC0415 -- as above
            concerned,
            files_edition,
            language_of_file,
            works_with_file,
        )
        from panels.documents.kind import DocumentKind  # noqa: PLC0415 -- as above
        from panels.documents.models import (  # noqa: PLC0415 -- as above
            DocumentFile,
            DocumentPage,
        )
        from panels.documents.record_kind import RecordKind  # noqa: PLC0415 -- as above
        from panels.documents.references import referred  # noqa: PLC0415 -- as above
        from panels.documents.uploads.keeping import HOUR, forget_by_itself  # noqa: PLC0415 -- as above
        from panels.documents.uploads.running import read_upload_pages  # noqa: PLC0415 -- as above
        from portal.accounts.groups import let_editors  # noqa: PLC0415 -- as above
        from portal.background.schedule import every  # noqa: PLC0415 -- as above
        from portal.demonstration import (  # noqa: PLC0415 -- as above
            registry as demonstration,
        )
        from portal.file_words import reading, showing  # noqa: PLC0415 -- as above
        from portal.pages.listing import register_own_list  # noqa: PLC0415 -- as above
        from portal.works import card_facts, dependents, facets, references  # noqa: PLC0415 -- as above
        from portal.works.registry import register  # noqa: PLC0415 -- as above

        register(
            DocumentKind(
                name="document",
                label=pgettext_lazy("kind of work", "Document"),
                plural_label=pgettext_lazy("kind of work", "Documents"),
                model=DocumentPage,
                edition=files_edition(symbol=OuterRef("symbol")),
            )
        )
        register(
            RecordKind(
                name="record",
                label=pgettext_lazy("kind of work", "Record of a document"),
                plural_label=pgettext_lazy("kind of work", "Records of documents"),
            )
        )
        card_facts.register("document", facts_of_documents)
        card_facts.register("record", facts_of_records)
        reading.register_reader(read_upload_pages)
        showing.register(showing.Showing(language_of_file, works_with_file))
        dependents.register(DocumentFile, concerned)
        references.register(referred)
        facets.register(SessionVocabulary())
        facets.register(TYPES)
        let_editors(self.label, "add_documentrecord", "change_documentrecord")
        register_own_list(DocumentPage, "documents:list", label=_("List of documents"), stays=True)
        demonstration.register("panels.documents", plant_documents, order=10)
        every(HOUR, forget_by_itself)
