"""Reading the files of published statements outside of requests."""

from django_tasks import task

from panels.statements.models import Statement, StatementFileWords, StatementText
from portal.file_words.reading import content_of


@task()
def read_statement_file(pk: int) -> bool:
    """Read the file of a language version, if everybody may have it; tell whether it says anything.

    Args:
        pk: of the version.
    """
    texts = StatementText.objects.select_related("file").filter(file__isnull=False)
    text = texts.filter(pk=pk, statement__status=Statement.Status.PUBLISHED).first()
    if text is None or text.file is None:
        return False
    held = StatementFileWords.objects.filter(file=text.file).first()
    data = content_of(text.file.file.open, text=pk)
    if data is None:
        return False
    return (held or StatementFileWords(file=text.file)).read(data, text.language)
