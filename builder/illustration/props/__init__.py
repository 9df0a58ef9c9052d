"""The things around a figure.

In: a scene and the records of props.  Out: what they look like, painted into the scene.  Each
module knows some of them; a painter takes the scene, the record and what locates points.
"""

from builder.illustration.props.draw import Depth, draw_props

__all__ = ["Depth", "draw_props"]
