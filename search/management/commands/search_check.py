"""``manage.py search_check``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from elasticsearch import NotFoundError

from search.client import WRITES, EngineAway, engine
from search.comparing import Drift, drift
from search.generations import live
from search.index import alias, fingerprint
from search.models import IndexGeneration


class Command(BaseCommand):
    """Compare every search index with the database, entry by entry."""

    help = (
        "Compares every complete search index with the database by full content; lists what is "
        "missing, outdated or left over, and ends with 1 when anything is."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Check.

        Raises:
            CommandError: with the number of differences, or when there is nothing to check.
        """
        if live() is None:
            raise CommandError("There is no live search index. Run search_rebuild.")
        problems = 0
        try:
            problems += self._alias()
            complete = IndexGeneration.objects.exclude(state=IndexGeneration.State.BUILDING)
            for generation in complete:
                problems += self._generation(generation)
        except EngineAway as away:
            raise CommandError(f"Elasticsearch is away ({away}).") from away
        if problems:
            raise CommandError(f"{problems} differences between search and database.")
        self.stdout.write("Every search index equals the database.")

    def _alias(self) -> int:
        with engine(WRITES) as client:
            found = client.options(ignore_status=404).indices.get_alias(name=alias())
        generation = live()
        expected = set() if generation is None else {generation.name}
        held = set(found.body) if found.meta.status == 200 else set()  # noqa: PLR2004 -- HTTP's OK
        if held == expected:
            return 0
        self.stdout.write(f"alias {alias()} names {sorted(held)}, not {sorted(expected)}")
        return 1

    def _generation(self, generation: IndexGeneration) -> int:
        if generation.fingerprint != fingerprint() and generation.state == generation.State.LIVE:
            self.stdout.write(
                f"{generation.name} was built with another mapping: run search_rebuild"
            )
        try:
            with engine(WRITES) as client:
                differences = drift(client, generation.name, by="fingerprint")
        except NotFoundError:
            self.stdout.write(f"{generation.name} does not exist")
            return 1
        return sum(self._listed(generation.name, difference) for difference in differences)

    def _listed(self, index: str, difference: Drift) -> int:
        for what in ("missing", "outdated", "extra"):
            for key in getattr(difference, what):
                self.stdout.write(f"{index}: {what} {difference.kind} {key}")
        return len(difference.keys)
