"""Pose → display list: drawings computed from a dozen lines of YAML. Knows no PDF.

`display` and `svg` need nothing but the standard library; a booklet is built with them alone.
The rest (`geometry`, `body`, `scene`, `drawing`) compiles pose files and needs numpy and shapely.
"""
