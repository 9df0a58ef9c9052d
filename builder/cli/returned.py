"""Results of self-checks out of a booklet that came back filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from builder.errors import Diagnostic
from builder.model.dose import OneSide
from builder.model.safety import SelfCheck
from builder.pdf.forms import read_fields
from builder.pdf.structure.names import FieldName, key_of
from builder.source import display_path
from builder.tailoring.progress import sides_of

Found = dict[tuple[str, OneSide | None], float]
"""Results by the id of the self-check and the side."""

_AMOUNT = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


def results_in(file: Path, checks: Mapping[str, SelfCheck]) -> tuple[Found, list[Diagnostic]]:
    """The results in the last column that is filled in, of the rows that are called as the self-checks say.

    What cannot be a result is left out, and told.  Raises ContentError when the file cannot be read.
    """
    rows = _rows(checks)
    fields = [(FieldName.read(field.name), field.value.strip()) for field in read_fields(file)]
    ours = [(name, value) for name, value in fields if name.row in rows and name.column]
    filled = {name.column for name, value in ours if value}
    columns = [column for column in dict.fromkeys(name.column for name, _ in ours) if column in filled]
    if not columns:
        message = f"no self-check is filled in in {display_path(file)}"
        return {}, [Diagnostic(message, None, "was it saved once it was filled in?", "warning")]
    found: Found = {}
    remarks = []
    for name, value in ours:
        if value and name.column == columns[-1]:
            check, side = rows[name.row]
            number = _number_in(value, checks[check])
            if number is None:
                message = f'"{value}" ({name.row}, {name.column}) is no result of "{checks[check].name}"'
                remarks.append(Diagnostic(message, None, "it is left out", "warning"))
            else:
                found[check, side] = number
    return found, remarks


def _rows(checks: Mapping[str, SelfCheck]) -> dict[str, tuple[str, OneSide | None]]:
    """What the rows of a log are called in the names of fields, with the self-check and the side of each."""
    return {
        key_of(", ".join(filter(None, (check.result.row, side))), ""): (name, side)
        for name, check in checks.items()
        if check.result and check.result.row
        for side in sides_of(check.result)
    }


def _number_in(text: str, check: SelfCheck) -> float | None:
    """The number in what somebody typed, such as `61°` or `12,5 cm`; None without one, with several or out of range."""
    numbers = _AMOUNT.findall(text.replace("\N{MINUS SIGN}", "-").replace(",", "."))
    if len(numbers) != 1 or check.result is None:
        return None
    value = float(numbers[0])
    return value if check.result.low <= value <= check.result.high else None
