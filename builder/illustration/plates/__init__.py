"""Plates: anatomy and ideas, drawn from shapes that a pose file lists."""

from builder.illustration.plates.draw import draw_shapes

__all__ = ["draw_shapes"]
