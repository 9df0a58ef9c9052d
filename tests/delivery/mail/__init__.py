"""Booklets by e-mail, on real servers on this machine."""
