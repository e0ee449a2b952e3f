"""Tell where people come to harm by a wreck, and nobody harms them.

In: a reading and the trigger of an assault. Out: a truth value. It refuses to weigh how sure a
match is, and leaves storms and diseases to `non_events`.
"""

from __future__ import annotations

from dateline.syntax import Reading, is_passive

_WRECKS = frozenset(
    "crash collide derail disintegrate capsize sink overturn collapse plunge plough plow veer "
    "skid erupt crumble".split()
)


def is_accident(reading: Reading, trigger: int) -> bool:
    """Tell whether a wreck did it: "crashed, killing all", "were killed when a hotel collapsed"."""
    token = reading.tokens[trigger]
    above = reading.tokens[token.head]
    by_wreck = token.dep in {"advcl", "conj"} and token.tag == "VBG" and above.lemma in _WRECKS
    return by_wreck or _is_wrecked(reading, trigger)


_KILLED = frozenset({"kill", "injure", "wound", "hurt", "maim"})
_WRECKED = frozenset(
    "crash derail disintegrate capsize sink overturn collapse erupt crumble collide skid".split()
)


_ATTACKING = frozenset(
    "bomber attacker gunman militant hijacker terrorist assailant rebel bomb missile rocket shell "
    "drone".split()
)
"""Whose crash or collapse is an attack."""


def _is_wrecked(reading: Reading, trigger: int) -> bool:
    """Tell whether people died as a thing broke: "were killed when a hotel collapsed"."""
    if reading.tokens[trigger].lemma not in _KILLED or not is_passive(reading, trigger):
        return False
    for node in reading.children[trigger]:
        token = reading.tokens[node]
        if token.dep != "advcl" or token.lemma not in _WRECKED:
            continue
        words = {reading.tokens[n].lower for n in reading.children[node]}
        who = reading.child(node, "nsubj")
        thing = who is not None and reading.tokens[who].lemma not in _ATTACKING
        if words & {"when", "after", "as"} and thing and reading.child(node, "dobj") is None:
            return True
    return False
