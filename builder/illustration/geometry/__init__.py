"""Plane geometry for drawings, on numpy and shapely. Centimetres, y upwards, angles in degrees."""
