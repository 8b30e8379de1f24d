"""``manage.py search_lexicon``."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.languages import BY_CODE, CODES, LANGUAGES, Language
from search.client import WRITES, EngineAway, engine
from search.lexicon import active, segmentation
from search.lexicon.learning import Outcome, TooLittle, learn
from search.lexicon.models import LexiconVersion
from search.lexicon.portal_texts import portal_texts
from search.lexicon.reading import Unreadable, read
from search.lexicon.storage import Lexicon, unpacked
from search.lexicon.words import segmented, stemmed
from search.normalisation import indexable


class Command(BaseCommand):
    """Learn how words of one language are said in the others, and look after what was learned."""

    help = (
        "Learns from texts and their translations how words are said in other languages, so that "
        "a query finds works that nobody has translated. A new version is used only if it finds "
        "more of the texts held out than the one before."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Add what can be done."""
        actions = parser.add_subparsers(dest="action", required=True)
        train = actions.add_parser("train", help="learn from files, from the portal, or from both")
        train.add_argument(
            "files",
            nargs="*",
            type=Path,
            metavar="FILE",
            help="TMX, PO, or JSON lines: {“en”: …, “fr”: …}, or fr.jsonl beside en.jsonl with "
            "“id” and “text”",
        )
        train.add_argument(
            "--portal", action="store_true", help="learn from the portal's public translations"
        )
        train.add_argument(
            "--fresh", action="store_true", help="forget what earlier versions have learned"
        )
        actions.add_parser("list", help="list the versions")
        _add_show(actions.add_parser("show", help="show what a word is called in other languages"))
        use = actions.add_parser("use", help="use another version, everywhere")
        use.add_argument("version", type=int, metavar="VERSION")
        actions.add_parser("off", help="use none")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do what was asked for.

        Raises:
            CommandError: when a file cannot be read, there is too little to learn from, there is
                no such version, or Elasticsearch is away; nothing was changed then.
        """
        try:
            getattr(self, f"_{options['action']}")(options)
        except EngineAway as away:
            raise CommandError(f"Elasticsearch is away ({away}). Nothing was changed.") from away
        except (Unreadable, TooLittle) as error:
            raise CommandError(f"{error}. Nothing was changed.") from error

    def _train(self, options: dict[str, Any]) -> None:
        if not (options["files"] or options["portal"]):
            raise CommandError("Name files, or give --portal.")
        texts = read(options["files"])
        sources = [{"name": path.name} for path in options["files"]]
        if options["portal"]:
            own = list(portal_texts())
            sources.append({"name": "the portal"})
            texts += own
        say = self.stdout.write if options["verbosity"] else _silent
        outcome = learn(texts, sources, fresh=options["fresh"], say=say)
        self.stdout.write(_measured(outcome))
        if outcome.version is None:
            self.stdout.write("The new version finds no more than before. It was not kept.")
        else:
            self.stdout.write(f"Version {outcome.version} is in use.")

    def _list(self, _options: dict[str, Any]) -> None:
        versions = LexiconVersion.objects.defer("content")
        if not versions:
            self.stdout.write("There is no version yet.")
        for version in versions:
            self.stdout.write(_line(version))

    def _show(self, options: dict[str, Any]) -> None:
        version = LexiconVersion.used()
        if version is None:
            raise CommandError("No version is in use.")
        known = unpacked(bytes(version.content))
        source = BY_CODE[options["language"]]
        for stem in _stems(known, indexable(options["word"], source), source):
            for target in LANGUAGES:
                if found := known.translations(stem, source.code, target.code):
                    said = ", ".join(f"{form} {weight:.2f}" for _stem, form, weight in found)
                    self.stdout.write(f"{stem} {target.code:8} {said}")

    def _use(self, options: dict[str, Any]) -> None:
        version = LexiconVersion.objects.filter(pk=options["version"]).first()
        if version is None:
            raise CommandError(f"There is no version {options['version']}.")
        version.put_in_use()
        active.forget()
        self.stdout.write(f"Version {version} is in use; every process follows in 15 seconds.")

    def _off(self, _options: dict[str, Any]) -> None:
        LexiconVersion.put_out_of_use()
        active.forget()
        self.stdout.write("No version is in use; every process follows in 15 seconds.")


def _line(version: LexiconVersion) -> str:
    shares = version.figures["recall"]
    words = sum(version.figures["words"].values())
    sources = ", ".join(source["name"] for source in version.sources)
    return (
        f"{'*' if version.is_used else ' '} {version.pk:4}  {version.created:%Y-%m-%d %H:%M}  "
        f"{version.figures['texts']} texts, {words} words  found {shares['none']:.3f} → "
        f"{shares['before']:.3f} → {shares['after']:.3f}  {sources}"
    )


def _add_show(show: ArgumentParser) -> None:
    show.add_argument("word", metavar="WORD")
    show.add_argument("--language", required=True, choices=CODES, help="the language of the word")


def _stems(known: Lexicon, text: str, language: Language) -> list[str]:
    if language.analysis == "chinese":
        words = segmented(segmentation.costs(known.counts(language.code)), text)
    else:
        with engine(WRITES) as client:
            [words] = stemmed(client, language, [text])
    return list(dict.fromkeys(stem for word in words for stem in (word.stem, *word.others)))


def _measured(outcome: Outcome) -> str:
    return (
        "Texts held out that their translation finds first: "
        f"{outcome.none.mean:.3f} without a lexicon, {outcome.before.mean:.3f} with the one "
        f"before, {outcome.after.mean:.3f} with the new one."
    )


def _silent(_line: str) -> None:
    return None
