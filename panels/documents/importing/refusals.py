"""Why an import was refused."""


class ImportRefusedError(Exception):
    """The import changed nothing; the message says why and what to do."""
