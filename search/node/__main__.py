"""Entry point: ``python3 -m search.node {fetch,start,stop,status,run}``."""

import sys

from search.node.cli import main

sys.exit(main(sys.argv[1:]))
