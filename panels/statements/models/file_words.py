"""What a file of a statement says."""

from django.db import models

from panels.statements.models.file import StatementFile
from portal.file_words.models import Words


class StatementFileWords(Words):
    """The words of one file; read when its statement is published."""

    file = models.OneToOneField(StatementFile, on_delete=models.CASCADE, related_name="words")
