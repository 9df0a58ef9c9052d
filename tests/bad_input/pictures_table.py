"""Pictures that cannot be read."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

from tests.bad_input.case import Bad, block, both, folder, link, picture, write


def png(width: int = 8, height: int = 8) -> bytes:
    """A small PNG file."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(file, "PNG")
    return file.getvalue()


def huge_png(side: int) -> bytes:
    """A PNG file whose head says that it is huge."""
    head = b"IHDR" + struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head)) + png()[33:]


def svg(inside: str, head: str = "", size: str = 'width="20" height="20"') -> bytes:
    """An SVG file around some elements."""
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{head}<svg {space} {size}>{inside}</svg>".encode()


ENTITY = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

PICTURES = [
    Bad(
        "a missing file",
        both(write("pictures/dog.png", png()), picture("pictures/dgo.png")),
        "chapters/log.yaml:6:20",
        'there is no picture "pictures/dgo.png"',
        'did you mean "pictures/dog.png"?',
    ),
    Bad(
        "a path out of the project",
        both(write("../dog.png", png()), picture("../dog.png")),
        "chapters/log.yaml:6:20",
        'the picture "../dog.png" lies outside the project',
        "copy it into the project",
    ),
    Bad(
        "an absolute path",
        picture("/etc/passwd"),
        "chapters/log.yaml:6:20",
        'the picture "/etc/passwd" lies outside the project',
        "copy it into the project",
    ),
    Bad(
        "a link out of the project",
        both(link("dog.png", "/etc/passwd"), picture("dog.png")),
        "chapters/log.yaml:6:20",
        'the picture "dog.png" lies outside the project',
        "copy it into the project",
    ),
    Bad(
        "a link to itself",
        both(link("dog.png", "dog.png"), picture("dog.png")),
        "chapters/log.yaml:6:20",
        'the picture "dog.png" is a link to itself',
    ),
    Bad(
        "a name of 5000 characters",
        picture("d" * 5000 + ".png"),
        "chapters/log.yaml:6:20",
        'cannot read the picture "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd…',
    ),
    Bad(
        "a folder",
        both(folder("dog.png"), picture("dog.png")),
        "chapters/log.yaml:6:20",
        'there is no picture "dog.png"',
        "its name counts from the project's folder",
    ),
    Bad(
        "a kind that we do not read",
        picture("dog.gif", b"GIF89a"),
        "chapters/log.yaml:6:20",
        '"dog.gif" is no picture that we read',
        "use PNG, JPEG or SVG",
    ),
    Bad(
        "text with a picture's name",
        picture("dog.png", b"a dog"),
        "chapters/log.yaml:6:20",
        "cannot read the picture dog.png: its contents are not what its name says",
        "open it in a picture editor and save it again",
    ),
    Bad(
        "a truncated file",
        picture("dog.png", png(64, 64)[:70]),
        "chapters/log.yaml:6:20",
        "cannot read the picture dog.png: image file is truncated",
        "open it in a picture editor and save it again",
    ),
    Bad(
        "a PNG named JPEG",
        picture("dog.jpg", png()),
        "chapters/log.yaml:6:20",
        "cannot read the picture dog.jpg: its contents are not what its name says",
        "open it in a picture editor and save it again",
    ),
    Bad(
        "an empty file",
        picture("dog.jpg", b""),
        "chapters/log.yaml:6:20",
        "cannot read the picture dog.jpg: its contents are not what its name says",
        "open it in a picture editor and save it again",
    ),
    Bad(
        "a picture of 64 million pixels",
        picture("dog.png", huge_png(8_000)),
        "chapters/log.yaml:6:20",
        "cannot read the picture dog.png: it has more than 60 million pixels",
        "save it smaller",
    ),
    Bad(
        "a picture of 10 thousand million pixels",
        picture("dog.png", huge_png(100_000)),
        "chapters/log.yaml:6:20",
        "cannot read the picture dog.png: it has more than 60 million pixels",
        "save it smaller",
    ),
    Bad(
        "a file of 20 MB",
        picture("dog.png", b"\0" * 20_000_001),
        "chapters/log.yaml:6:20",
        'the picture "dog.png" is larger than 20 MB',
        "save it smaller",
    ),
    Bad("no alt text", block("  - figure: {file: dog.png}\n"), "chapters/log.yaml:6:14", 'the field "alt" is missing'),
    Bad(
        "SVG that is not well formed",
        picture("dog.svg", svg("<g>")),
        "chapters/log.yaml:6:20",
        "cannot read the picture dog.svg: it is not well formed: mismatched tag: line 1, column 111",
        "export it again",
    ),
    Bad(
        "SVG with an entity",
        picture("dog.svg", svg("<text>&x;</text>", ENTITY)),
        "chapters/log.yaml:6:20",
        "cannot read the picture dog.svg: it declares entities",
        "save it as plain SVG",
    ),
    Bad(
        "SVG with another file in it",
        picture("dog.svg", svg('<image xlink:href="../x.png" width="9" height="9"/>')),
        "chapters/log.yaml:6:20",
        'cannot read the picture dog.svg: it refers to another file, "../x.png"',
        "embed that file in it",
    ),
    Bad(
        "SVG without a size",
        picture("dog.svg", svg("", size='width="0" height="0"')),
        "chapters/log.yaml:6:20",
        "cannot read the picture dog.svg: it has no size",
        "give it a width and a height, or a viewBox",
    ),
    Bad(
        "SVG that is HTML",
        picture("dog.svg", b"<html/>"),
        "chapters/log.yaml:6:20",
        'cannot read the picture dog.svg: it is no SVG: its first element is "html"',
        "export it as SVG again",
    ),
    Bad(
        "SVG nested too deep",
        picture("dog.svg", svg("<g>" * 5000 + "</g>" * 5000)),
        "chapters/log.yaml:6:20",
        "cannot read the picture dog.svg: it is nested more than 100 levels deep",
        "save it as PNG",
    ),
    Bad(
        "SVG with what we cannot draw",
        picture("dog.svg", svg('<g style="mask:url(#m)"/>')),
        "chapters/log.yaml:6:20",
        'cannot read the picture dog.svg: it uses "mask", which we cannot draw',
        "save it as PNG",
    ),
    Bad(
        "SVG with a character that the font lacks",
        picture("dog.svg", svg("<text>犬</text>")),
        "chapters/log.yaml:6:20",
        'cannot read the picture dog.svg: the font has no character "犬" (U+72AC)',
        "turn its words into paths",
    ),
]
