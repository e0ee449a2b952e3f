"""Put other states and leaders in the place of a country's name: "Iran" becomes "Polish President
Andrzej Duda" or "the Malian government", so that the network learns the act and not the actor.

In: the tables of countries, names, persons and tenures. Out: a phrase of a random government, and
whether a phrase is the name of a country.
"""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from pathlib import Path

TABLES = Path(__file__).parents[1] / "src" / "dateline" / "knowledge" / "data"
PLAIN = (
    "the {adjective} government", "{adjective} authorities", "{adjective} officials",
    "{name}'s government", "{name}'s foreign ministry", "the {adjective} foreign ministry",
    "{name}", "{name}", "{name}", "the government of {name}", "{adjective} leaders",
    "{name}'s president", "the {adjective} president", "the {adjective} prime minister",
)  # fmt: skip
TITLES = ("President", "Prime Minister", "Foreign Minister", "Defense Minister", "Chancellor")


def _rows(name: str) -> list[dict[str, str]]:
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Governments:
    """Phrases for the governments of states that exist today."""

    def __init__(self) -> None:
        names = {r["code"]: r["name"] for r in _rows("countries") if not r["end"] and r["name"]}
        adjectives: dict[str, str] = {}
        for row in _rows("country_names"):
            if row["kind"] == "adjective" and row["country"] in names and not row["end"]:
                adjectives.setdefault(row["country"], row["name"])
        self.states = [(names[code], adjectives[code], code) for code in sorted(adjectives)]
        self.names = {name for name, _, _ in self.states}
        persons = {r["id"]: r["name"] for r in _rows("persons")}
        self.leaders: dict[str, list[str]] = defaultdict(list)
        for row in _rows("tenures"):
            title = next((t for t in TITLES if row["title"].startswith(t)), None)
            if title and row["country"] in adjectives and row["person"] in persons:
                leader = f"{adjectives[row['country']]} {title} {persons[row['person']]}"
                self.leaders[row["country"]].append(leader)

    def phrase(self, rng: random.Random) -> str:
        """Return a phrase for some government or its head."""
        name, adjective, code = rng.choice(self.states)
        if self.leaders[code] and rng.random() < 0.4:
            return rng.choice(self.leaders[code])
        return rng.choice(PLAIN).format(name=name, adjective=adjective)
