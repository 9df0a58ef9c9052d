"""Photographs with all that cameras and editors write into them, and colour profiles, made by hand.

Every text beside the pixels has the word PRIVATE in it.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence
from random import Random

from PIL import ExifTags, Image
from PIL.PngImagePlugin import PngInfo

PRIVATE = b"PRIVATE"
PACKET = b'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/">PRIVATE packet</x:xmpmeta><?xpacket end="r"?>'

RED, GREY, WHITE = (220, 30, 30), (120, 120, 120), (255, 255, 255)


def marked(size: tuple[int, int] = (96, 64)) -> Image.Image:
    """A white picture whose upper left corner is red."""
    image = Image.new("RGB", size, WHITE)
    image.paste(RED, (0, 0, 24, 24))
    return image


def noise(size: tuple[int, int]) -> Image.Image:
    """A picture as a photograph is: no two pixels alike, and the same each time."""
    width, height = size[0] // 3, size[1] // 3
    return Image.frombytes("RGB", (width, height), Random(1).randbytes(3 * width * height)).resize(size)


def exif(orientation: int = 1) -> Image.Exif:
    """A camera's data: place, serial number, a maker's note that holds a thumbnail."""
    data = Image.Exif()
    data[ExifTags.Base.Orientation] = orientation
    data[ExifTags.Base.ImageDescription] = "PRIVATE description"
    data[ExifTags.Base.Artist] = "PRIVATE photographer"
    camera, place = data.get_ifd(ExifTags.IFD.Exif), data.get_ifd(ExifTags.IFD.GPSInfo)
    camera[ExifTags.Base.BodySerialNumber] = "PRIVATE serial number"
    camera[ExifTags.Base.MakerNote] = b"PRIVATE note" + jpeg(marked((48, 32)), comment=b"PRIVATE thumbnail")
    place[ExifTags.GPS.GPSLatitude] = (51.0, 28.0, 38.0)
    place[ExifTags.GPS.GPSMapDatum] = "PRIVATE place"
    return data


def jpeg(image: Image.Image, **options: object) -> bytes:
    """A JPEG file, saved with Pillow's options."""
    file = io.BytesIO()
    image.save(file, "JPEG", **{"quality": 95, "subsampling": 0, **options})
    return file.getvalue()


def photograph(image: Image.Image, orientation: int = 1) -> bytes:
    """A JPEG file with EXIF, XMP, IPTC and a comment, and a film behind its end."""
    written = jpeg(image, exif=exif(orientation), xmp=PACKET, comment=b"PRIVATE comment")
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">I", 16) + b"\x1c\x02\x50\x00\x0bPRIVATE one"
    segment = b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc
    return written[:2] + segment + written[2:] + b"ftypmp42 PRIVATE film"


def png(image: Image.Image, **options: object) -> bytes:
    """A PNG file with text in every kind of chunk that holds some."""
    texts = PngInfo()
    texts.add_text("Author", "PRIVATE author")
    texts.add_text("Comment", "PRIVATE comment " * 20, zip=True)
    texts.add_itxt("XML:com.adobe.xmp", PACKET.decode())
    texts.add(b"prVt", b"PRIVATE chunk")
    file = io.BytesIO()
    image.save(file, "PNG", pnginfo=texts, exif=exif(), **options)
    return file.getvalue()


def deep_png(color_type: int, samples: Sequence[int]) -> bytes:
    """A PNG file of 16 bits a sample with one row of pixels; colour type 0 is grey, 2 is RGB."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    width = len(samples) // (3 if color_type == 2 else 1)
    head = struct.pack(">IIBBBBB", width, 1, 16, color_type, 0, 0, 0)
    row = zlib.compress(b"\0" + struct.pack(f">{len(samples)}H", *samples))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", row) + chunk(b"IEND", b"")


def profile(space: bytes, tags: dict[bytes, bytes], connection: bytes = b"XYZ ") -> bytes:
    """An ICC profile of version 2.4 (ICC.1:2001-04, 6)."""
    tags = {b"desc": b"desc\0\0\0\0" + struct.pack(">I", 8) + b"PRIVATE\0" + bytes(79), **tags}
    tags = {b"cprt": b"text\0\0\0\0PRIVATE\0", b"wtpt": _xyz(0.9642, 1.0, 0.8249), **tags}
    table, data = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for name, content in tags.items():
        table += name + struct.pack(">II", start + len(data), len(content))
        data += content + bytes(-len(content) % 4)
    head = struct.pack(">I4sI4s4s4s", start + len(data), b"test", 0x02400000, b"prtr", space, connection)
    head += struct.pack(">6H4s", 2020, 1, 1, 0, 0, 0, b"acsp") + bytes(28) + struct.pack(">3i", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + table + data


def _xyz(*values: float) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in values))


def gamma(value: float) -> bytes:
    """The tag of a tone curve."""
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(value * 256))


ADOBE_RGB = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
DISPLAY_P3 = ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407))
SRGB = ((0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410))
"""XYZ of the primaries of three spaces under D50, as their profiles have them."""

GAMMA = 2.2


def rgb_profile(primaries: Sequence[Sequence[float]]) -> bytes:
    """A profile of an RGB space with a tone curve of GAMMA."""
    curves = {name + b"TRC": gamma(GAMMA) for name in (b"r", b"g", b"b")}
    points = {name + b"XYZ": _xyz(*xyz) for name, xyz in zip((b"r", b"g", b"b"), primaries, strict=True)}
    return profile(b"RGB ", {**points, **curves})


def grey_profile(power: float) -> bytes:
    """A profile of grey with a tone curve."""
    return profile(b"GRAY", {b"kTRC": gamma(power)})


def cmyk_profile() -> bytes:
    """A profile of a press on which cyan ink is red; black is black, paper white (lut8Type, ICC.1:2001-04, 6.5.8)."""
    paper, red, black = bytes([255, 128, 128]), bytes([136, 208, 195]), bytes([0, 128, 128])
    corners = (black if i & 1 else red if i & 8 else paper for i in range(16))  # the first ink varies most slowly
    ramp = bytes(range(256))
    matrix = struct.pack(">9i", *(65536 if i % 4 == 0 else 0 for i in range(9)))
    lut = b"mft1\0\0\0\0" + bytes([4, 3, 2, 0]) + matrix + ramp * 4 + b"".join(corners) + ramp * 3
    return profile(b"CMYK", {b"A2B0": lut}, b"Lab ")
