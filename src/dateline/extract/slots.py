"""Find what fills the grammatical slots of a predicate: its subject, object, prepositions.

In: a reading and the token of a trigger. Out: the head tokens of the fillers, through passives,
control, relative clauses and coordination. It refuses to look at names or meaning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.extract.relatives import RELATIVE, antecedent
from dateline.records import Mention
from dateline.syntax import Reading, conjuncts, first_conjunct, is_passive

_VERBAL = frozenset({"VERB", "AUX"})

_CAUSED = frozenset(
    "kill arrest jail execute murder assassinate poison remove expel detain deport imprison beat "
    "torture shoot release pardon abduct kidnap evict fire dismiss".split()
)
"""What somebody has done to another: "had him killed"."""

OBJECT_CONTROL = frozenset(
    "urge ask tell order command force compel persuade convince press pressure invite allow permit "
    "enable help require request call encourage advise warn instruct direct get want expect lead "
    "like prefer push oblige authorise authorize beg implore challenge appeal exhort entitle "
    "commission trust task empower inspire hire recruit train rely count wait dare welcome".split()
)
"""Verbs whose object is the subject of their infinitive ("urged Russia to withdraw")."""


GIVING = frozenset({"grant", "give", "allow", "offer", "deny", "promise", "leave"})
"""Verbs whose "to whom" does what the object names: "granted Iran the right to object"."""

BLAMING = frozenset(
    "accuse suspect blame charge convict criticize criticise praise thank prevent stop keep ban "
    "bar prohibit dissuade discourage deter condemn punish indict fault commend congratulate "
    "denounce slam blast rebuke chide reprimand fine jail arrest sanction credit warn attack "
    "assail ridicule mock lambaste deride berate scold expel detain imprison deport sue prosecute "
    "fire suspend".split()
)
"""Verbs whose object did what follows a preposition ("accused Iran of arming the rebels")."""


def verb_subject(reading: Reading, verb: int, depth: int = 0) -> int | None:
    """Return the head token of the one who does `verb`, or None if nobody is said to.

    In the passive this is the by-agent. Infinitives, participles and conjuncts take the subject
    of the verb above them; relative clauses the noun they stand with.
    """
    if depth > 6:
        return None
    above = reading.tokens[verb].head
    caused = reading.tokens[verb].dep == "ccomp" and reading.tokens[above].lemma == "have"
    if caused and reading.tokens[verb].lemma in _CAUSED:
        return verb_subject(reading, above, depth + 1)
    if is_passive(reading, verb):
        return agent_of(reading, verb)
    own = reading.child(verb, "nsubj", "csubj")
    if own is not None:
        stands = antecedent(reading, own, verb)
        return own if stands is None else stands
    if reading.child(verb, "expl") is not None:
        return None  # "there should be no meeting": nobody above holds it
    return _inherited_subject(reading, verb, depth)


def _inherited_subject(reading: Reading, verb: int, depth: int) -> int | None:
    tokens = reading.tokens
    dep, head = tokens[verb].dep, tokens[verb].head
    if head == verb:
        return None
    if dep == "conj" and tokens[head].pos in _VERBAL:
        if is_passive(reading, head):
            return _undergoer(reading, head, depth)
        return verb_subject(reading, head, depth + 1)
    if dep in {"xcomp", "ccomp", "advcl", "pcomp", "prep"}:
        own = _before_gerund(reading, verb)
        return own if own is not None else _controller(reading, verb, head, depth)
    if dep == "acl":
        if tokens[verb].tag == "VBG":
            writes = _who_writes(reading, verb, head)
            if writes is not None and tokens[writes].dep == "acl":
                return next(iter(prepositions(reading, writes).get("from", ())), None)
            return head if writes is None else verb_subject(reading, writes, depth + 1)
        user = _who_uses(reading, head, verb)
        if user is not None:
            return verb_subject(reading, user, depth + 1)
        named = _for_whom(reading, head, verb)
        if named is None and tokens[verb].tag == "VB" and tokens[head].lemma in _ASKING:
            return _who_is_asked(reading, head)
        return named if named is not None else noun_controller(reading, head, depth)
    if dep == "relcl":
        return _behind_means(reading, verb, head, depth)
    if dep in {"aux", "auxpass", "ROOT"}:
        return None
    return None


_POSTING = frozenset({"send", "write", "address", "deliver", "issue"})
_LETTERS = frozenset("letter note message memo petition email e-mail statement".split())
_WRITTEN = frozenset(
    "oppose urge ask call demand request criticize criticise condemn support express accuse warn "
    "denounce seek press protest".split()
)


def _who_writes(reading: Reading, verb: int, noun: int) -> int | None:
    """Return the verb of whose letter it is: "sent a letter to the leaders opposing the plan"."""
    tokens = reading.tokens
    through = tokens[tokens[noun].head]
    above = tokens[through.head]
    sent = above.i if above.lemma in _POSTING else above.head
    if tokens[noun].dep != "pobj" or through.lower != "to" or tokens[verb].lemma not in _WRITTEN:
        return None
    if above.dep == "acl" and tokens[above.head].lemma in _LETTERS:
        return above.i  # "a letter sent from the lawyer to the judge asking him to wait"
    letter = reading.child(sent, "dobj")
    known = letter is not None and tokens[letter].lemma in _LETTERS
    return sent if known and tokens[sent].lemma in _POSTING else None


def _who_uses(reading: Reading, noun: int, verb: int) -> int | None:
    """Return the verb of using whose purpose a clause is: "used his promise to attack them".

    Who uses another's thing acts with it, not its owner.
    """
    above = reading.tokens[noun].head
    infinitive = any(reading.tokens[n].tag == "TO" for n in reading.children[verb])
    used = reading.tokens[noun].dep == "dobj" and reading.tokens[above].lemma in _USING
    return above if infinitive and used and not is_passive(reading, above) else None


_USING = frozenset("use exploit wield employ leverage misuse abuse invoke".split())

_ASKING = frozenset("call demand appeal plea request".split())


def _who_is_asked(reading: Reading, noun: int) -> int | None:
    """Return who is to do what a call is for: "calls on him to resign", not who makes it.

    "His demand to be heard" is the owner's own.
    """
    behind = prepositions(reading, noun)
    asked = next((i for name in ("on", "to") for i in behind.get(name, ())), None)
    if asked is not None or "by" in behind or "from" in behind:
        return asked
    return noun_controller(reading, noun)


def _behind_means(reading: Reading, verb: int, noun: int, depth: int) -> int | None:
    """Return who acts in a clause on a noun: the noun, but in "took steps to fight" who took them.

    A noun that names somebody acts itself: "the man to lead them".
    """
    infinitive = any(reading.tokens[n].tag == "TO" for n in reading.children[verb])
    if not infinitive or noun in reading.mention_at or reading.tokens[noun].lemma in _INQUIRERS:
        return noun
    named = _for_whom(reading, noun, verb)
    return named if named is not None else noun_controller(reading, noun, depth)


_INQUIRERS = frozenset("commission committee panel counsel prosecutor agency unit team".split())
"""Who acts in "a commission to investigate the ties", not who wants it."""


def _before_gerund(reading: Reading, verb: int) -> int | None:
    """Return who acts in "despite Iran breaking the deal", "with Trump opening the door"."""
    tokens = reading.tokens
    before = tokens[first_conjunct(reading, verb - 1)] if verb else tokens[verb]
    if tokens[verb].tag != "VBG" or before.dep != "pobj" or before.i not in reading.mention_at:
        return None
    if tokens[before.head].dep == "dative":
        return None
    if tokens[before.head].lower == "of" and _is_addressed(reading, tokens[before.head].head):
        return None
    if tokens[before.head].lower == "to" and tokens[tokens[before.head].head].lemma in _WRITING:
        return None
    if tokens[verb].dep == "xcomp" and tokens[tokens[verb].head].lemma in _SPENDING:
        return None
    return before.i if tokens[before.head].lower in _BEFORE_GERUNDS else None


def _is_addressed(reading: Reading, noun: int) -> bool:
    """Tell whether somebody only gets what asks: "letters to members of Congress urging it"."""
    token = reading.tokens[noun]
    return token.dep == "pobj" and reading.tokens[token.head].lower in {"to", "for"}


_WRITING = frozenset(
    "letter message email e-mail memo note write send pen deliver dispatch".split()
)
"""What is written to somebody who then only reads it: "penned a letter to Oslo chastising it"."""

_SPENDING = frozenset({"spend", "waste", "pass"})
"""Verbs of time, whose subject acts: "spent much of it complaining"."""

_BEFORE_GERUNDS = frozenset("with without despite to about of over after before since".split())
"""Prepositions whose object may be the subject of a gerund; "in Syria fighting" is a place."""


def _for_whom(reading: Reading, noun: int, verb: int) -> int | None:
    """Return who is to do what a noun is about: "an offer for Russian officials to question".

    Also "For Putin, it is a chance to question": noun is "is" there, verb the "chance".
    """
    verbal = reading.tokens[noun].pos in _VERBAL
    for node in reading.children[noun]:
        token = reading.tokens[node]
        if token.lower == "for" and token.dep == "prep" and (verbal or noun < node) and node < verb:
            target = reading.child(node, "pobj")
            if target is not None and reading.mention_at.get(target) is not None:
                return target
    return None


def _controller(reading: Reading, verb: int, head: int, depth: int) -> int | None:
    """Return the understood subject of a complement or adverbial clause."""
    tokens = reading.tokens
    if tokens[head].pos == "ADP":
        return _inherited_subject(reading, head, depth + 1)
    if _is_topic(reading, head):
        return verb_subject(reading, tokens[head].head, depth + 1)
    if tokens[verb].lower == "as":
        seen = tokens[tokens[head].head] if tokens[head].dep == "dobj" else tokens[head]
        if seen.lemma in _SEEING_AS:
            return verb_object(reading, seen.i)
    if tokens[head].pos not in _VERBAL:
        if tokens[verb].lower == "for" and head in reading.mention_at and head == verb - 1:
            return head  # "banned a group for planning": the group did
        if tokens[head].pos in {"ADJ"}:
            above = tokens[head].head
            return verb_subject(reading, above, depth + 1) if above != head else None
        return noun_controller(reading, head, depth)
    if _is_of_talk(reading, verb, head):
        return None
    if tokens[verb].dep in {"xcomp", "ccomp"} or _is_asked(reading, verb, head):
        if is_passive(reading, head):
            by = agent_of(reading, head) if tokens[head].lemma == "use" else None
            if by is not None:
                return by  # "a list used by officers to track smugglers"
            return _undergoer(reading, head, depth)
        if tokens[head].lemma in OBJECT_CONTROL:
            controlled = reading.child(head, "dobj", "dative")
            if controlled is not None and tokens[head].lemma != "call":
                return controlled
            for node in reading.children[head]:
                if tokens[node].dep == "prep" and tokens[node].lower in {"on", "to", "for", "upon"}:
                    found = reading.child(node, "pobj")
                    if found is not None:
                        return found
    shown = reading.child(head, "dobj") if tokens[head].lemma in _SHOWING else None
    spoken = _whose_words(reading, verb, head)
    if spoken is not None:
        return spoken
    if shown is not None and shown < verb and tokens[verb].tag == "VBG":
        close = all(tokens[i].text != "," for i in range(shown, verb))
        return shown if close else verb_subject(reading, head, depth + 1)
    if tokens[verb].dep == "prep" and tokens[head].lemma in BLAMING:
        blamed = verb_object(reading, head)
        if blamed is not None:
            return blamed
    if tokens[verb].dep == "prep" and tokens[verb].lower == "for" and tokens[head].lemma == "give":
        credited = reading.child(head, "dative")
        if credited is not None:
            return credited
    if is_passive(reading, head):
        return reading.child(head, "nsubjpass")
    return verb_subject(reading, head, depth + 1)


def _is_of_talk(reading: Reading, verb: int, head: int) -> bool:
    """Tell whether an infinitive is what a deal is about that is only discussed."""
    matter = reading.child(head, "dobj")
    if reading.tokens[head].lemma not in _DISCUSSING or matter is None or matter > verb:
        return False
    infinitive = any(reading.tokens[n].tag == "TO" for n in reading.children[verb])
    return infinitive and reading.tokens[matter].lemma in _DEALS


_DISCUSSING = frozenset("discuss debate weigh consider study examine review mull".split())
_DEALS = frozenset("deal agreement accord pact treaty plan proposal idea option way".split())


def _is_topic(reading: Reading, verb: int) -> bool:
    """Tell whether a clause only names the topic: "when it comes to fighting crime, Oslo leads"."""
    token = reading.tokens[verb]
    own = reading.child(verb, "nsubj", "expl")
    when = any(reading.tokens[n].lower == "when" for n in reading.children[verb])
    empty = own is not None and reading.tokens[own].lower == "it"
    return token.lemma == "come" and token.dep == "advcl" and empty and when


def _is_asked(reading: Reading, verb: int, head: int) -> bool:
    """Tell whether an infinitive is what somebody is called on to do, taken for a purpose."""
    infinitive = any(reading.tokens[n].tag == "TO" for n in reading.children[verb])
    asks = reading.tokens[head].lemma in {"call", "urge", "press", "pressure", "appeal", "plead"}
    asks |= reading.tokens[head].lemma in _ORDERING and any(
        reading.tokens[n].dep == "dobj" and n in reading.mention_at for n in reading.children[head]
    )
    return reading.tokens[verb].dep == "advcl" and infinitive and asks


def _whose_words(reading: Reading, through: int, verb: int) -> int | None:
    """Return whose words they are in "criticized Lee's remarks after meeting the rebels".

    through: the preposition before the gerund, right behind the noun.
    """
    said = reading.child(verb, "dobj")
    if reading.tokens[through].lower not in {"after", "before", "following"} or said is None:
        return None
    if said != through - 1 or reading.tokens[said].lemma not in _WORDS:
        return None
    return reading.child(said, "poss")


_WORDS = frozenset("remark comment statement speech tweet performance behavior behaviour".split())

_SHOWING = frozenset("capture catch film record show photograph spot hear see watch find".split())
"""Verbs whose object does what a participle behind it tells: "filmed the minister threatening"."""

_ORDERING = frozenset(
    "invite welcome order tell ask force persuade instruct encourage authorize authorise command "
    "convince".split()
)
"""Verbs whose object is to do what an infinitive behind tells: "invited him to Oslo to talk"."""

_SEEING_AS = frozenset(
    "view see regard describe portray depict characterize characterise perceive interpret "
    "paint".split()
)
"""Verbs whose object is said to do what follows "as": "saw the pullout as ceding ground"."""


def _undergoer(reading: Reading, verb: int, depth: int) -> int | None:
    """Return the subject of a passive, its own or the one it shares."""
    own = reading.child(verb, "nsubjpass")
    if own is None:
        return _inherited_object(reading, verb, depth + 1)
    stands = antecedent(reading, own, verb)
    return own if stands is None else stands


_WISHING = frozenset("need want demand require await urge seek".split())
_MEASURES = frozenset("action measure law legislation intervention step leadership rule".split())


_OPPOSING = frozenset(
    "oppose reject criticize criticise veto condemn block denounce fight resist overturn repeal "
    "challenge slam blast defeat decry override".split()
)
_LAWS = frozenset(
    "law bill legislation measure rule resolution order decree amendment act policy "
    "program programme".split()
)


def noun_controller(reading: Reading, noun: int, depth: int = 0) -> int | None:
    """Return who is behind a noun that governs a clause: "Iran's refusal to ...", "a plan by"."""
    tokens = reading.tokens
    owner = reading.child(noun, "poss")
    if owner is not None:
        return owner
    for node in reading.children[noun]:
        if tokens[node].dep == "prep" and tokens[node].lower in {"by", "of"}:
            return reading.child(node, "pobj")
    for node in modifiers(reading, noun):
        named = reading.mention_at.get(node)
        if named is not None and named.form == "name" and not is_of_era(reading, named):
            return node
    for _ in range(3):
        above = tokens[noun].head
        if tokens[noun].dep not in {"dobj", "attr", "pobj"} or above == noun:
            return None
        if tokens[above].pos == "ADP":
            through, above = tokens[above].lower, tokens[above].head
            if tokens[above].lemma in _POINTING and through == "as":
                return None  # "pointed to the vote as a way to oust him": others are to
            if tokens[noun].lemma in _PLOTS and through in _GROUNDS:
                if above in reading.mention_at:
                    return above  # the parser's "two men over a plot"
                blamed = tokens[above].lemma in BLAMING
                return verb_object(reading, above) if blamed else None
        if tokens[above].pos in _VERBAL:
            if tokens[above].lemma in _WISHING and tokens[noun].lemma in _MEASURES:
                return None  # "we need action to stop them": somebody else is to act
            if reading.child(above, "expl") is not None:
                return None  # "there is no law prohibiting it": nobody above does it
            if tokens[above].lemma in _DISCUSSING and tokens[noun].lemma in _DEALS:
                return None  # "discussed a plan to move troops": nobody moves them yet
            if tokens[above].lemma in _OPPOSING and tokens[noun].lemma in _LAWS:
                return None  # "opposed a bill banning it": who opposes it bans nothing
            fronted = _for_whom(reading, above, noun) if tokens[noun].dep == "attr" else None
            if fronted is not None:
                return fronted
            given = reading.child(above, "dative") if tokens[above].lemma in GIVING else None
            return given if given is not None else verb_subject(reading, above, depth + 1)
        noun = above
    return None


_POINTING = frozenset("point describe regard see view cite".split())
_PLOTS = frozenset("plot plan attempt conspiracy scheme bid threat effort".split())

_GROUNDS = frozenset({"over", "about", "for"})
"""Prepositions of why something was done: "arrested two men over a plot to kill the envoy"."""


def is_of_era(reading: Reading, mention: Mention) -> bool:
    """Tell whether a name only tells since when: "a Bush-era program", "Obama-era rules"."""
    behind = [token.lower for token in reading.tokens[mention.last : mention.last + 2]]
    return len(behind) == 2 and behind[0] in {"-", "–"} and behind[1] == "era"


def agent_of(reading: Reading, verb: int) -> int | None:
    """Return who did it in the passive, also behind a second verb: "beaten and robbed by boys"."""
    for node in reading.children[verb]:
        if reading.tokens[node].dep in {"agent", "prep"} and reading.tokens[node].lower == "by":
            found = reading.child(node, "pobj")
            if found is not None:
                return found
    joined = joined_verb(reading, verb)
    return agent_of(reading, joined) if joined is not None and is_passive(reading, joined) else None


_COMPLETE = frozenset(
    "apologize apologise meet agree resign protest talk speak travel come go return retreat leave "
    "surrender march rally respond retaliate complain quit fight object vote step die walk stand "
    "lie sit fall arrive act work demonstrate strike".split()
)
"""Verbs that ask for no object: "he resigned and praised the court"."""


def joined_verb(reading: Reading, verb: int) -> int | None:
    """Return the verb that "and" joins to `verb`, right behind it: "shot and killed the man".

    What stands behind the second belongs to both.
    """
    tokens = reading.tokens
    if tokens[verb].lemma in _COMPLETE:
        return None
    at = verb + 1
    while at < len(tokens) and tokens[at].dep == "cc":
        at += 1
    while at < len(tokens) and tokens[at].pos == "ADV":
        at += 1
    if at == verb + 1 or at >= len(tokens):
        return None
    joined = tokens[at].dep == "conj" and tokens[at].head == verb
    return at if joined and tokens[at].tag == tokens[verb].tag else None


def verb_object(reading: Reading, verb: int) -> int | None:
    """Return the head token of what `verb` is done to: direct object or passive subject."""
    if is_passive(reading, verb):
        own = reading.child(verb, "nsubjpass")
        if own is None:
            own = _relative_subject(reading, verb)
        if own is not None:
            stands = antecedent(reading, own, verb)
            return own if stands is None else stands
        return _inherited_object(reading, verb, 0)
    own = reading.child(verb, "dobj")
    said = reading.tokens[reading.tokens[verb].head].pos == "VERB"
    if own is not None and said and reading.tokens[own].lower == "that" and own < verb:
        behind = [n for n in reading.children[verb] if reading.tokens[n].dep == "dobj" and n > verb]
        own = behind[0] if behind else None  # "reported that he asked them": no relative
    if own is not None and reading.tokens[own].lower in RELATIVE:
        return reading.tokens[verb].head if reading.tokens[verb].dep == "relcl" else None
    if own is None and reading.tokens[verb].dep == "relcl":
        subject = reading.child(verb, "nsubj")
        if subject is not None and reading.tokens[subject].lower not in RELATIVE:
            return reading.tokens[verb].head
    if own is None:
        joined = joined_verb(reading, verb)
        return verb_object(reading, joined) if joined is not None else None
    return own


def _relative_subject(reading: Reading, verb: int) -> int | None:
    """Return the "which" of "which it says was armed", that the parser takes for who armed."""
    own = reading.child(verb, "nsubj")
    is_relative = own is not None and reading.tokens[own].lower in RELATIVE
    return own if is_relative and reading.tokens[verb].dep == "ccomp" else None


def _inherited_object(reading: Reading, verb: int, depth: int) -> int | None:
    """Return the understood object of a passive participle ("was seized and killed")."""
    tokens = reading.tokens
    dep, head = tokens[verb].dep, tokens[verb].head
    if depth > 6 or head == verb:
        return None
    if dep in {"acl", "relcl"}:
        return head
    if dep == "conj" and tokens[head].pos in _VERBAL:
        if is_passive(reading, head):
            return verb_object(reading, head)
        return verb_subject(reading, head, depth + 1)
    if dep == "advcl" and _is_of_agent(reading, verb):
        return verb - 2
    if dep in {"xcomp", "advcl", "ccomp", "pcomp"}:
        return _controller(reading, verb, head, depth + 1)
    return None


def _is_of_agent(reading: Reading, participle: int) -> bool:
    """Tell whether a participle tells of who acts: "an advance by the army, backed by Oslo"."""
    tokens = reading.tokens
    if participle < 2 or tokens[participle].tag != "VBN" or tokens[participle - 1].text != ",":
        return False
    before = tokens[participle - 2]
    agent = before.dep == "pobj" and tokens[before.head].lower == "by"
    return agent and before.i in reading.mention_at


def prepositions(reading: Reading, *heads: int) -> Mapping[str, list[int]]:
    """Return the objects of the prepositions below these tokens, by preposition.

    "from X to Y", "on behalf of" and nested prepositions count under their first word; "by" of
    a passive is an agent and is left out. What stands behind its head goes before what is fronted.
    """
    tokens = reading.tokens
    found: dict[str, list[int]] = {}
    for head in heads:
        behind = sorted(reading.children[head], key=lambda node: (node < head, node))
        for node in behind:
            if tokens[node].dep not in {"prep", "dative"}:
                continue
            if tokens[node].dep == "dative" and tokens[node].pos != "ADP":
                found.setdefault("iobj", []).append(node)
                continue
            if tokens[node].lower in {"according", "thanks", "due", "owing"}:
                continue
            if _is_for_its_part(reading, node):
                continue
            shared = _shared_object(reading, head, node)
            if shared is not None:
                found.setdefault(tokens[node].lower, []).append(shared)
            for target in reading.children[node]:
                if tokens[target].dep in {"pobj", "pcomp"}:
                    found.setdefault(tokens[node].lower, []).append(target)
                elif tokens[target].dep == "prep":
                    for inner in reading.children[target]:
                        if tokens[inner].dep == "pobj":
                            found.setdefault(tokens[target].lower, []).append(inner)
    return found


def _is_for_its_part(reading: Reading, preposition: int) -> bool:
    """Tell whether "for his part" only turns to another speaker."""
    behind = reading.child(preposition, "pobj")
    part = behind is not None and reading.tokens[behind].lower == "part"
    return part and behind is not None and reading.child(behind, "poss") is not None


def _shared_object(reading: Reading, verb: int, preposition: int) -> int | None:
    """Return whom "with" governs in "met with and thanked the crew", "met with, then wrote to, X".

    That is what the verb behind "and" is done to, where the preposition has nothing of its own.
    """
    tokens = reading.tokens
    if tokens[verb].pos != "VERB" or preposition < verb or reading.children[preposition]:
        return None
    at = preposition + 1
    while at < len(tokens) and (tokens[at].pos in {"ADV", "PUNCT"} or tokens[at].dep == "cc"):
        at += 1
    joined = at < len(tokens) and tokens[at].dep == "conj" and tokens[at].pos == "VERB"
    if not joined or not any(tokens[i].dep == "cc" for i in range(preposition + 1, at)):
        return None
    own = reading.child(at, "dobj")
    if own is not None:
        return own
    behind = reading.child(at, "prep")
    return reading.child(behind, "pobj") if behind is not None else None


def modifiers(reading: Reading, noun: int) -> Iterator[int]:
    """Yield the adjectives and nouns that modify a noun from the left ("Sino-US", "Russian")."""
    for node in reading.children[noun]:
        if reading.tokens[node].dep in {"compound", "amod", "nmod"}:
            yield node
            yield from modifiers(reading, node)


def complement_clause(reading: Reading, head: int) -> int | None:
    """Return the verb of the clause that `head` governs ("agreed to meet" -> meet), or None."""
    found = reading.child(head, "xcomp", "ccomp", "acl", "pcomp")
    return found if found is not None else _told_in_noun(reading, head)


def _told_in_noun(reading: Reading, noun: int) -> int | None:
    """Return the verb of "the accusation that Moscow meddled", which the parser calls relative."""
    for node in reading.children[noun]:
        if reading.tokens[node].dep == "relcl" and reading.child(node, "mark") is not None:
            return node
    return None


_ANYBODY = frozenset("anyone anybody everyone everybody all nobody none anything".split())


def below(reading: Reading, i: int) -> tuple[int, ...]:
    """Return `i` and the tokens coordinated after it, in text order.

    Also behind a preposition that is told again: "from Democrats but also from Republicans", "by
    Congress, including by Democrats".
    """
    found = tuple(conjuncts(reading, i))
    tokens = reading.tokens
    if len(found) > 1 and tokens[i].lower in _ANYBODY and tokens[i + 1].lower in {"but", "except"}:
        found = (i,)  # "anyone but an officer"
    through = tokens[tokens[i].head]
    if through.lower == "from" and through.i and tokens[through.i - 1].lower == "ranging":
        found += tuple(_end_of_range(reading, through.i))
    if tokens[i].dep != "pobj" or through.pos != "ADP" or _is_negated(reading, through.i):
        return found
    beside = [n for n in reading.children[through.head] if n > through.i]
    examples = (n for n in beside if tokens[n].lower == "including")
    joined = (n for n in (*reading.children[through.i], *beside) if tokens[n].dep == "conj")
    again = (
        reading.child(node, "pobj")
        for node in (*joined, *(n for example in examples for n in reading.children[example]))
        if tokens[node].lower == through.lower
    )
    more = (n for node in again if node is not None for n in conjuncts(reading, node))
    return tuple(dict.fromkeys((*found, *more)))


def _end_of_range(reading: Reading, start: int) -> Iterator[int]:
    """Yield the last of "ranging from mayors to ministers"."""
    for node in reading.children[reading.tokens[start].head]:
        if node > start and reading.tokens[node].lower == "to":
            target = reading.child(node, "pobj")
            if target is not None:
                yield from conjuncts(reading, target)


def _is_negated(reading: Reading, preposition: int) -> bool:
    """Tell whether the first of two is denied: "not from Oslo but from Bergen", not "not just"."""
    tokens = reading.tokens
    before = [tokens[n].lower for n in range(max(0, preposition - 2), preposition)]
    return "not" in before and not {"just", "only"} & set(before)
