"""What goes wrong with a local node, as one message for the person at the terminal."""

import os


class NodeError(Exception):
    """Something that a person can mend; the message says what and how.

    Attributes:
        exit_code: what the command line ends with, after ``sysexits.h``: 69 something needed is
            missing, 75 trying again may help, 78 the request or the set-up is wrong.
    """

    exit_code = os.EX_SOFTWARE


class MissingProgramError(NodeError):
    """Java or Maven is absent, too old, or not what its name says (exit code 69)."""

    exit_code = os.EX_UNAVAILABLE


class FetchError(NodeError):
    """The distribution could not be fetched; what came so far is kept (exit code 75)."""

    exit_code = os.EX_TEMPFAIL


class SetUpError(NodeError):
    """A folder, port or option that cannot work (exit code 78)."""

    exit_code = os.EX_CONFIG


class StartError(NodeError):
    """Elasticsearch ended or did not answer in time (exit code 75)."""

    exit_code = os.EX_TEMPFAIL
