"""What tests of persons share: for whom the words of a text stand."""

from __future__ import annotations

from datetime import date

import dateline


def named(coder: dateline.Coder, body: str, raw: str) -> list[str | None]:
    """Return the names for which mentions of these words stand, in the order of the text."""
    coded = coder.code(dateline.Article(body=body, published=date(2018, 7, 17)))
    of = {actor.mention: actor.name for actor in coded.actors}
    return [of.get(m.id) for m in coded.mentions if m.raw.lower() == raw]
