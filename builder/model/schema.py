"""JSON Schemas of the content files, for editors."""

from __future__ import annotations

import json

from builder.model.base import Record
from builder.model.blocks import Chapter
from builder.model.booklet import Booklet
from builder.model.client import Client
from builder.model.evidence import Claims, EvidenceFile, Glossary, Sources
from builder.model.exercise import Exercise
from builder.model.pose import Pose
from builder.model.practice import Practice
from builder.model.programme import Programme
from builder.model.safety import Safety, SelfChecks
from builder.model.visit import Visit

KINDS: dict[str, type[Record]] = {
    "booklet": Booklet,
    "chapter": Chapter,
    "exercise": Exercise,
    "programme": Programme,
    "safety": Safety,
    "self_checks": SelfChecks,
    "glossary": Glossary,
    "claims": Claims,
    "evidence": EvidenceFile,
    "sources": Sources,
    "pose": Pose,
    "practice": Practice,
    "client": Client,
    "visit": Visit,
}
"""The kinds of content files, by the name of their schema."""


def schema_text(kind: str) -> str:
    """The JSON Schema of a kind of file, as text that ends in a line break."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **KINDS[kind].model_json_schema()}
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
