"""A cluster of a test's own, which may be killed."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from search.node.cluster import Cluster
from search.node.configuration import Engine
from search.node.distribution import fetch
from search.node.java import find_java
from search.node.places import find_places, temporary_folder


@contextmanager
def own_cluster() -> Iterator[Cluster]:
    """Start one node on a free port; it and its data are gone afterwards."""
    places = find_places(os.environ)
    distribution = Engine(fetch(places, os.environ), find_java(os.environ), steady=False)
    folder = temporary_folder(places)
    cluster = Cluster(folder)
    try:
        cluster.start(distribution, port=0)
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(folder)
