"""Validates a PDF file with veraPDF, the reference checker of PDF/UA and PDF/A (https://verapdf.org)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from builder.errors import ContentError, Diagnostic
from builder.source import display_path
from builder.verification.flavours import Flavour
from builder.verification.java import vera
from builder.verification.places import describe, printable
from builder.verification.profiles import load_profile
from builder.verification.structure import Structure
from builder.verification.verdict import Failure, Place, Verdict
from builder.verification.words import meaning

PLACES = 3
"""So many places are named for each rule that fails."""

LOOKED_AT = 1000
"""So many failures of a rule are looked at to find places that differ."""

_one_at_a_time = Lock()


def validate(path: Path, flavours: Iterable[Flavour]) -> list[Verdict]:
    """What veraPDF says of a file, for each flavour.

    Raises ContentError when the file cannot be read or is no sound PDF, MissingExtraError without veraPDF or Java.
    """
    with _one_at_a_time:
        vera()
        data = _read(path)
        with _told_plainly(display_path(path)):
            return [_validate(data, flavour) for flavour in flavours]


def _read(path: Path) -> bytes:
    """The bytes of a PDF file."""
    name = display_path(path)
    try:
        if path.exists() and not path.is_file():
            kind = "a folder" if path.is_dir() else "no file"
            raise ContentError(Diagnostic(f"{name} is {kind}", None, "name a PDF file"))
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise ContentError(Diagnostic(f"cannot read {name}: {getattr(error, 'strerror', None) or error}")) from None
    if b"%PDF-" not in data[:1024]:
        raise ContentError(Diagnostic(f"{name} is no PDF file"))
    return data


@contextmanager
def _told_plainly(name: str) -> Iterator[None]:
    """Turns what Java throws over a file into a ContentError."""
    import jpype

    try:
        yield
    except vera().core.EncryptedPdfException:
        hint = "save a copy that opens without a password; PDF/A allows none anyway"
        raise ContentError(Diagnostic(f"{name} opens only with a password", None, hint)) from None
    except jpype.JException as error:
        cause = error
        while cause.getCause():
            cause = cause.getCause()
        reason = printable(str(cause.getMessage() or cause.getClass().getSimpleName()))
        message = f"{name} is damaged or cut off: veraPDF cannot read it ({reason})"
        raise ContentError(Diagnostic(message, None, "make the file again, or look at it with qpdf --check")) from None


def _validate(data: bytes, flavour: Flavour) -> Verdict:
    import jpype

    stream = jpype.java.io.ByteArrayInputStream(jpype.JArray(jpype.JByte)(data))
    id_ = vera().pdfa.flavours.PDFAFlavour.byFlavourId(flavour.value)
    options = vera().pdfa.validation.validators.ValidatorConfigBuilder().flavour(id_).maxFails(-1)
    options = options.recordPasses(False).showErrorMessages(True).maxNumberOfDisplayedFailedChecks(LOOKED_AT)
    foundry = vera().pdfa.Foundries.defaultInstance()
    with (
        foundry.createParser(stream, id_) as parser,
        foundry.createValidator(options.build(), load_profile(flavour)) as validator,
    ):
        (result,) = validator.validateAll(parser)
        failures = _failures(result, flavour, Structure(parser.getPDDocument()))
        return Verdict(flavour, bool(result.isCompliant()), int(result.getTotalAssertions()), tuple(failures))


def _failures(result: Any, flavour: Flavour, structure: Structure) -> Iterator[Failure]:
    """The rules that fail, in the order of the standard."""
    rules: dict[tuple[str, int], list[Any]] = {}
    for assertion in result.getTestAssertions():
        rules.setdefault(_rule(assertion.getRuleId()), []).append(assertion)
    counts = {_rule(entry.getKey()): int(entry.getValue()) for entry in result.getFailedChecks().entrySet()}
    for clause, test in sorted(rules, key=_in_order):
        assertions = rules[clause, test]
        rule = str(assertions[0].getMessage())
        plain = meaning(flavour, clause, test) or rule
        yield Failure(clause, test, counts[clause, test], plain, rule, _places(assertions, structure))


def _rule(rule_id: Any) -> tuple[str, int]:
    return str(rule_id.getClause()), int(rule_id.getTestNumber())


def _in_order(rule: tuple[str, int]) -> tuple[list[int], int]:
    """A key to sort by: 7.2 stands before 7.18."""
    clause, test = rule
    return [int(part) for part in re.findall(r"\d+", clause)], test


def _places(assertions: Iterable[Any], structure: Structure) -> tuple[Place, ...]:
    """The first places that differ."""
    places: dict[str, Place] = {}
    for assertion in assertions:
        context = str(assertion.getLocation().getContext())
        place = Place(*describe(context, structure.page_of), str(assertion.getErrorMessage()), context)
        places.setdefault(str(place), place)
        if len(places) == PLACES:
            break
    return tuple(places.values())
