"""What bodies are made of, muscles apart: soft body and bones."""

from __future__ import annotations

import numpy as np

from builder.illustration.geometry.shapes import polygon
from builder.illustration.plates.forms import curve, outline, paint
from builder.illustration.plates.frame import Frame
from builder.illustration.scene import Scene
from builder.model.base import Id
from builder.model.plates import Bone, Flesh, Painted

FLESH_EDGE, BONE_EDGE = 0.9, 0.7
"""Widths of outlines, in points."""


def draw_flesh(scene: Scene, shape: Flesh, frame: Frame) -> None:
    """Fill the soft body between two edges and draw the edges."""
    left, right = (curve(edge, frame) for edge in shape.flesh)
    scene.area(polygon(np.vstack([left, right[::-1]])), "flesh")
    for edge in (left, right):
        scene.line(edge, "flesh_line", FLESH_EDGE)


def draw_bone(scene: Scene, shape: Bone, frame: Frame) -> None:
    """Paint a bone with a soft shade."""
    look = Painted(fill=Id("bone"), edge=Id("bone_line"), width=BONE_EDGE, shade=True, halo=shape.halo)
    paint(scene, outline(shape.bone, frame), look)
