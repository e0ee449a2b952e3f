"""Understand who a question asks for: a country by code or name, or how words of a name begin.

In: words of a user. Out: codes of countries, conditions on columns of names. It refuses to match
inside a word: "RU" is Russia, and never the middle of "Trump".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from dateline.errors import QueryError
from dateline.knowledge.tables import Country, CountryName, read_table

_TWO_LETTERS = (
    "AD:AND AE:ARE AF:AFG AG:ATG AI:AIA AL:ALB AM:ARM AO:AGO AQ:ATA AR:ARG AS:ASM AT:AUT AU:AUS "
    "AW:ABW AX:ALA AZ:AZE BA:BIH BB:BRB BD:BGD BE:BEL BF:BFA BG:BGR BH:BHR BI:BDI BJ:BEN BL:BLM "
    "BM:BMU BN:BRN BO:BOL BQ:BES BR:BRA BS:BHS BT:BTN BV:BVT BW:BWA BY:BLR BZ:BLZ CA:CAN CC:CCK "
    "CD:COD CF:CAF CG:COG CH:CHE CI:CIV CK:COK CL:CHL CM:CMR CN:CHN CO:COL CR:CRI CU:CUB CV:CPV "
    "CW:CUW CX:CXR CY:CYP CZ:CZE DE:DEU DJ:DJI DK:DNK DM:DMA DO:DOM DZ:DZA EC:ECU EE:EST EG:EGY "
    "EH:ESH ER:ERI ES:ESP ET:ETH FI:FIN FJ:FJI FK:FLK FM:FSM FO:FRO FR:FRA GA:GAB GB:GBR GD:GRD "
    "GE:GEO GF:GUF GG:GGY GH:GHA GI:GIB GL:GRL GM:GMB GN:GIN GP:GLP GQ:GNQ GR:GRC GS:SGS GT:GTM "
    "GU:GUM GW:GNB GY:GUY HK:HKG HM:HMD HN:HND HR:HRV HT:HTI HU:HUN ID:IDN IE:IRL IL:ISR IM:IMN "
    "IN:IND IO:IOT IQ:IRQ IR:IRN IS:ISL IT:ITA JE:JEY JM:JAM JO:JOR JP:JPN KE:KEN KG:KGZ KH:KHM "
    "KI:KIR KM:COM KN:KNA KP:PRK KR:KOR KW:KWT KY:CYM KZ:KAZ LA:LAO LB:LBN LC:LCA LI:LIE LK:LKA "
    "LR:LBR LS:LSO LT:LTU LU:LUX LV:LVA LY:LBY MA:MAR MC:MCO MD:MDA ME:MNE MF:MAF MG:MDG MH:MHL "
    "MK:MKD ML:MLI MM:MMR MN:MNG MO:MAC MP:MNP MQ:MTQ MR:MRT MS:MSR MT:MLT MU:MUS MV:MDV MW:MWI "
    "MX:MEX MY:MYS MZ:MOZ NA:NAM NC:NCL NE:NER NF:NFK NG:NGA NI:NIC NL:NLD NO:NOR NP:NPL NR:NRU "
    "NU:NIU NZ:NZL OM:OMN PA:PAN PE:PER PF:PYF PG:PNG PH:PHL PK:PAK PL:POL PM:SPM PN:PCN PR:PRI "
    "PS:PSE PT:PRT PW:PLW PY:PRY QA:QAT RE:REU RO:ROU RS:SRB RU:RUS RW:RWA SA:SAU SB:SLB SC:SYC "
    "SD:SDN SE:SWE SG:SGP SH:SHN SI:SVN SJ:SJM SK:SVK SL:SLE SM:SMR SN:SEN SO:SOM SR:SUR SS:SSD "
    "ST:STP SV:SLV SX:SXM SY:SYR SZ:SWZ TC:TCA TD:TCD TF:ATF TG:TGO TH:THA TJ:TJK TK:TKL TL:TLS "
    "TM:TKM TN:TUN TO:TON TR:TUR TT:TTO TV:TUV TW:TWN TZ:TZA UA:UKR UG:UGA UM:UMI US:USA UY:URY "
    "UZ:UZB VA:VAT VC:VCT VE:VEN VG:VGB VI:VIR VN:VNM VU:VUT WF:WLF WS:WSM XK:KOS YE:YEM YT:MYT "
    "ZA:ZAF ZM:ZMB ZW:ZWE "
)  # fmt: skip
"""The two letters of ISO 3166-1 and the three by which the record has the country."""


def country_code(wanted: str) -> str:
    """Return the code of a country given by code or name; other words in capitals.

    Two letters are a code only in capitals: "IN" is India, "in" is a word.
    """
    if wanted in _two_letters():
        return _two_letters()[wanted]
    return _names_of_countries().get(wanted.lower(), wanted.upper())


def is_code(wanted: str) -> bool:
    """Tell whether a word in capitals is the code of a country, and no part of a name."""
    return wanted in _two_letters() or (wanted.isupper() and wanted in _codes())


@cache
def _two_letters() -> dict[str, str]:
    pairs = (pair.split(":") for pair in "".join(_TWO_LETTERS).split())
    return dict(pairs)


@cache
def _codes() -> frozenset[str]:
    return frozenset(row.code for row in read_table(Country, "countries"))


@cache
def _names_of_countries() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in read_table(CountryName, "country_names"):
        if row.kind in {"name", "abbreviation"}:
            found.setdefault(row.name.lower(), row.country)
    return found


def plain(text: str) -> str:
    """Return the words of a text in small letters without accents, a blank before each."""
    bare = unicodedata.normalize("NFD", text.lower())
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return "".join(f" {word}" for word in re.findall(r"[^\W_]+", bare))


def has_name(texts: Sequence[str | None], wanted: str) -> bool:
    """Tell whether a text has these words in a row, the last one perhaps unfinished."""
    words = "" if is_code(wanted) else plain(wanted)
    return bool(words) and any(words in plain(text) for text in texts if text)


def named(columns: Sequence[str], wanted: str) -> tuple[str, tuple[str, ...]]:
    """Return the condition that a list of names in a column has these words, and its values.

    Raises QueryError if there is no word in what is wanted.
    """
    if is_code(wanted):
        return "false", ()
    words = plain(wanted)
    if not words:
        raise QueryError(f"{wanted!r} is no name; write a name, a country or its code")
    lists = " || ' | ' || ".join(
        f"coalesce(array_to_string({column}, ' | '), '')" for column in columns
    )
    text = f"strip_accents(lower(' | ' || {lists}))"
    return f"contains(regexp_replace({text}, '[^\\p{{L}}\\p{{N}}|]+', ' ', 'g'), ?)", (words,)
