"""The room of what files say."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FileWordsConfig(AppConfig):
    """Has files read anew, and works looked at again, when another takes the place of one."""

    name = "portal.file_words"
    label = "file_words"
    verbose_name = _("Words of files")

    def ready(self) -> None:
        """Connect signals, and let works follow the files they show."""
        from wagtail.documents import get_document_model  # noqa: PLC0415 -- as below

        from portal.file_words import receivers  # noqa: F401, PLC0415 -- models are ready only now
        from portal.file_words.models import FileWords  # noqa: PLC0415 -- as above
        from portal.file_words.showing import concerned  # noqa: PLC0415 -- as above
        from portal.works import dependents  # noqa: PLC0415 -- as above

        for model in (FileWords, get_document_model()):
            dependents.register(model, concerned)
