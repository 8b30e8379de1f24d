"""Writing of WebVTT: what is stored and sent, whatever file it came from."""

from collections.abc import Iterable

from panels.recordings.subtitles.cues import Cue, Element, Node, Subtitles, Text
from panels.recordings.subtitles.timestamps import ARROW, write_time
from panels.recordings.subtitles.vtt import SIGNATURE


def write_vtt(subtitles: Subtitles) -> str:
    """Return subtitles as a WebVTT file; ``read_vtt`` gives them back as they were."""
    return "\n\n".join([SIGNATURE, *map(_block, subtitles.cues)]) + "\n"


def _block(cue: Cue) -> str:
    settings = "".join(f" {name}:{value}" for name, value in cue.settings)
    times = f"{write_time(cue.start)} {ARROW} {write_time(cue.end)}{settings}"
    return "\n".join(filter(None, [cue.identifier, times, _markup(cue.content)]))


def _markup(nodes: Iterable[Node]) -> str:
    return "".join(map(_node, nodes))


def _node(node: Node) -> str:
    if isinstance(node, Text):
        return _escaped(node.text)
    if isinstance(node, Element):
        name = ".".join([node.name, *node.classes])
        annotation = f" {_escaped(node.annotation)}" if node.annotation else ""
        return f"<{name}{annotation}>{_markup(node.children)}</{node.name}>"
    return f"<{write_time(node.at)}>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
