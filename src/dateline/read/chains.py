"""Chains of mentions under construction.

In: mentions one by one. Out: the number of the chain of each. It refuses to say which mention
belongs to which: `coreference` and `pronouns` do.
"""

from __future__ import annotations

from dateline.records import Mention


class Chains:
    """Chains under construction: numbers by mention id, members by number."""

    def __init__(self) -> None:
        self.of: dict[str, int] = {}
        self.members: list[list[Mention]] = []

    def start(self, mention: Mention) -> int:
        """Begin a chain with the mention and return its number."""
        self.of[mention.id] = len(self.members)
        self.members.append([mention])
        return self.of[mention.id]

    def join(self, mention: Mention, number: int) -> None:
        """Put the mention into a chain."""
        self.of[mention.id] = number
        self.members[number].append(mention)

    def merge(self, number: int, into: int) -> None:
        """Move the mentions of one chain into another."""
        for mention in self.members[number]:
            self.join(mention, into)
        self.members[number] = []
