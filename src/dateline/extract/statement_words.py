"""Word lists of the rules for statements.

In: nothing. Out: frozen sets of lower-case words. It refuses to hold cues: those are in
`knowledge/data/cues.csv`.
"""

MEDIA = frozenset({
    "agency", "broadcaster", "channel", "daily", "magazine", "media", "network", "news",
    "newspaper", "outlet", "press", "radio", "station", "tabloid", "television", "tv",
    "website", "weekly",
})  # fmt: skip
"""Nouns for media: the head of a voice that is an outlet or agency."""

WIRES = frozenset({
    "afp", "al-jazeera", "anadolu", "ansa", "ap", "bbc", "belta", "cnn", "dpa", "efe",
    "interfax", "irna", "itar-tass", "kcna", "kyodo", "pti", "reuters", "ria", "rossiya-24",
    "sana", "tass", "ukrinform", "upi", "wafa", "xinhua", "yonhap",
})  # fmt: skip
"""News agencies and broadcasters by their bare names."""

PAPERS = frozenset({
    "ad", "advertisement", "affidavit", "agreement", "analysis", "article", "audit", "bill",
    "book", "cable", "census", "clip", "code", "column", "communique", "communiqué", "complaint",
    "constitution", "data", "datum", "declaration", "decree", "document", "dossier", "e-mail",
    "editorial", "email", "essay", "filing", "guidelines", "headline", "indictment", "law",
    "lawsuit", "letter", "manifesto", "memo", "memorandum", "message", "op-ed", "paper",
    "pamphlet", "petition", "poll", "post", "presentation", "readout", "release", "report",
    "resolution", "review", "rule", "ruling", "slide", "speech", "statement",
    "study", "survey", "text", "transcript", "treaty", "tweet", "video", "website",
})  # fmt: skip
"""Nouns for written sources."""

UNNAMED = frozenset({
    "activist", "activists", "aide", "aides", "analyst", "analysts", "authorities", "critic",
    "critics", "diplomat", "diplomats", "economist", "economists", "expert", "experts",
    "lawmaker", "lawmakers", "many", "observer", "observers", "official", "officials", "one",
    "others", "people", "police", "reporter", "reporters", "researcher", "researchers",
    "resident", "residents", "scientist", "scientists", "some", "source", "sources",
    "supporter", "supporters", "witness", "witnesses",
})  # fmt: skip
"""Nouns for speakers that are not named."""

FORUMS = frozenset({
    "address", "appearance", "article", "briefing", "broadcast", "call", "clip", "column",
    "conference", "conversation", "debate", "diatribe", "e-mail", "email", "forum", "hearing",
    "interview", "letter", "meeting", "memo", "memoir", "note", "op-ed", "parliament", "podcast",
    "post", "posting", "press-conference", "radio", "rally", "recording", "release", "remarks",
    "report", "ruling", "sermon", "speech", "statement", "tape", "telecast", "television",
    "testimony", "tv", "tweet", "video", "voicemail", "website",
})  # fmt: skip
"""Where words are spoken or written: heads of "in a news conference"."""

SPEAKER_NOUNS = frozenset({
    "analysis", "experts", "government", "minister", "official", "officials", "police", "poll",
    "president", "report", "source", "sources", "spokesman", "spokeswoman", "study", "survey",
})  # fmt: skip
"""Nouns that speak in a headline: "Poll: ..."."""

LABELS = frozenset({
    "analysis", "breaking", "briefing", "comment", "correction", "crisis", "editorial",
    "election", "elections", "exclusive", "explainer", "fact", "factbox", "latest", "letter",
    "live", "more", "news", "opinion", "photos", "podcast", "profile", "read", "report-card",
    "review", "timeline", "update", "updates", "video", "war", "watch",
})  # fmt: skip
"""Words before the colon of a headline that name no speaker."""

CONTROL = frozenset({
    "appear", "attempt", "begin", "choose", "come", "continue", "decide", "decline", "fail",
    "go", "happen", "hasten", "have", "like", "love", "manage", "need", "proceed", "refuse",
    "rush", "seem", "start", "tend", "try", "use", "want",
})  # fmt: skip
"""Verbs that stay part of the cue when a speech verb depends on them ("appeared to suggest")."""

BODIES = frozenset(
    "majority minority number group half most remark comment word quote account assessment "
    "declaration man woman party side team body leader office ministry department agency court "
    "bureau service committee commission company firm council board union association campaign "
    "city town village county state country nation province "
    "group embassy regime administration coalition alliance organization organisation".split()
)
"""Heads of sources that stand for who speaks: "a majority of voters", "his earlier remarks"."""

TOLD = frozenset("report announce confirm add note say state claim warn explain".split())
"""Verbs behind words quoted or told whose object is who says them."""
