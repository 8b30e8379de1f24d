"""Write a concept scheme as SKOS."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.reference.models import ConceptScheme
from portal.reference.skos.files import FORMATS, written


class Command(BaseCommand):
    """Write a concept scheme to a file or to standard output."""

    help = "Write a concept scheme as SKOS."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the scheme, the format and the file."""
        parser.add_argument("scheme", help="code of the concept scheme, such as themes")
        parser.add_argument("--format", choices=FORMATS, default="turtle")
        parser.add_argument("--output", type=Path, help="file to write; standard output if none")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write the scheme."""
        try:
            text = written(options["scheme"], options["format"])
        except ConceptScheme.DoesNotExist as error:
            known = ", ".join(ConceptScheme.objects.values_list("code", flat=True)) or "none"
            raise CommandError(
                f"There is no concept scheme {options['scheme']!r}. There are: {known}."
            ) from error
        if options["output"]:
            options["output"].write_text(text, encoding="utf-8")
        else:
            self.stdout.write(text, ending="")
