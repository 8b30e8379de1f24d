"""What a panel discussion is made of, one block a file."""

from panels.discussions.blocks.access_service import AccessServiceBlock
from panels.discussions.blocks.idea import FollowUpBlock, IdeaBlock
from panels.discussions.blocks.person import PersonBlock, PortraitBlock
from panels.discussions.blocks.programme_step import ProgrammeStepBlock

__all__ = [
    "AccessServiceBlock",
    "FollowUpBlock",
    "IdeaBlock",
    "PersonBlock",
    "PortraitBlock",
    "ProgrammeStepBlock",
]
