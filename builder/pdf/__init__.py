"""The PDF side of ReportLab: fonts, canvas, metadata.

`layout` draws on a `Pen` from here and never on a canvas itself, so that the canvas can
be replaced by one that also writes tags.
"""
