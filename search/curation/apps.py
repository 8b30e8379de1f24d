"""The room of editors' tools for search."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

DAY = 86_400


class CurationConfig(AppConfig):
    """Recommended results, synonyms, what is asked, and why a result is found."""

    name = "search.curation"
    label = "search_curation"
    verbose_name = _("Editors’ tools for search")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Give search what editors have said, and editors the right to say it."""
        from portal.accounts.groups import let_editors  # noqa: PLC0415 -- needs the app registry
        from portal.background.schedule import every  # noqa: PLC0415 -- as above
        from search import promoting, synonyms  # noqa: PLC0415 -- as above
        from search.curation import receivers  # noqa: F401, PLC0415 -- importing connects them
        from search.curation.counting import count, forget_asked_queries  # noqa: PLC0415 -- as above
        from search.curation.holding import synonyms as held  # noqa: PLC0415 -- as above
        from search.curation.recommending import recommended  # noqa: PLC0415 -- as above

        synonyms.register(held)
        promoting.recommend(recommended)
        promoting.listen(count)
        every(DAY, forget_asked_queries)
        let_editors(
            self.label,
            *(
                f"{act}_{model}"
                for act in ("add", "change", "delete", "view")
                for model in ("promotion", "synonymgroup")
            ),
            "curate_search",
        )
