"""A cluster of one or more local nodes, kept in one run folder."""

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from search.node import guard
from search.node.configuration import Address, Engine
from search.node.endpoint import ask
from search.node.errors import SetUpError, StartError
from search.node.locking import exclusive
from search.node.manifest import LOCK, Manifest, check_ours
from search.node.node import Node, PortTakenError
from search.node.places import first_barrier, make_folder, node_user
from search.node.ports import free_ports, holder, is_free
from search.node.process import Process

DEFAULT_PORT = 9200
# A machine that is busy with other things takes minutes; a node that ends is noticed at once.
START_SECONDS = 300.0
HEALTH_SECONDS = 30
TRIES = 3


class Cluster:
    """The nodes kept in ``run_dir``, running or not, started by this process or another.

    A test of failures takes `nodes` apart: ``cluster.nodes[0].kill()``, and brings them back
    with `restart`.
    """

    def __init__(
        self, run_dir: Path, parent: Process | None = None, *, remove: bool = False
    ) -> None:
        """Look at ``run_dir`` without changing anything.

        Args:
            run_dir: the folder.
            parent: end with this process, however it ends.
            remove: remove the folder when that happens.
        """
        self.run_dir = run_dir
        self.parent = parent
        self.remove = remove
        self.guard: Process | None = None
        self.engine: Engine | None = None
        self.manifest = Manifest.load(run_dir) or Manifest(())
        self.nodes = self._make_nodes()

    @property
    def urls(self) -> list[str]:
        """Where clients ask, one address a node."""
        return [node.url for node in self.nodes]

    def start(
        self,
        engine: Engine,
        *,
        size: int | None = None,
        port: int | None = None,
        environ: Mapping[str, str] = os.environ,
    ) -> bool:
        """Start the nodes that do not run yet, and wait until the cluster answers.

        Args:
            engine: what to run.
            size: number of nodes; by default as many as the folder holds, else one.
            port: of the first node, the others take the next ones; 0: any free ports. By default
                the ports of last time, at first 9200 and the next ones.
            environ: variables to start from.

        Returns:
            Whether anything had to be started.

        Raises:
            SetUpError: folder, size or port cannot work.
            StartError: Elasticsearch ended, or does not answer in `START_SECONDS`.
        """
        check_ours(self.run_dir)
        make_folder(self.run_dir)
        user = node_user()
        if user is not None and (barrier := first_barrier(self.run_dir, user)):
            raise SetUpError(
                f"The node runs as user {user}, who cannot enter {barrier}: "
                "name another folder with --run-dir."
            )
        with exclusive(self.run_dir / LOCK, lambda: None):
            self.manifest = Manifest.load(self.run_dir) or self.manifest
            self.nodes = self._make_nodes()
            self.engine = engine
            if self.nodes and all(node.is_running() for node in self.nodes):
                self._check_same(size, port)
                if self._comes_up():
                    return False
            for attempt in range(TRIES):
                self._choose_ports(size, port)
                try:
                    self._start_missing(engine, environ)
                except PortTakenError:
                    # Chosen freely, the ports may be chosen again.
                    if attempt == TRIES - 1:
                        raise
                else:
                    return True
        return True

    def restart(self, node: Node, environ: Mapping[str, str] = os.environ) -> None:
        """Bring back one node that was killed or stopped, and wait until it answers.

        Raises:
            SetUpError: this object has not started the cluster.
            StartError: it does not come back.
        """
        if self.engine is None:
            raise SetUpError("Only who started the cluster can restart a node of it.")
        self._launch(node, self.engine, environ)
        node.wait_until_answering(time.monotonic() + START_SECONDS)

    def stop(self) -> None:
        """Stop all nodes, keeping their data."""
        for node in self.nodes:
            node.stop()

    def health(
        self, *, nodes: int | None = None, status: str = "yellow", seconds: int = HEALTH_SECONDS
    ) -> dict[str, Any] | None:
        """Ask any answering node for the cluster's health.

        Args:
            nodes: wait until so many are together; by default all.
            status: wait for ``green`` or at least ``yellow``.
            seconds: wait no longer.

        Returns:
            Elasticsearch's answer; None when the wait was in vain or no node answers.
        """
        query = f"wait_for_nodes={nodes or len(self.nodes)}&wait_for_status={status}"
        for node in self.nodes:
            if node.is_answering():
                return ask(f"{node.url}/_cluster/health?{query}&timeout={seconds}s", seconds + 5)
        return None

    def _comes_up(self) -> bool:
        """Wait for nodes that somebody else started; tell whether they are there to stay."""
        try:
            self._wait(self.nodes)
        except StartError:
            if all(node.is_running() for node in self.nodes):
                raise
            # They were on their way down when we met them.
            return False
        return True

    def _make_nodes(self) -> list[Node]:
        return [Node(self.run_dir, address) for address in self.manifest.addresses]

    def _check_same(self, size: int | None, port: int | None) -> None:
        first = self.nodes[0].address.http
        if size not in {None, len(self.nodes)} or port not in {None, 0, first}:
            raise SetUpError(
                f"{self.run_dir} runs already: {len(self.nodes)} node(s) from port {first} on. "
                "Stop it first, or name another folder with --run-dir."
            )

    def _choose_ports(self, size: int | None, port: int | None) -> None:
        """Decide on the ports of the nodes that do not run, and write them down."""
        known = self.manifest.addresses
        count = size or len(known) or 1
        if known and count != len(known):
            raise SetUpError(
                f"{self.run_dir} holds a cluster of {len(known)} node(s), not {count}: "
                "delete it, or name another folder with --run-dir."
            )
        running = {node.name for node in self.nodes if node.is_running()}
        spare = iter(free_ports(2 * count))
        addresses = []
        for index in range(count):
            old = known[index] if known else None
            if old is not None and old.name in running:
                addresses.append(old)
                continue
            usual = DEFAULT_PORT + index if port is None else port + index
            if port == 0:
                http = next(spare)
            elif port is None and old is not None and old.http != usual:
                http = old.http if is_free(old.http) else next(spare)
            else:
                http = usual
            self._check_free(http)
            keep = old is not None and is_free(old.transport)
            transport = old.transport if old is not None and keep else next(spare)
            addresses.append(Address(f"node-{index + 1}", http, transport))
        self.manifest = Manifest(tuple(addresses), self.manifest.formed)
        self.manifest.save(self.run_dir)
        self.nodes = self._make_nodes()

    @staticmethod
    def _check_free(port: int) -> None:
        if not is_free(port):
            raise SetUpError(
                f"Port {port} is taken by {holder(port)}. Choose another with --port, "
                "or any free one with --port 0."
            )

    def _start_missing(self, engine: Engine, environ: Mapping[str, str]) -> None:
        missing = [node for node in self.nodes if not node.is_running()]
        try:
            for node in missing:
                self._launch(node, engine, environ)
            self._wait(missing)
        except BaseException:
            # Interrupted as well: what was begun here is not left behind half-way.
            for node in missing:
                node.stop()
            raise
        self.manifest = self.manifest.now_formed()
        self.manifest.save(self.run_dir)

    def _launch(self, node: Node, engine: Engine, environ: Mapping[str, str]) -> None:
        others = [other.address for other in self.nodes if other.name != node.name]
        node.launch(engine, others, environ, forming=not self.manifest.formed)
        if self.parent is not None and (self.guard is None or not self.guard.is_running()):
            self.guard = guard.post(self.run_dir, self.parent, remove=self.remove)

    def _wait(self, nodes: list[Node]) -> None:
        deadline = time.monotonic() + START_SECONDS
        for node in nodes:
            node.wait_until_answering(deadline)
        if self.health() is None:
            if self.health(status="red", seconds=1) is None:
                raise StartError(f"The nodes of {self.run_dir} did not find each other.")
            sys.stderr.write("Elasticsearch runs, but some of its indices are not available yet.\n")
