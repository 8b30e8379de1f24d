"""The command line of the local node."""

import argparse
import os
import shlex
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType

from search.node.archive import unpacked
from search.node.cluster import Cluster
from search.node.configuration import DEFAULT_HEAP, Engine
from search.node.distribution import ELASTICSEARCH, ELASTICSEARCH_VERSION, fetch
from search.node.errors import NodeError, SetUpError
from search.node.java import find_java
from search.node.lending import lend, throw_away
from search.node.places import Places, find_places, temporary_folder
from search.node.process import Process

NOT_RUNNING = 3
HIGHEST_PORT = 65535
ENDING_SIGNALS = (signal.SIGTERM, signal.SIGHUP)
EPILOGUE = """\
Exit codes: 0 done, 3 not running (status), 69 Java or Maven is missing, 75 trying again may help,
78 the request cannot work; run ends with the exit code of its command.
Folders: downloads and the node are kept below $PORTAL_CACHE, by default in the user's cache.
"""


def main(arguments: Sequence[str]) -> int:
    """Do what the command line says and return the exit code."""
    options = _parse(arguments)
    for number in ENDING_SIGNALS:
        # Under nohup a hang-up stays ignored.
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _end)
    places = find_places(os.environ)
    if places.note and options.action != "stop":
        sys.stderr.write(places.note + "\n")
    try:
        return int(options.act(options, places))
    except NodeError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    except PermissionError as error:
        sys.stderr.write(f"Permission denied: {error.filename}\n")
        return os.EX_NOPERM
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def _end(number: int, _frame: FrameType | None) -> None:
    """Leave by the front door, so that what was begun is put away."""
    sys.exit(128 + number)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="search.node",
        description="A local Elasticsearch without Docker, reachable from this machine only.",
        epilog=EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser
    actor = add("fetch", help="fetch the distribution into the cache, once")
    actor.set_defaults(act=_fetch)

    actor = add("start", help="start it and wait until it answers; prints its address")
    _add_engine_options(actor)
    _add_run_dir(actor)
    actor.add_argument("--port", type=_port, help="of the first node; 0: any free (default: 9200)")
    actor.add_argument(
        "--with-parent",
        nargs="?",
        type=int,
        const=0,
        metavar="PID",
        help="stop it when this process has ended, however it ended (default: the caller)",
    )
    actor.set_defaults(act=_start, short_lived=False)

    actor = add("stop", help="stop it; its data stay")
    _add_run_dir(actor)
    actor.set_defaults(act=_stop)

    actor = add("status", help="print its address; exit code 3 if it does not answer")
    _add_run_dir(actor)
    actor.set_defaults(act=_status)

    actor = add("run", help="start a throw-away node, run a command with ELASTICSEARCH_URL set")
    _add_engine_options(actor)
    actor.add_argument("command", nargs="+", metavar="-- COMMAND")
    actor.set_defaults(act=_run, short_lived=True)
    return parser.parse_args(arguments)


def _add_engine_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        *("-n", "--nodes", "--cluster-size"), type=_size, metavar="N", help="nodes (default: 1)"
    )
    parser.add_argument("--heap", default=DEFAULT_HEAP, help="of each node (default: %(default)s)")
    parser.add_argument(
        "--short-lived",
        action=argparse.BooleanOptionalAction,
        help="start sooner, at the price of speed after some minutes (default: for run only)",
    )


def _add_run_dir(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--run-dir", type=Path, help="its settings, data and logs")


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"a port is a number from 0 to {HIGHEST_PORT}")
    return int(text)


def _size(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("a cluster has at least one node")
    return int(text)


def _cluster(options: argparse.Namespace, places: Places, parent: Process | None = None) -> Cluster:
    run_dir: Path = options.run_dir or places.run
    return Cluster(run_dir.absolute(), parent)


def _engine(options: argparse.Namespace, places: Places) -> Engine:
    java = find_java(os.environ)
    return Engine(fetch(places, os.environ), java, options.heap, steady=not options.short_lived)


def _fetch(_options: argparse.Namespace, places: Places) -> int:
    sys.stdout.write(f"{fetch(places, os.environ)}\n")
    return os.EX_OK


def _start(options: argparse.Namespace, places: Places) -> int:
    parent = None
    if options.with_parent is not None:
        parent = Process.of(options.with_parent or os.getppid())
        if parent is None:
            raise SetUpError(f"--with-parent: there is no process {options.with_parent}.")
    engine = _engine(options, places)
    cluster = _cluster(options, places, parent)
    began = time.monotonic()
    sys.stderr.write(f"Starting Elasticsearch {ELASTICSEARCH_VERSION} in {cluster.run_dir}\n")
    if cluster.start(engine, size=options.nodes, port=options.port):
        sys.stderr.write(f"It answers after {time.monotonic() - began:.0f} s.\n")
    else:
        sys.stderr.write("It was running already.\n")
    sys.stdout.write(",".join(cluster.urls) + "\n")
    return os.EX_OK


def _stop(options: argparse.Namespace, places: Places) -> int:
    cluster = _cluster(options, places)
    running = any(node.is_running() for node in cluster.nodes)
    cluster.stop()
    sys.stderr.write("Elasticsearch has stopped.\n" if running else "It was not running.\n")
    return os.EX_OK


def _status(options: argparse.Namespace, places: Places) -> int:
    cluster = _cluster(options, places)
    answering = [node.url for node in cluster.nodes if node.is_answering()]
    sys.stdout.write((",".join(answering) or "not running") + "\n")
    for node in cluster.nodes:
        numbers = ", ".join(str(process.pid) for process in node.processes())
        state = f"processes {numbers}" if numbers else "not running"
        answers = "answers" if node.url in answering else "does not answer"
        sys.stderr.write(f"{node.name}: {node.url} {answers}, {state}\n")
    home = unpacked(ELASTICSEARCH, places.programs)
    sys.stderr.write(f"distribution: {home or f'not fetched, goes to {places.programs}'}\n")
    sys.stderr.write(f"run folder: {cluster.run_dir}\n")
    return os.EX_OK if answering else NOT_RUNNING


def _run(options: argparse.Namespace, places: Places) -> int:
    engine = _engine(options, places)
    folder = temporary_folder(places)
    with throw_away(engine, folder, size=options.nodes or 1) as cluster:
        environ: Mapping[str, str] = os.environ | {"ELASTICSEARCH_URL": ",".join(cluster.urls)}
        sys.stderr.write(f"Elasticsearch at {environ['ELASTICSEARCH_URL']}: ")
        sys.stderr.write(shlex.join(options.command) + "\n")
        return lend(options.command, environ)
