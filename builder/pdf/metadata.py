"""What a PDF says of itself: its XMP packet (ISO 16684-1), and the colour profile of its output intent."""

from __future__ import annotations

import re
import struct
from datetime import datetime
from html import escape

_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What may stand in no XML document, even escaped (XML 1.0, 2.2)."""

_NAMESPACES = """
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#\""""

_CONFORMANCE = """\
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
 <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
 <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
 <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
 <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
  <pdfaProperty:name>part</pdfaProperty:name>
  <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
  <pdfaProperty:category>internal</pdfaProperty:category>
  <pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
 </rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
"""PDF/A-2a (ISO 19005-2, 6.6.4) and PDF/UA-1 (ISO 14289-1, 5); PDF/A does not know the properties of PDF/UA and
wants them declared (ISO 19005-2, 6.6.2.3)."""

_FRAME = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""{namespaces}>
{properties}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""


_TEXTS = {
    "title": '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:title>',
    "author": "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>",
    "subject": '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:description>',
    "language": "<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>",
    "keywords": "<pdf:Keywords>{}</pdf:Keywords>",
    "producer": "<pdf:Producer>{}</pdf:Producer>",
    "creator_tool": "<xmp:CreatorTool>{}</xmp:CreatorTool>",
}


def xmp(
    *,
    title: str,
    language: str,
    created: datetime,
    author: str = "",
    subject: str = "",
    keywords: str = "",
    creator_tool: str = "",
    producer: str = "",
) -> bytes:
    """The XMP packet of a file that claims PDF/UA-1 and PDF/A-2a, in UTF-8, the same for the same input.

    `language` is a tag like "en"; `created` is the date of creation and of the last change.  What is empty is left
    out; characters that XML cannot hold are dropped.
    """
    given = {
        "title": title,
        "author": author,
        "subject": subject,
        "language": language,
        "keywords": keywords,
        "producer": producer,
        "creator_tool": creator_tool,
    }
    texts = {name: escape(_UNWRITABLE.sub("", text), quote=False) for name, text in given.items()}
    date = created.isoformat(timespec="seconds")
    properties = [
        "<dc:format>application/pdf</dc:format>",
        *(_TEXTS[name].format(text) for name, text in texts.items() if text),
        f"<xmp:CreateDate>{date}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{date}</xmp:ModifyDate>",
        _CONFORMANCE,
    ]
    return _FRAME.format(namespaces=_NAMESPACES, properties="\n".join(properties)).encode()


def srgb_profile() -> bytes:
    """The ICC profile of sRGB as Little CMS makes it, but dated 2000 and without its optional id.

    So it is the same on every day (ICC.1:2010, 7.2.8 and 7.2.18).
    """
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    profile[84:100] = bytes(16)
    return bytes(profile)
