"""The portal in a process of its own, under settings of one's choice."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

KEY = "Nh3x-58bTq_wjD0sYk7Zc1vRmLp9FgAoXeUi2KtBWd4JrHyC6S"
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "DJANGO_SECRET_KEY": KEY,
    "DJANGO_ALLOWED_HOSTS": "portal.example.org",
    "ACCOMMODATION_KEYS": "b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtb24=",
    "CONTACT_EMAIL": "help@example.org",
}


def run(
    *arguments: str, environment: dict[str, str], folder: Path
) -> subprocess.CompletedProcess[str]:
    """Run Python in the checkout with nothing of this process's settings.

    Args:
        arguments: of the interpreter.
        environment: the portal's variables.
        folder: where the portal may write.
    """
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(  # noqa: S603 -- this very interpreter
        [sys.executable, *arguments],
        env={**inherited, "PORTAL_VAR_DIR": str(folder), **environment},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
