"""The errors that Dateline raises, as one tree.

    DatelineError
    ├── SettingsError        a settings file or option that cannot be used
    ├── InputError           a path, file or line that cannot be read as articles
    ├── KnowledgeError       a knowledge table or overlay that breaks its own rules
    ├── ModelError           a model that is missing or is not the one expected
    ├── RecordError          a record folder that cannot be opened, written or understood
    ├── SpanError            a span that does not lie in its text, or whose text differs
    └── QueryError           a query that names what the record does not have

Each message says what happened, to which value, and what to do about it. A single bad article
raises none of these through a run: it becomes a `records.Rejected`.
"""


class DatelineError(Exception):
    """Base of every error that Dateline raises on purpose."""


class SettingsError(DatelineError):
    """A settings file or option cannot be used."""


class InputError(DatelineError):
    """A path, file or line cannot be read as articles."""


class KnowledgeError(DatelineError):
    """A knowledge table or overlay breaks its own rules."""


class ModelError(DatelineError):
    """A model is missing or is not the one expected."""


class RecordError(DatelineError):
    """A record folder cannot be opened, written or understood."""


class SpanError(DatelineError):
    """A span does not lie in its text, or its text differs from what was stored."""


class QueryError(DatelineError):
    """A query names what the record does not have."""
