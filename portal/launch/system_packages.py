"""The programs that come from the operating system, and the one command that installs them."""

import ctypes
import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

OLDEST_JAVA = 17
POSTGRESQL_FOLDERS = Path("/usr/lib/postgresql")
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
# Debian starts a database cluster of its own with the package unless told not to.
CLUSTER_SETTINGS = Path("/etc/postgresql-common/createcluster.d/technical-cooperation-portal.conf")


def which(name: str, search_path: str) -> str | None:
    """Return the full path of a program in ``search_path``; an empty path holds none."""
    return shutil.which(name, path=search_path) if search_path else None


def java_version(java: str) -> int:
    """Return a Java's main version, or 0 for what is no working Java.

    ``1.8.0_392`` is 8, ``17.0.15`` is 17.
    """
    try:
        answer = subprocess.run(  # noqa: S603 -- the person's own java, no shell
            [java, "-XX:-UsePerfData", "-version"],
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )
    except (OSError, subprocess.TimeoutExpired):
        return 0
    match = re.search(r'version "(?:1\.)?(\d+)', answer.stderr + answer.stdout)
    return int(match[1]) if match and answer.returncode == 0 else 0


def has_java(environ: Mapping[str, str]) -> bool:
    """Tell whether a Java that can run Elasticsearch is there (``JAVA_HOME`` first)."""
    home = environ.get("ES_JAVA_HOME") or environ.get("JAVA_HOME")
    java = str(Path(home) / "bin" / "java") if home else which("java", environ.get("PATH", ""))
    return java is not None and java_version(java) >= OLDEST_JAVA


def postgresql_programs(
    environ: Mapping[str, str], folders: Path = POSTGRESQL_FOLDERS
) -> Path | None:
    """Return the folder of ``initdb`` and ``postgres``: on the path, or Debian's newest."""
    initdb = which("initdb", environ.get("PATH", ""))
    if initdb:
        return Path(initdb).resolve().parent
    found = [path.parent for path in folders.glob("*/bin/initdb")]
    return max(found, key=lambda path: float(path.parent.name), default=None)


def chromium(environ: Mapping[str, str]) -> str | None:
    """Return the path of the system's Chromium, or of a browser that can stand in for it."""
    paths = (which(name, environ.get("PATH", "")) for name in CHROMIUM_NAMES)
    return next((path for path in paths if path), None)


def has_font(pattern: str, folders: Iterable[Path] = FONT_FOLDERS) -> bool:
    """Tell whether a font file whose name matches ``pattern`` is installed."""
    return any(next(folder.rglob(pattern), None) for folder in folders if folder.is_dir())


def has_library(name: str) -> bool:
    """Tell whether a shared library can be loaded, with all that it needs itself."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def has_installer() -> bool:
    """Tell whether this Python can install from PyPI (Debian's needs a package for it)."""
    return any(importlib.util.find_spec(module) for module in ("pip", "ensurepip"))


@dataclass(frozen=True)
class Package:
    """Something that comes from the operating system.

    Attributes:
        name: the Debian package.
        purpose: what the portal needs it for.
        present: tells from the environment whether it is there.
    """

    name: str
    purpose: str
    present: Callable[[Mapping[str, str]], bool]


INSTALLER = Package("python3-venv", "fetches uv from PyPI", lambda _environ: has_installer())
JAVA = Package("default-jre-headless", f"Java {OLDEST_JAVA} or newer, runs Elasticsearch", has_java)
MAVEN = Package(
    "maven", "fetches Elasticsearch", lambda environ: bool(which("mvn", environ.get("PATH", "")))
)
GETTEXT = Package(
    "gettext",
    "reads and compares the translations",
    lambda environ: all(
        which(name, environ.get("PATH", "")) for name in ("xgettext", "msgmerge", "msgfmt")
    ),
)
CHROMIUM = Package("chromium", "the browser of the tests", lambda environ: bool(chromium(environ)))
POSTGRESQL = Package(
    "postgresql", "the tests' second database", lambda environ: bool(postgresql_programs(environ))
)
PANGO = Package(
    "libpango-1.0-0", "sets the pages of PDFs", lambda _environ: has_library("libpango-1.0.so.0")
)
PANGO_FT2 = Package(
    "libpangoft2-1.0-0",
    "finds the faces of PDFs",
    lambda _environ: has_library("libpangoft2-1.0.so.0"),
)
HARFBUZZ_SUBSET = Package(
    "libharfbuzz-subset0",
    "puts faces into PDFs",
    lambda _environ: has_library("libharfbuzz-subset.so.0"),
)
FONTS = Package(
    "fonts-noto-core",
    "Arabic and Cyrillic in screenshots, share images and PDFs",
    lambda _environ: has_font("NotoSansArabic*") or has_font("NotoNaskhArabic*"),
)
CHINESE_FONTS = Package(
    "fonts-noto-cjk",
    "Chinese in screenshots, share images and PDFs",
    lambda _environ: has_font("NotoSansCJK*"),
)

SEARCH_PACKAGES = (JAVA, MAVEN)
PDF_PACKAGES = (PANGO, PANGO_FT2, HARFBUZZ_SUBSET)
PRINTING_PACKAGES = (*PDF_PACKAGES, FONTS, CHINESE_FONTS)
TEST_PACKAGES = (
    *SEARCH_PACKAGES,
    GETTEXT,
    CHROMIUM,
    POSTGRESQL,
    *PRINTING_PACKAGES,
)


def missing(packages: Iterable[Package], environ: Mapping[str, str]) -> list[Package]:
    """Return those of ``packages`` that are not installed, in their order."""
    return [package for package in packages if not package.present(environ)]


def can_install(environ: Mapping[str, str]) -> bool:
    """Tell whether we may install packages ourselves: root, on a Debian."""
    return os.geteuid() == 0 and which("apt-get", environ.get("PATH", "")) is not None


def install_command(packages: Iterable[Package]) -> list[str]:
    """Return the command that installs ``packages`` on Debian without asking anything."""
    names = [package.name for package in packages]
    return ["apt-get", "install", "--yes", "--no-install-recommends", *names]


def explain(packages: list[Package], environ: Mapping[str, str]) -> str:
    """Name what is missing and the one command that installs it all."""
    width = max(len(package.name) for package in packages)
    lines = [f"  {package.name:<{width}}  {package.purpose}" for package in packages]
    become_root = "sudo sh" if which("sudo", environ.get("PATH", "")) else "su"
    command = f"apt-get update && {' '.join(install_command(packages))}"
    return "\n".join(
        ["Missing on this machine:", *lines, "Install with:", f"  {become_root} -c '{command}'"]
    )


def unattended(environ: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which Debian's package scripts ask nothing."""
    return {
        **environ,
        "DEBIAN_FRONTEND": "noninteractive",
        "APT_LISTCHANGES_FRONTEND": "none",
        # Debian's Java package runs a Java, which would leave its counters in /tmp.
        "JAVA_TOOL_OPTIONS": "-XX:-UsePerfData",
    }


def install_steps(packages: list[Package]) -> list[list[str]]:
    """Return the commands that root runs: refresh the lists once, then install.

    They wait for another package manager at work instead of failing.
    """
    wait = ["-o", "DPkg::Lock::Timeout=600", "-o", "Dpkg::Use-Pty=0"]
    program, *rest = install_command(packages)
    return [[program, *wait, "update"], [program, *wait, *rest]]


@contextmanager
def no_standing_cluster(settings: Path = CLUSTER_SETTINGS) -> Iterator[None]:
    """Keep Debian from creating and starting a PostgreSQL cluster while packages are installed.

    The tests bring up a throw-away one; a machine should not end up with a database server
    because it ran a test suite.
    """
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("create_main_cluster = false\n", encoding="ascii")
    try:
        yield
    finally:
        settings.unlink(missing_ok=True)


class MissingPackages(Exception):  # noqa: N818 -- reads as what is the matter
    """Packages that we may not install; the message names them and the command that does."""


def require(
    packages: Iterable[Package],
    env: Mapping[str, str],
    run: Callable[..., None],
    useful: Iterable[Package] = (),
) -> None:
    """Install what is missing of ``packages``, or name all of it at once.

    Args:
        packages: what cannot be done without.
        env: environment in which to look and to install.
        run: runs one command as a step.
        useful: what would be good to have too; named with the rest, never a reason to stop.

    Raises:
        MissingPackages: something is missing and we are not root on a Debian.
    """
    packages = list(packages)
    lacking = missing(packages, env)
    if lacking and can_install(env):
        install(lacking, env, run)
        lacking = missing(packages, env)
    if lacking:
        raise MissingPackages(explain([*lacking, *missing(useful, env)], env))


def install(packages: list[Package], env: Mapping[str, str], run: Callable[..., None]) -> None:
    """Install ``packages`` as root, each command shown as a step."""
    refresh, add = install_steps(packages)
    names = ", ".join(package.name for package in packages)
    with no_standing_cluster() if POSTGRESQL in packages else nullcontext():
        run("Refreshing the package lists", refresh, env=unattended(env))
        run(f"Installing {names}", add, env=unattended(env))
