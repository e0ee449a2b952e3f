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
    verbs = [n for n in reading.ancestors(trigger) if reading.tokens[n].pos == "VERB"]
    wrecked = bool(verbs) and reading.tokens[verbs[0]].lemma in _WRECKS
    by_wreck = token.dep in _BESIDE and token.tag == "VBG" and wrecked
    return by_wreck or _is_wrecked(reading, trigger)


_BESIDE = frozenset({"advcl", "conj", "acl", "pcomp"})

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
