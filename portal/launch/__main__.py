"""Entry point of the Makefile: ``python3 -m portal.launch TARGET``."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 -- runs on whatever python3 the machine has
    sys.exit(
        "The portal needs Python 3.11 or newer; this is "
        + sys.version.split()[0]
        + ". Name a newer one: make demo PYTHON=python3.11"
    )

from portal.launch.cli import main

sys.exit(main(sys.argv[1:]))
