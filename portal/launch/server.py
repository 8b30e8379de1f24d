"""The web server of the portal, as ``make demo`` starts it; the Dockerfile says the same."""

from pathlib import Path

# Below ``media/``. Documents are not among them: Wagtail asks who may read each.
PICTURES = ("images", "avatar_images")
OPTIONS = (
    *("--interface", "wsgi", "--no-ws"),
    *("--workers", "2", "--blocking-threads", "8", "--backpressure", "64"),
    # A worker told to stop while it is still starting would never do so.
    *("--respawn-failed-workers", "--workers-kill-timeout", "5"),
)


def server_command(granian: str, host: str, port: int, media: Path) -> list[str]:
    """Return the command of the server; the folders of pictures are made where they are missing.

    Django serves uploaded pictures in development only, so the server itself does.

    Args:
        granian: path of the program.
        host: address to listen on.
        port: port to listen on.
        media: the folder of uploads, Django's ``MEDIA_ROOT``.
    """
    command = [granian, *OPTIONS, "--host", host, "--port", str(port)]
    for name in PICTURES:
        (media / name).mkdir(parents=True, exist_ok=True)
        command += ["--static-path-route", f"/media/{name}"]
        command += ["--static-path-mount", str(media / name)]
    return [*command, "portal.wsgi:application"]
