"""The one tree of errors. Each says what is wrong, where, and how to mend it, in two languages.

ShisakuError
├── UsageError          the command was called in a way that cannot work      exit 2
├── SourceError         what was received cannot be read as it is             exit 1
│   ├── DescriptorError     source.toml: unknown key, wrong type, bad code
│   ├── DocumentError       the file: missing, empty, undecidable encoding
│   ├── TableError          no heading, unknown column, unreadable cell
│   ├── CorrectionError     a correction that no longer matches
│   ├── ContinuityError     last year's ledger, or a decision about it, that does not fit
│   └── RecordError         a row that is no record
├── ValidationError     SHACL found violations: nothing is published          exit 1
├── QueryError          an unknown query, parameter or SPARQL syntax          exit 2
├── EndpointError       a remote endpoint did not give a whole answer         exit 3
├── RequestError        a request that our own server refuses                 HTTP 4xx, 503
└── PublicationError    dist/ cannot be written                               exit 4
    └── VerificationError   what is published is not what its manifest says   exit 1
"""

from typing import ClassVar

from shisaku_graph.language import Bilingual, Language, preferred_language
from shisaku_graph.trace import Origin


class ShisakuError(Exception):
    """What is wrong, where, and what to do.

    Attributes:
        code: short name that stands in docs/reference/errors.md.
        problem: what is wrong, with the value.
        remedy: what the reader can do.
        place: an Origin, or a file name with a key, or ``None``.
    """

    exit_code: ClassVar[int] = 1

    def __init__(
        self,
        code: str,
        problem: Bilingual,
        remedy: Bilingual,
        place: Origin | str | None = None,
    ) -> None:
        super().__init__(code, problem, remedy, place)
        self.code = code
        self.problem = problem
        self.remedy = remedy
        self.place = place

    def render(self, language: Language) -> str:
        """Return the message as a person reads it: place, problem, remedy."""
        place = "" if self.place is None else f"{self.place}: "
        arrow = "→ 対処" if language == "ja" else "→ remedy"
        head = f"error[{self.code}] {place}{self.problem.say(language)}"
        return f"{head}\n  {arrow}: {self.remedy.say(language)}"

    def __str__(self) -> str:
        return self.render(preferred_language())


class UsageError(ShisakuError):
    """The command was called in a way that cannot work."""

    exit_code = 2


class SourceError(ShisakuError):
    """What was received cannot be read as it is."""


class DescriptorError(SourceError):
    """``source.toml`` says something that cannot be."""


class DocumentError(SourceError):
    """The file is missing, empty, or in an encoding that cannot be decided."""


class TableError(SourceError):
    """The file holds no table that the descriptor describes."""


class CorrectionError(SourceError):
    """A correction does not fit the table any more."""


class ContinuityError(SourceError):
    """Last year's ledger or a decision of the review file does not fit this year's table."""


class RecordError(SourceError):
    """A repaired row is still no record."""


class ValidationError(ShisakuError):
    """The graph breaks the shapes; nothing is published."""


class QueryError(ShisakuError):
    """A query, one of its parameters, or its syntax is wrong."""

    exit_code = 2


class EndpointError(ShisakuError):
    """A remote endpoint did not give a whole answer."""

    exit_code = 3


class RequestError(ShisakuError):
    """A request that the local server refuses, or cannot answer now.

    Attributes:
        status: the HTTP status code.
        retry: seconds after which it may be asked again, if that can help.
    """

    def __init__(  # noqa: PLR0913  # one for each part of the answer
        self,
        code: str,
        problem: Bilingual,
        remedy: Bilingual,
        place: str | None = None,
        *,
        status: int = 400,
        retry: int | None = None,
    ) -> None:
        super().__init__(code, problem, remedy, place)
        self.status = status
        self.retry = retry


class PublicationError(ShisakuError):
    """The published folder cannot be written."""

    exit_code = 4


class VerificationError(PublicationError):
    """What is published is not what its manifest, or its signature, says."""

    exit_code = 1
