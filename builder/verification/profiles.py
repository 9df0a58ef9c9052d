"""Reads veraPDF's profiles: the rules of each flavour, as XML in its jar.

The jar lacks the library with which veraPDF reads them itself (JAXB), so its objects are made here from the XML.
"""

from __future__ import annotations

from functools import cache
from typing import Any
from xml.etree import ElementTree

from builder.verification.flavours import Flavour
from builder.verification.java import vera

_SPACE = {"": "http://www.verapdf.org/ValidationProfile"}


@cache
def load_profile(flavour: Flavour) -> Any:
    """The rules of a flavour as veraPDF's `ValidationProfile`."""
    import jpype

    java, root = jpype.JPackage("java"), profile_xml(flavour)
    rules, variables = java.util.HashSet(), java.util.HashSet()
    for element in root.iterfind("rules/rule", _SPACE):
        rules.add(_rule(element))
    profiles = vera().pdfa.validation.profiles.Profiles
    for element in root.iterfind("variables/variable", _SPACE):
        name, of = element.get("name"), element.get("object")
        texts = _text(element, "defaultValue"), _text(element, "value")
        variables.add(profiles.variableFromValues(name, of, *texts))
    title, about = _text(root, "details/name"), _text(root, "details/description")
    details = profiles.profileDetailsFromValues(title, about, "", java.util.Date(0))
    java_flavour = vera().pdfa.flavours.PDFAFlavour.byFlavourId(flavour.value)
    return profiles.profileFromValues(java_flavour, details, "", rules, variables)


def profile_xml(flavour: Flavour) -> ElementTree.Element:
    """The profile of a flavour as it lies in the jar."""
    known = vera().pdfa.validation.profiles.Profiles.class_
    stream = known.getResourceAsStream(f"/org/verapdf/pdfa/validation/{flavour.profile}.xml")
    return ElementTree.fromstring(bytes(stream.readAllBytes()))


def _text(element: ElementTree.Element, path: str) -> str:
    return element.findtext(path, "", _SPACE)


def _rule(element: ElementTree.Element) -> Any:
    """A rule: its id, the kind of object that it is about, its test and its words."""
    import jpype

    profiles = vera().pdfa.validation.profiles
    arguments, references = jpype.java.util.ArrayList(), jpype.java.util.ArrayList()
    for argument in element.iterfind("error/arguments/argument", _SPACE):
        arguments.add(profiles.ErrorArgumentImpl.fromValues(argument.text or "", argument.get("name"), None))
    make, deferred = profiles.Profiles, element.get("deferred")
    return make.ruleFromValues(
        _rule_id(element),
        element.get("object"),
        None if deferred is None else jpype.java.lang.Boolean(deferred == "true"),
        element.get("tags", ""),
        _text(element, "description"),
        _text(element, "test"),
        make.errorFromValues(_text(element, "error/message"), arguments),
        references,
    )


def _rule_id(element: ElementTree.Element) -> Any:
    """Its specification, clause and number."""
    (found,) = element.iterfind("id", _SPACE)
    known = vera().pdfa.flavours.PDFAFlavour.Specification
    specification = known.valueOf(found.get("specification"))
    number = int(found.get("testNumber", ""))
    return vera().pdfa.validation.profiles.Profiles.ruleIdFromValues(specification, found.get("clause"), number)
