"""One Elasticsearch node: a launcher JVM and, as its child, the server's JVM."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from search.node import configuration
from search.node.configuration import Address, Engine
from search.node.endpoint import ask
from search.node.errors import NodeError, StartError
from search.node.places import make_folder, node_user, write_whole
from search.node.process import Process, tree, wait_for_end

STOP_SECONDS = 30.0
KILL_SECONDS = 10.0
POLL_SECONDS = 0.2
TAIL = 3000
# Where every JVM on Linux keeps it, whatever its settings.
SOCKETS = Path("/tmp")  # noqa: S108 -- fixed in the JVM
TAKEN = "Address already in use"


class PortTakenError(StartError):
    """Another program took one of the node's ports between the choice and the start."""


class Node:
    """A node of a cluster kept in one folder; it may have been started by another process.

    Its files are below ``run_dir/<name>/``, its processes are noted in ``run_dir/<name>.json``.
    """

    def __init__(self, run_dir: Path, address: Address) -> None:
        self.address = address
        self.folder = run_dir / address.name
        self.notes = run_dir / f"{address.name}.json"
        self.launched: subprocess.Popen[bytes] | None = None

    @property
    def name(self) -> str:
        """Its name within the cluster."""
        return self.address.name

    @property
    def url(self) -> str:
        """Where clients ask."""
        return self.address.url

    @property
    def console(self) -> Path:
        """What the node said since its last start."""
        return self.folder / "logs" / "console.log"

    def processes(self) -> list[Process]:
        """Return the node's processes that run now, the launcher first."""
        found: dict[Process, None] = {}
        for process in self._noted():
            if process.is_running():
                found.update(dict.fromkeys(tree(process.pid)))
        return list(found)

    def is_running(self) -> bool:
        """Tell whether any of its processes runs, whether it answers or not."""
        if self.launched is not None:
            # Lets go of a child that has ended.
            self.launched.poll()
        return any(process.is_running() for process in self._noted())

    def is_answering(self) -> bool:
        """Tell whether this node, and not another program, answers at its address."""
        answer = ask(self.url, 2)
        ours = {"name": self.name, "cluster_name": configuration.CLUSTER}
        return answer is not None and ours.items() <= answer.items() and self.is_running()

    def launch(
        self, engine: Engine, others: list[Address], environ: Mapping[str, str], *, forming: bool
    ) -> None:
        """Start the processes, without waiting until the node answers.

        Args:
            engine: what to run.
            others: the other nodes of the cluster.
            environ: variables to start from, as ``os.environ``.
            forming: whether the cluster forms for the first time.
        """
        make_folder(self.folder)
        user = node_user()
        values = configuration.settings(self.address, others, self.folder, forming=forming)
        configuration.write(engine, self.folder, values, user)
        with self.console.open("wb") as console:
            self.launched = subprocess.Popen(  # noqa: S603 -- the pinned distribution, no shell
                ["bash", str(engine.home / "bin" / "elasticsearch-cli")],  # noqa: S607 -- from PATH
                cwd=self.folder,
                env=configuration.environment(engine, self.folder, environ),
                stdin=subprocess.DEVNULL,
                stdout=console,
                stderr=console,
                # Ctrl-C at the terminal is for the one who started the node to act upon.
                start_new_session=True,
                user=user,
                group=user,
                extra_groups=None if user is None else [],
            )
        self.note()

    def note(self) -> None:
        """Write down which processes are the node's, for `stop` by another process."""
        noted = tree(self.launched.pid) if self.launched is not None else self.processes()
        lines = [{"pid": process.pid, "started": process.started} for process in noted]
        # Whole or not at all: a guard that found half a note would take the node for ended.
        write_whole(self.notes, json.dumps(lines))

    def wait_until_answering(self, deadline: float) -> None:
        """Wait until the node answers.

        Args:
            deadline: until when, by `time.monotonic`.

        Raises:
            PortTakenError: one of its ports was taken.
            StartError: it ended, or the time is over.
        """
        while not self.is_answering():
            if not self.is_running():
                said = self._last_words()
                if TAKEN in said:
                    raise PortTakenError(f"{self.name} found a port taken: {self.address}.")
                raise StartError(f"Elasticsearch ended ({self.name}):\n{said}")
            if time.monotonic() > deadline:
                raise StartError(f"{self.name} does not answer at {self.url}, see {self.console}.")
            time.sleep(POLL_SECONDS)
        self.note()

    def stop(self, seconds: float = STOP_SECONDS) -> None:
        """End the node in order; kill it when that takes longer than ``seconds``.

        Raises:
            NodeError: it does not even end when killed.
        """
        processes = self.processes()
        # The launcher hands the wish on; without it, the server itself understands it.
        for process in processes[:1]:
            process.send(signal.SIGTERM)
        for process in processes:
            process.send(signal.SIGCONT)
        if not self._wait(processes, seconds):
            self._kill(processes)

    def kill(self) -> None:
        """End the node at once and without warning, as a power failure would (``kill -9``)."""
        self._kill(self.processes())

    def pause(self) -> None:
        """Let the node hang: it keeps its connections and answers nothing (``SIGSTOP``).

        It hangs when this returns: a signal takes its time to reach every thread of a JVM, and
        one that still runs would answer.

        Raises:
            NodeError: it goes on all the same.
        """
        processes = self.processes()
        for process in processes:
            process.send(signal.SIGSTOP)
        deadline = time.monotonic() + KILL_SECONDS
        while not all(process.is_halted() for process in processes if process.is_running()):
            if time.monotonic() > deadline:
                raise NodeError(f"{self.name} does not halt; its processes: {processes}.")
            time.sleep(POLL_SECONDS)

    def resume(self) -> None:
        """Let a paused node go on."""
        for process in self.processes():
            process.send(signal.SIGCONT)

    def _kill(self, processes: list[Process]) -> None:
        for process in processes:
            process.send(signal.SIGKILL)
        if not self._wait(processes, KILL_SECONDS):
            raise NodeError(f"{self.name} does not end; its processes: {processes}.")
        for process in processes:
            # A JVM that was killed cannot take away the socket by which it is attached to.
            (SOCKETS / f".java_pid{process.pid}").unlink(missing_ok=True)

    def _wait(self, processes: list[Process], seconds: float) -> bool:
        ended = wait_for_end(processes, seconds)
        if self.launched is not None and ended:
            self.launched.wait()
        return ended

    def _noted(self) -> list[Process]:
        try:
            noted = json.loads(self.notes.read_text(encoding="ascii"))
            return [Process(int(line["pid"]), str(line["started"])) for line in noted]
        except FileNotFoundError:
            return []
        except (ValueError, KeyError, TypeError):
            # Cut off by a full disk or a power failure: its processes are gone, or find their
            # ports and data locked against a second start.
            return []

    def _last_words(self) -> str:
        with self.console.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - TAIL))
            return file.read().decode("utf-8", errors="replace").strip()
