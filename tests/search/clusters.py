"""A cluster of a test's own, which may be killed."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from search.node.cluster import Cluster
from search.node.configuration import Engine
from search.node.distribution import fetch
from search.node.endpoint import ask
from search.node.java import find_java
from search.node.node import Node
from search.node.places import find_places, temporary_folder


@contextmanager
def own_cluster(size: int = 1) -> Iterator[Cluster]:
    """Start a node, or several, on free ports; they and their data are gone afterwards."""
    places = find_places(os.environ)
    distribution = Engine(fetch(places, os.environ), find_java(os.environ), steady=False)
    folder = temporary_folder(places)
    cluster = Cluster(folder)
    try:
        cluster.start(distribution, size=size, port=0)
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(folder)


def master(cluster: Cluster) -> Node:
    """Return the node that leads the cluster."""
    for node in cluster.nodes:
        answer = ask(f"{node.url}/_cluster/state/master_node,nodes")
        if answer is not None:
            name = answer["nodes"][answer["master_node"]]["name"]
            return next(other for other in cluster.nodes if other.name == name)
    raise AssertionError("no node answers")
