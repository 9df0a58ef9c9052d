"""What printers report, in plain words: reasons of a state (RFC 8011, 5.3.8 and 5.4.12) and statuses (appendix B)."""

from __future__ import annotations

from collections.abc import Iterable

_REASONS = {
    "media-empty": "the paper tray is empty",
    "media-needed": "the printer waits for paper",
    "media-low": "there is little paper left",
    "media-jam": "paper is jammed",
    "toner-empty": "the toner is used up",
    "toner-low": "there is little toner left",
    "marker-supply-empty": "the ink or toner is used up",
    "marker-supply-low": "there is little ink or toner left",
    "marker-waste-full": "the box for waste ink or toner is full",
    "marker-waste-almost-full": "the box for waste ink or toner is almost full",
    "opc-life-over": "the drum is worn out",
    "fuser-over-temp": "the printer is too hot",
    "cover-open": "a cover is open",
    "door-open": "a door is open",
    "interlock-open": "a cover is open",
    "input-tray-missing": "a paper tray is missing",
    "output-tray-missing": "the tray for printed sheets is missing",
    "output-area-full": "the tray for printed sheets is full",
    "output-area-almost-full": "the tray for printed sheets is almost full",
    "spool-area-full": "the printer's memory is full",
    "paused": "the printer is paused",
    "moving-to-paused": "the printer is being paused",
    "shutdown": "the printer is off",
    "offline": "the printer is off, or not connected",
    "connecting-to-device": "the printer is being connected to",
    "timed-out": "the printer does not answer",
    "stopping": "the printer is stopping",
    "other": "the printer tells no reason",
    "document-format-error": "the printer cannot read the file",
    "document-unprintable-error": "the printer cannot print the file",
    "unsupported-document-format": "the printer does not take such files",
    "job-canceled-by-user": "somebody cancelled it",
    "job-canceled-by-operator": "whoever looks after the printer cancelled it",
    "job-canceled-at-device": "somebody cancelled it at the printer",
    "job-hold-until-specified": "it is held until somebody releases it",
    "resources-are-not-ready": "paper or something else is missing",
    "printer-stopped": "the printer has stopped",
    "printer-stopped-partly": "a part of the printer has stopped",
}

_SAY_NOTHING = {
    "none",
    "job-incoming",
    "job-data-insufficient",
    "job-queued",
    "job-printing",
    "job-transforming",
    "job-interpreting",
    "job-fetchable",
    "job-completed-successfully",
    "job-completed-with-errors",
    "processing-to-stop-point",
    "queued-in-device",
    "aborted-by-system",
    "cups-waiting-for-job-completed",
    "cups-remote-pending",
    "cups-remote-processing",
}
"""Reasons that tell no more than the state does."""

_STATUSES = {
    0x0400: "it did not understand the request",
    0x0401: "it does not let this computer print",
    0x0402: "it asks for a name and a password",
    0x0403: "it does not let this user print",
    0x0404: "it cannot do that now",
    0x0405: "it got tired of waiting",
    0x0406: "there is no such printer or job",
    0x0408: "the file is too large for it",
    0x040A: "it does not take PDF files",
    0x040B: "it cannot print in the way that was asked for",
    0x040E: "what was asked for does not go together on it",
    0x0411: "it cannot read the file",
    0x0412: "it cannot get at the file",
    0x0500: "it has a fault within",
    0x0501: "it does not know this operation",
    0x0502: "it is out of service for now",
    0x0503: "it speaks another version of IPP",
    0x0504: "it has a fault in its mechanics",
    0x0505: "it has a fault that will pass",
    0x0506: "it takes no jobs now",
    0x0507: "it is busy",
    0x0508: "somebody cancelled the job",
    0x050A: "it is switched off by whoever looks after it",
    0x050B: "too many jobs wait for it",
}


def reasons_in_words(keywords: Iterable[str]) -> str:
    """What reasons mean, joined by commas; an empty text when they say nothing.  Unknown ones are shown as they are."""
    words = (_reason(keyword) for keyword in keywords)
    return ", ".join(dict.fromkeys(filter(None, words)))


def _reason(keyword: str) -> str:
    """What a reason means, whatever its severity at the end is (RFC 8011, 5.4.12)."""
    if keyword in _REASONS:
        return _REASONS[keyword]
    plain = keyword.removesuffix("-report").removesuffix("-warning").removesuffix("-error")
    return "" if plain in _SAY_NOTHING else _REASONS.get(plain, plain.replace("-", " "))


def status_in_words(code: int) -> str:
    """What the status of an answer means."""
    return _STATUSES.get(code, f"it answers with the status 0x{code:04x} of IPP")
