"""Real printers on loopback: `ippeveprinter`, which takes jobs as a network printer does, and a private CUPS."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from math import inf
from pathlib import Path
from urllib.request import urlopen

from builder.delivery.printing.connection import Address
from builder.delivery.printing.printer import Printer
from tests.services.printing.processes import free_port, listens, running, wait_until

BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
 <type>system</type>
 <listen>unix:path={socket}</listen>
 <auth>EXTERNAL</auth>
 <policy context="default">
  <allow user="*"/><allow own="*"/><allow send_destination="*"/><allow receive_sender="*"/>
 </policy>
</busconfig>
"""
"""A bus of our own: without one `ippeveprinter` asks the system's for a service that announces it."""

COMMAND = """#!/bin/sh
env | grep '^IPP_' > {spool}/$IPP_JOB_ID.tmp
mv {spool}/$IPP_JOB_ID.tmp {spool}/$IPP_JOB_ID.asked
. {behaviour}
"""
"""What the printer does with a job: it notes what was asked for, then what a test tells it to."""

OFFICE = """
ATTR mimeMediaType document-format-supported application/octet-stream,application/pdf
ATTR boolean color-supported true
ATTR rangeOfInteger copies-supported 1-50
ATTR keyword media-default na_letter_8.5x11in
ATTR keyword media-supported na_letter_8.5x11in,iso_a4_210x297mm
ATTR keyword media-ready na_letter_8.5x11in,iso_a4_210x297mm
ATTR keyword sides-default one-sided
ATTR keyword sides-supported one-sided,two-sided-long-edge,two-sided-short-edge
ATTR keyword print-color-mode-default auto
ATTR keyword print-color-mode-supported auto,color,monochrome
ATTR keyword print-scaling-default auto
ATTR keyword print-scaling-supported auto,fit,none
ATTR keyword multiple-document-handling-supported separate-documents-collated-copies
"""
"""What an office printer can: it replaces most of what `ippeveprinter` says of itself."""


@dataclass(frozen=True)
class Printed:
    """A job that arrived: what was asked for, and the bytes of the document."""

    asked: Mapping[str, str]
    document: bytes


@dataclass(frozen=True)
class EvePrinter:
    """A network printer: where it listens, and the folder with all that it keeps."""

    port: int
    folder: Path

    def uri(self, scheme: str = "ipp") -> str:
        """Its address."""
        return f"{scheme}://localhost:{self.port}/ipp/print"

    @property
    def certificate(self) -> Path:
        """The certificate that it made for itself."""
        return self.folder / "keys/localhost.crt"

    def behave(self, script: str) -> None:
        """What it does with the next jobs, as lines of a shell."""
        (self.folder / "behaviour").write_text(script)

    def sheets(self, number: int) -> None:
        """Put a number of sheets of letter paper into its tray, through its web page."""
        main = f"size1=na_letter_8.5x11in&type1=stationery&level1={number}"
        photo = "size2=na_index-4x6_4x6in&type2=photographic-glossy&level2=-2"
        with urlopen(f"http://localhost:{self.port}/media?{main}&{photo}", timeout=10) as answer:
            assert answer.status == 200

    def jobs(self) -> list[Printed]:
        """The jobs that arrived, in their order."""
        notes = sorted(self.folder.glob("spool/*.asked"), key=lambda path: int(path.stem))
        return [self._printed(note) for note in notes]

    def _printed(self, note: Path) -> Printed:
        asked = dict(line.removeprefix("IPP_").split("=", 1) for line in note.read_text().splitlines() if "=" in line)
        (document,) = note.parent.glob(f"{note.stem}-*.pdf")
        return Printed(asked, document.read_bytes())


@contextmanager
def bus(folder: Path) -> Iterator[dict[str, str]]:
    """A bus that runs; the environment of what talks over it."""
    socket, config = folder / "bus.sock", folder / "bus.conf"
    config.write_text(BUS.format(socket=socket))
    command = ["dbus-daemon", f"--config-file={config}", "--nofork"]
    environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={socket}"}
    with running(command, folder / "bus.log", socket.exists, environment):
        yield environment


@contextmanager
def eve_printer(
    folder: Path,
    environment: Mapping[str, str],
    *options: str,
    attributes: str | None = OFFICE,
    takes: str = "application/pdf",
) -> Iterator[EvePrinter]:
    """A printer that runs; without `attributes` it is a plain one with two trays, for one side unless `-2` is given."""
    port, spool, command = free_port(), folder / "spool", folder / "command"
    for each in (spool, folder / "keys"):
        each.mkdir(parents=True)
    command.write_text(COMMAND.format(spool=spool, behaviour=folder / "behaviour"))
    command.chmod(0o755)
    (folder / "attributes").write_text(attributes or "")
    kind = ["-a", str(folder / "attributes")] if attributes else ["-f", takes, "-s", "10,10"]
    made = EvePrinter(port, folder)
    made.behave("exit 0")
    arguments = ["-r", "off", "-n", "localhost", "-p", str(port), "-d", str(spool), "-K", str(folder / "keys"), "-k"]
    whole = ["ippeveprinter", *arguments, *kind, *options, "-c", str(command), "Office"]
    with running(whole, folder / "log", lambda: listens(port), environment):
        yield made


FILES = """{identity}
ServerRoot {root}/etc
RequestRoot {root}/spool
CacheDir {root}/cache
StateDir {root}/state
TempDir {root}/spool/tmp
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
FatalErrors none
"""

SERVER = """LogLevel debug
DirtyCleanInterval 0
Listen localhost:{port}
Listen {root}/cups.sock
Browsing Off
WebInterface No
DefaultAuthType Basic
PreserveJobHistory Yes
PreserveJobFiles Yes
<Location />
 Order allow,deny
 Allow localhost
</Location>
<Policy default>
 <Limit All>
  AuthType None
  Order allow,deny
  Allow localhost
 </Limit>
</Policy>
<Policy locked>
 <Limit Print-Job Validate-Job Create-Job>
  AuthType Basic
  Require valid-user
  Order allow,deny
  Allow localhost
 </Limit>
 <Limit All>
  AuthType None
  Order allow,deny
  Allow localhost
 </Limit>
</Policy>
"""


@dataclass(frozen=True)
class Cups:
    """A print system of our own: where it listens, and the folder with all that it keeps."""

    port: int
    root: Path

    @property
    def environment(self) -> dict[str, str]:
        """That in which the tools of CUPS talk to it."""
        return {**os.environ, "CUPS_SERVER": f"localhost:{self.port}", "LC_ALL": "C"}

    def tool(self, *command: str) -> str:
        """Run a tool of CUPS; what it prints."""
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def add(self, name: str, printer: EvePrinter) -> None:
        """Set a printer up under a name, with all that it says of itself."""
        self.tool("lpadmin", "-p", name, "-E", "-v", printer.uri(), "-m", "everywhere")
        queue = Address.parse(f"ipp://localhost:{self.port}/printers/{name}")
        papers = "media-supported"  # CUPS answers before it has read them
        wait_until(lambda: Printer(queue, inf).attributes(papers).values(papers), "CUPS does not know the printer")


@contextmanager
def cups(root: Path, environment: Mapping[str, str]) -> Iterator[Cups]:
    """A print system that runs and knows no printers yet."""
    made = Cups(free_port(), root)
    for each in ("etc/ppd", "etc/ssl", "spool/tmp", "cache", "state/certs", "log"):
        (root / each).mkdir(parents=True)
    identity = "User lp\nGroup lp\nSystemGroup root" if os.geteuid() == 0 else ""
    if identity:
        subprocess.run(["chgrp", "-R", "lp", str(root)], check=True)
    for each, mode in (("cache", 0o770), ("state", 0o770), ("spool", 0o710), ("spool/tmp", 0o1770)):
        (root / each).chmod(mode)
    files, server = root / "etc/cups-files.conf", root / "etc/cupsd.conf"
    files.write_text(FILES.format(identity=identity, root=root))
    server.write_text(SERVER.format(port=made.port, root=root))
    command = ["/usr/sbin/cupsd", "-f", "-c", str(server), "-s", str(files)]
    with running(command, root / "log/server", lambda: listens(made.port), environment):
        wait_until((root / "cups.sock").exists, "no socket of CUPS")
        yield made
