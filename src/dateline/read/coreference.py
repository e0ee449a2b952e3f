"""Put mentions of one thing into one chain: names, titles, pronouns.

In: a reading with mentions and the knowledge base. Out: the mentions with chain numbers. First
persons inside quotations stay without a chain: the speaker is known only after `extract`. It
refuses to say who a chain is: that is `resolve`'s work.
"""

from __future__ import annotations

import msgspec

from dateline.knowledge.base import Knowledge
from dateline.read.antecedents import Antecedents
from dateline.read.chains import Chains
from dateline.read.name_links import link_names
from dateline.syntax import Reading


def linked(reading: Reading, knowledge: Knowledge, antecedents: Antecedents) -> Reading:
    """Return the reading with `chain` set on its mentions where something is known."""
    chains = Chains()
    ordered = sorted(reading.mentions, key=lambda mention: mention.start)
    link_names(reading, ordered, chains, knowledge)
    antecedents.link(reading, ordered, chains, knowledge)
    mentions = tuple(
        msgspec.structs.replace(mention, chain=chains.of.get(mention.id)) for mention in ordered
    )
    return reading.with_mentions(mentions)
