"""The network: one MiniLM encoder, and on it three small heads.

- *relation*: what a sentence states between two marked parties (their stretches stand between marker tokens)
- *trigger*: of each word, whether it names an act and of which type; of a trigger, its status
- *role*: of a trigger and a word, whether the word belongs to an initiator, a recipient, or a thing acted on
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from transformers import BertModel

RELATION_WIDTH = 384
ROLE_WIDTH = 96
ROLES = ("initiator", "recipient", "thing")


class Network(nn.Module):
    """Encoder and heads; shapes: words in batch B by length L, hidden size H."""

    def __init__(self, base: str, labels: int, statuses: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(base, add_pooling_layer=False, attn_implementation="sdpa")
        hidden = self.encoder.config.hidden_size
        self.relation_in = nn.Linear(3 * hidden, RELATION_WIDTH)
        self.relation_out = nn.Linear(RELATION_WIDTH, labels)
        self.absent = nn.Parameter(torch.zeros(2, hidden))
        self.trigger_in = nn.Linear(hidden, hidden)
        self.trigger_out = nn.Linear(hidden, labels)
        self.status_out = nn.Linear(hidden, statuses)
        self.role_trigger = nn.Linear(hidden, ROLE_WIDTH)
        self.role_word = nn.Linear(hidden, ROLE_WIDTH)
        self.role_out = nn.Linear(ROLE_WIDTH, len(ROLES))
        self.dropout = nn.Dropout(dropout)

    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Hidden states, B x L x H."""
        return self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state

    def relation(self, hidden: Tensor, first: Tensor, second: Tensor) -> Tensor:
        """Logits of labels for marked pairs; `first`, `second`: positions of the opening markers, -1 where absent."""
        rows = torch.arange(hidden.shape[0], device=hidden.device)
        sides = []
        for number, at in enumerate((first, second)):
            there = hidden[rows, at.clamp(min=0)]
            sides.append(torch.where((at >= 0)[:, None], there, self.absent[number].to(there.dtype)))
        joined = self.dropout(torch.cat([hidden[:, 0], *sides], dim=-1))
        return self.relation_out(self.dropout(nn.functional.gelu(self.relation_in(joined))))

    def triggers(self, hidden: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of labels and of statuses for each word."""
        inner = self.dropout(nn.functional.gelu(self.trigger_in(self.dropout(hidden))))
        return self.trigger_out(inner), self.status_out(inner)

    def roles(self, hidden: Tensor, rows: Tensor, at: Tensor) -> Tensor:
        """Logits of roles, T x L x 3, of all words for T triggers at `at` in the rows `rows`."""
        asked = self.role_trigger(hidden[rows, at])[:, None, :]
        words = self.role_word(hidden)[rows]
        return self.role_out(self.dropout(nn.functional.gelu(asked + words)))
