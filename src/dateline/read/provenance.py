"""Read who made a report: byline, dateline, agency, credits, notices.

In: an article. Out: its `Provenance`, and the lines that are no content. It refuses to take a
sentence of the report for one of these: each pattern asks for the form in which outlets print it.
"""

from __future__ import annotations

import re

from dateline.records import Article, Provenance, Span
from dateline.text import cut, lines

LONGEST_DATELINE, LONGEST_BYLINE, LONGEST_CREDIT, LONGEST_NOTICE = 100, 90, 400, 260
BYLINE_AMONG = 3
"""Lines at the start of a body among which a byline stands."""

AGENCIES = {
    "reuters": "Reuters", "ap": "Associated Press", "associated press": "Associated Press",
    "the associated press": "Associated Press", "afp": "Agence France-Presse", "upi":
    "United Press International", "xinhua": "Xinhua News Agency", "tass": "TASS",
    "itar-tass": "TASS", "ria novosti": "RIA Novosti", "interfax": "Interfax",
    "kyodo": "Kyodo News",
    "yonhap": "Yonhap News Agency", "bloomberg": "Bloomberg News",
    "ani": "Asian News International",
    "pti": "Press Trust of India", "efe": "EFE", "ansa": "ANSA", "dpa": "Deutsche Presse-Agentur",
    "anadolu": "Anadolu Agency", "irna": "IRNA", "sana": "SANA", "kcna": "KCNA", "cnn": "CNN",
    "bbc": "BBC", "voa": "Voice of America", "pajhwok": "Pajhwok Afghan News", "ians": "IANS",
    "dw": "Deutsche Welle", "rfe/rl": "Radio Free Europe/Radio Liberty",
    "ips": "Inter Press Service",
}  # fmt: skip
"""Names of agencies and broadcasters as datelines have them."""

_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+)*(?:, [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*){0,2}"
    r"|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*(?=, [A-Z][a-z]+\.? \d))"
    r"(?:, [A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?)?(?:, [A-Z]{2,6})?(?: ?\([^()\n]{2,40}\))?"
    r"\s*(?:--|—|–|―|(?<=[\s)])-|(?<=[A-Z)]):)\s+"
)
_WIRE = re.compile(
    r"(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?)? )?"
    r"\((?P<wire>[A-Z][\w /-]{1,24})\)\s*(?:--|—|–|―|-)?\s+(?=[A-Z“\"])"
)
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")
_NAME = r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|van|von|al|bin)){1,3}"
_BYLINE = re.compile(rf"(?:(?:By|BY|by)\s+{_NAME}.*|{_NAME}(?:(?:, | and |, and ){_NAME}){{0,4}})$")
_CREDIT = re.compile(
    r"\bcontributed (?:to|reporting)\b|\bcontributed\.$|^(?:Contributing|Reporting by|Editing by|"
    r"Additional reporting|Writing by|With reporting)\b|^\(Reporting|^\(Editing|"
    r"^This (?:story|article|report) was (?:reported|written|produced) by\b|^AP writers\b|"
    rf"^{_NAME}(?: and {_NAME})? reported from [A-Z]"
)
_BY_AGENCY = re.compile(
    r"^This (?:story|article|report) was (?:reported|written) by (?P<who>[^.]+)"
)
_NOTICE = re.compile(
    r"^(?:Copyright\b|©|\(c\) )|All rights reserved|[Cc]lick here (?:for|to)\b|"
    r"^ADVERTISEMENT\b|"
    r"^(?:Correction|CORRECTION|Corrections|Clarification|CLARIFICATION)\b.{0,30}?:|"
    r"^(?:An|This) earlier version of this (?:article|story|report)\b|"
    r"^This (?:article|story|report) (?:has been|was) (?:corrected|amended|updated)\b|"
    r"^Follow @|^NOW WATCH\b|^Sign up\b|^Read more\b|^Related:|^ANALYSIS/OPINION|"
    r"^Story [Cc]ontinued|"
    r"without charge to any eligible|^Share (?:this|on)\b|^Subscribe\b|^Image source|"
    r"may not be published, broadcast"
)


_LINKS = re.compile(
    r"(?<=\s)(?P<family>[A-Z][\w'’-]{2,}) (?P<link>[A-Z][^\n.“”]{2,45}?\b(?P=family)"
    r"\s?(?=[A-Z0-9])[^\n“”]{10,700}? MORE\b)"
)


def without_links(line: str) -> str:
    """Return the line with the links that a page has behind a name blanked, of the same length.

    "Bob Corker Robert (Bob) Phillips CorkerSenators press the agency MORE (R-Tenn.) said": name in
    full and headlines of other reports, run together, up to "MORE".
    """
    found = _LINKS.search(line)
    while found is not None:
        later = _LINKS.match(line, found.start("link"))
        while later is not None:  # "Paul Ryan Paul Davis Ryan": the family is Ryan
            found, later = later, _LINKS.match(line, later.start("link"))
        start, end = found.end("family"), found.end()
        line = f"{line[:start]}{' ' * (end - start)}{line[end:]}"
        found = _LINKS.search(line, end)
    return line


def find_provenance(article: Article) -> Provenance:
    """Return what the article says of its own making."""
    text = article.text
    start = len(text) - len(article.body)
    body = [line for line in lines(text) if line[0] >= start]
    byline: Span | None = None
    dateline: Span | None = None
    agency: str | None = None
    credited: list[Span] = []
    notices: list[Span] = []
    for number, (first, last) in enumerate(body):
        raw = text[first:last]
        if len(raw) <= LONGEST_NOTICE and _NOTICE.search(raw):
            notices.append(cut(text, first, last))
        elif len(raw) <= LONGEST_CREDIT and _CREDIT.search(raw):
            credited.append(cut(text, first, last))
            written = _BY_AGENCY.match(raw)
            agency = agency or (_agency(written["who"]) if written else None)
        elif number < BYLINE_AMONG and dateline is None:
            if byline is None and len(body) > 1 and _is_byline(raw):
                byline = cut(text, first, last)
                continue
            end = dateline_end(text, first, last)
            if end is not None:
                dateline = cut(text, first, first + len(text[first:end].rstrip()))
                agency = agency or _of_dateline(dateline.raw)
    return Provenance(
        byline=byline, dateline=dateline, agency=agency, credits=tuple(credited),
        notices=tuple(notices),
    )  # fmt: skip


def dateline_end(text: str, first: int, last: int) -> int | None:
    """Return where "KABUL (Pajhwok) --" ends at the start of a line, None without a dateline."""
    limit = min(last, first + LONGEST_DATELINE)
    match = _DATELINE.match(text, first, limit)
    if match is None:
        match = _WIRE.match(text, first, limit)
        if match is not None and match["wire"].lower() not in AGENCIES:
            return None
    return match.end() if match is not None and match.end() < last else None


def _is_byline(raw: str) -> bool:
    return len(raw) <= LONGEST_BYLINE and _BYLINE.match(raw) is not None


def _of_dateline(raw: str) -> str | None:
    match = _IN_BRACKETS.search(raw)
    return _agency(match[1]) if match is not None else None


def _agency(name: str) -> str | None:
    return AGENCIES.get(name.strip().lower())
