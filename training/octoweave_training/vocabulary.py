"""The control tokens of a model and the ids they get behind the text tokens."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

END_OF_TEXT = "<|endoftext|>"
END, REQUEST, RESPONSE, PLAN = "<nexa_end>", "<nexa_request>", "<nexa_response>", "<nexa_plan>"


@dataclass(frozen=True)
class Vocabulary:
    """Functional tokens, then control tokens, then `<|endoftext|>`, in that order.

    Their ids follow the `text_tokens` ids of the tokenizer without a gap. No text ever
    becomes one of them. `tools` are slots, tool ids and signatures; `twins` are groups of tools
    that serve the same words.
    """

    functional_tokens: tuple[str, ...]
    control_tokens: tuple[str, ...]
    digest: str
    text_tokens: int
    tools: tuple[tuple[int, str, str], ...] = ()
    twins: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        if len(self.id_by_name) != len(self.names):
            raise ValueError("vocabulary.json names a token twice")
        for name in (END, REQUEST, RESPONSE):
            if name not in self.control_tokens:
                raise ValueError(f"vocabulary.json has no control token {name}")

    @cached_property
    def names(self) -> tuple[str, ...]:
        return (*self.functional_tokens, *self.control_tokens, END_OF_TEXT)

    @cached_property
    def id_by_name(self) -> dict[str, int]:
        return {name: self.text_tokens + index for index, name in enumerate(self.names)}

    def __len__(self) -> int:
        return self.text_tokens + len(self.names)

    @property
    def functional_ids(self) -> tuple[int, int]:
        """The id of the first functional token, and the one behind the last."""
        return self.text_tokens, self.text_tokens + len(self.functional_tokens)

    def id_of(self, name: str) -> int:
        """The id of a control token; an unknown name is an error of the data."""
        if name not in self.id_by_name:
            raise ValueError(f"{name} is not in vocabulary.json")
        return self.id_by_name[name]

    def name_of(self, token_id: int) -> str | None:
        """The name of a control token, or None for a text token."""
        return self.names[token_id - self.text_tokens] if token_id >= self.text_tokens else None


def read_vocabulary(path: Path, text_tokens: int) -> Vocabulary:
    record = json.loads(path.read_text(encoding="utf-8"))
    return Vocabulary(
        functional_tokens=tuple(record["functionalTokens"]),
        control_tokens=tuple(name for name in record["controlTokens"] if name != END_OF_TEXT),
        digest=record["digest"],
        text_tokens=text_tokens,
        tools=tuple((token["slot"], token["toolId"], token["signature"]) for token in record.get("tokens", [])),
        twins=tuple(map(tuple, record.get("twins", []))),
    )
