"""The standards that a file can be checked against."""

from __future__ import annotations

from enum import StrEnum


class Flavour(StrEnum):
    """One level of one standard; its value is veraPDF's id, `standard` its name, `profile` its file of rules.

    `Flavour("ua1")` finds one by its id, and raises ValueError when there is none.
    """

    standard: str
    profile: str

    def __new__(cls, value: str, standard: str = "", profile: str = "") -> Flavour:
        self = str.__new__(cls, value)
        self._value_, self.standard, self.profile = value, standard, profile
        return self

    UA1 = "ua1", "PDF/UA-1", "PDFUA-1"
    UA2 = "ua2", "PDF/UA-2", "PDFUA-2-ISO32005"
    A1A = "1a", "PDF/A-1a", "PDFA-1A"
    A1B = "1b", "PDF/A-1b", "PDFA-1B"
    A2A = "2a", "PDF/A-2a", "PDFA-2A"
    A2B = "2b", "PDF/A-2b", "PDFA-2B"
    A2U = "2u", "PDF/A-2u", "PDFA-2U"
    A3A = "3a", "PDF/A-3a", "PDFA-3A"
    A3B = "3b", "PDF/A-3b", "PDFA-3B"
    A3U = "3u", "PDF/A-3u", "PDFA-3U"
    A4 = "4", "PDF/A-4", "PDFA-4"
    A4E = "4e", "PDF/A-4e", "PDFA-4E"
    A4F = "4f", "PDF/A-4f", "PDFA-4F"
    WTPDF_ACCESSIBILITY = "wt1a", "WTPDF 1.0 for accessibility", "WTPDF-1-0-Accessibility"
    WTPDF_REUSE = "wt1r", "WTPDF 1.0 for reuse", "WTPDF-1-0-Reuse"
