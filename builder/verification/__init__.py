"""Checks finished PDF files against the standards for accessible and lasting documents, with veraPDF."""

from builder.verification.flavours import Flavour
from builder.verification.verapdf import validate
from builder.verification.verdict import Failure, Place, Verdict

__all__ = ["Failure", "Flavour", "Place", "Verdict", "validate"]
