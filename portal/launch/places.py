"""Where things are kept: inside the checkout, and in one named cache folder."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CACHE_NAME = "technical-cooperation-portal"

# What a person may have set for another project, and what would lead ours elsewhere.
FOREIGN_VARIABLES = (
    "DJANGO_SETTINGS_MODULE",
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONHOME",
    "PYTHONPATH",
    "PYTHONSTARTUP",
    "PYTHONWARNINGS",
    "PYTEST_ADDOPTS",
    "VIRTUAL_ENV",
    "MAKEFLAGS",
    "MAKELEVEL",
    "MFLAGS",
)
# Chromium, fontconfig and Java follow these rather than HOME where they are set.
HOME_VARIABLES = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")


@dataclass(frozen=True)
class Places:
    """The folders of one checkout.

    Attributes:
        root: the checkout.
        cache: downloads shared by every checkout of this person.
    """

    root: Path
    cache: Path

    @classmethod
    def of(cls, root: Path, environ: Mapping[str, str]) -> "Places":
        """Return the places of the checkout ``root``.

        The cache is ``$PORTAL_CACHE``, else ``~/.cache/technical-cooperation-portal``; for root
        it is below ``/var/cache``, since Elasticsearch then runs as another user who may not
        enter root's home.
        """
        named = environ.get("PORTAL_CACHE")
        if named:
            cache = Path(named).expanduser().absolute()
        elif os.geteuid() == 0:
            cache = Path("/var/cache") / CACHE_NAME
        else:
            cache = Path(environ.get("HOME") or Path.home()) / ".cache" / CACHE_NAME
        return cls(root, cache)

    @property
    def tools(self) -> Path:
        """Programs fetched from PyPI for this checkout."""
        return self.root / ".tools"

    @property
    def python(self) -> Path:
        """The interpreter that has the portal's packages."""
        return self.root / ".venv" / "bin" / "python"

    @property
    def var(self) -> Path:
        """Data, logs and state: all that a running portal writes."""
        return self.root / "var"

    @property
    def logs(self) -> Path:
        """One log file a program."""
        return self.var / "log"

    @property
    def run(self) -> Path:
        """Locks and remembered ports."""
        return self.var / "run"

    @property
    def _java_options(self) -> str:
        return f"-XX:-UsePerfData -Djava.io.tmpdir={self.var / 'tmp'}"

    def make(self) -> None:
        """Create the folders that programs expect to find."""
        for folder in (self.tools, self.logs, self.run, self.var / "home", self.var / "tmp"):
            folder.mkdir(parents=True, exist_ok=True)
        self.cache.mkdir(parents=True, exist_ok=True)

    def program(self, name: str) -> str:
        """Return the path of a program that the portal's packages brought, such as ``ruff``."""
        return str(self.root / ".venv" / "bin" / name)

    def environment(self, environ: Mapping[str, str]) -> dict[str, str]:
        """Return what installers run with: the person's own settings, our folders.

        ``HOME`` stays, because index and proxy settings live there; every cache moves.
        """
        env = {name: value for name, value in environ.items() if name not in FOREIGN_VARIABLES}
        env.update(
            PORTAL_CACHE=str(self.cache),
            PIP_CACHE_DIR=str(self.cache / "pip"),
            PIP_DISABLE_PIP_VERSION_CHECK="1",
            PIP_NO_INPUT="1",
            UV_CACHE_DIR=str(self.cache / "uv"),
            UV_PROJECT_ENVIRONMENT=str(self.root / ".venv"),
            UV_PYTHON=sys.executable,
            UV_PYTHON_DOWNLOADS="never",
            TMPDIR=str(self.var / "tmp"),
            PYTHONUNBUFFERED="1",
            # A JVM knows nothing of TMPDIR, and leaves its performance counters in /tmp.
            MAVEN_OPTS=f"{environ.get('MAVEN_OPTS', '')} {self._java_options}".strip(),
        )
        return env

    def application_environment(self, environ: Mapping[str, str]) -> dict[str, str]:
        """Return what the portal and its browser run with: their home is inside ``var/``."""
        env = self.environment(environ)
        for name in HOME_VARIABLES:
            env.pop(name, None)
        env["HOME"] = str(self.var / "home")
        return env


def dotenv(file: Path) -> dict[str, str]:
    """Return the variables of a ``.env`` file: ``NAME=text`` lines, ``#`` for remarks.

    Django reads the same file; what starts before Django has to know it too.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    pairs = (line.removeprefix("export ").partition("=") for line in map(str.strip, lines))
    return {
        name.strip(): text.strip().strip("\"'")
        for name, equals, text in pairs
        if equals and not name.startswith("#")
    }
