"""Printing a PDF on a real printer: directly by the Internet Printing Protocol (IPP), or through a queue of CUPS.

In: the bytes of a PDF and how they are to be printed. Out: paper, or a `DeliveryError` that says in plain words why
not. Needs nothing but the standard library.
"""
