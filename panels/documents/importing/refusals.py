"""Why an import was refused."""


class ImportRefusedError(Exception):
    """The import changed nothing; the message says why and what to do.

    Attributes:
        message: what is the matter, in the reader's language.
        advice: what the command line can do about it, in English.
    """

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(f"{message} {advice}".strip())
        self.message = message
        self.advice = advice
