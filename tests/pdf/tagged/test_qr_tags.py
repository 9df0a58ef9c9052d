"""QR codes for who listens: a picture that says what it is, then the address as a link; valid in every edition."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.pipeline import build
from builder.verification import Flavour, validate
from tests.conftest import EDITIONS
from tests.layout.scanning import project_with
from tests.pdf.tagged.soundness import faults
from tests.pdf.tagged.tree import Node, Tagged

BLOCKS = """\
  - qr: https://example.org/watch?v=a&t=1
    title: Mire los dos
    lang: es
    id: both-moves
"""
VIDEOS = {"heel_raise": "https://example.org/raise"}
WEB = "https://clinic.example.org/"

CHAPTER = """\
P Lang=“es” 'Mire los dos'
Div
  Figure Placement=Block Alt=“QR code for example.org/watch?v=a&t=1” ''
  P
    Link 'example.org/watch?v=a&t=1'"""
CARD = """\
H2 '1 Heel raise'
P ' Skip if you have dizzy spells.'
P
  'Works calves '
  Span ActualText=“,” '·'
  ' Needs counter'
Div
  Figure Placement=Block Alt=“QR code for example.org/raise” ''
  P
    'Video: '
    Link 'example.org/raise'
"""
BACK = """\
P 'Harbor Lane Clinic'
Div
  Figure Placement=Block Alt=“QR code for clinic.example.org” ''
  P
    Link 'clinic.example.org'
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a code in a chapter, on a card and on the back cover."""
    return project_with(tmp_path_factory.mktemp("tags"), BLOCKS, VIDEOS, WEB)


def outline(tree: Node, alt: str) -> str:
    """The outline of the innermost part of a booklet that holds a picture."""
    parts = [node for node in tree.walk() if node.role == "Sect" and any(_shows(inner, alt) for inner in node.walk())]
    return "\n".join(line for kid in parts[-1].kids if isinstance(kid, Node) for line in kid.outline())


def _shows(node: Node, alt: str) -> bool:
    return node.said.get("Alt") == alt


def test_what_is_heard(root: Path) -> None:
    tree = Tagged(build(root).laid_out.pdf).root
    assert outline(tree, "QR code for example.org/watch?v=a&t=1").endswith(CHAPTER)
    assert outline(tree, "QR code for example.org/raise").startswith(CARD)
    assert BACK in outline(tree, "QR code for clinic.example.org")


@pytest.mark.parametrize("edition", EDITIONS)
def test_codes_are_valid_and_sound(root: Path, edition: str, tmp_path: Path) -> None:
    pdf = build(root, edition).laid_out.pdf
    (tmp_path / "codes.pdf").write_bytes(pdf)
    for verdict in validate(tmp_path / "codes.pdf", [Flavour.UA1, Flavour.A2A]):
        assert verdict.failures == ()
        assert verdict.compliant
    assert faults(pdf) == []


def test_the_same_input_gives_the_same_bytes(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert build(root).laid_out.pdf == build(root).laid_out.pdf
