"""The command line: `dateline code | show | find | explain | merge | incidents | brief | ...`.

In: arguments. Out: a readable table on standard output, or one JSON object a line with `--json`;
progress and messages on standard error. It refuses to hide an error: each is one line that names
the value and the remedy, and the exit code says of which kind it is.

Exit codes: 0 done (rejected articles are counted and listed, they do not fail a run); 1 nothing
was found, or a check has findings; 2 wrong usage, settings or input; 3 every article was
rejected; 4 a record, model or knowledge table cannot be used; 130 interrupted.
"""

from dateline.cli import commands, dropping, finding, merging
from dateline.cli.base import app, main

__all__ = ["app", "commands", "dropping", "finding", "main", "merging"]
