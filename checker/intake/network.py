"""Getting one address from the network: within time and size, and never from the inner network unless allowed."""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from checker.model import CheckerError

_REDIRECTS: Final = 5
_MOVED: Final = frozenset((301, 302, 303, 307, 308))
_CHUNK: Final = 1 << 16
_KEPT: Final = "%/:=&?~+!$,;'@()*[]"  # signs of an address that stay as they are; all else is escaped
_LATER: Final = frozenset((429, 503))
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
IPNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network


class FetchError(CheckerError):
    """An address that could not be fetched; the message says why."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a request may cost, and which addresses of the inner network it may reach."""

    seconds: float = 30.0  # for the whole of a request, redirects and all
    size: int = 20_000_000  # bytes of an answer, unpacked
    allow: Sequence[IPNetwork] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, the headers by their small names, and the content."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes = b""


def fetch(url: str, headers: Mapping[str, str], limits: Limits) -> Answer:
    """One GET, with redirects followed and checked.  Raises FetchError."""
    until = time.monotonic() + limits.seconds
    for _ in range(_REDIRECTS + 1):
        answer = _get(url, headers, limits, until)
        if answer.status not in _MOVED:
            return answer
        # bytes of headers come as latin-1, whatever they were
        target = urljoin(url, quote(answer.headers.get("location", ""), safe=_KEPT + "#", encoding="latin-1"))
        if url.startswith("https:") and not target.startswith("https:"):
            raise FetchError("is redirected from https to http; give the address that it is to be read from")
        url = target
    raise FetchError(f"is redirected more than {_REDIRECTS} times")


def _get(url: str, headers: Mapping[str, str], limits: Limits, until: float) -> Answer:
    connection, path = _connection(url, limits, until)
    # each read has the socket's own timeout; a server that sends a byte now and then is ended by the clock
    clock = threading.Timer(max(0.0, until - time.monotonic()), connection.abort)
    clock.daemon = True
    clock.start()
    try:
        connection.request("GET", path, headers={"Accept-Encoding": "gzip", **headers})
        response = connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        content = _content(response, found, limits.size) if response.status == 200 else b""
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        if connection.aborted or isinstance(error, TimeoutError):
            raise FetchError(f"did not answer within {limits.seconds:g} seconds") from None
        raise FetchError(f"gave no answer: {_reason(error)}") from None
    finally:
        clock.cancel()
        connection.close()
    if connection.aborted:
        raise FetchError(f"did not answer within {limits.seconds:g} seconds")
    return Answer(response.status, found, content)


def _reason(error: Exception) -> str:
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return " ".join(words.split())[:100] or type(error).__name__


def _content(response: http.client.HTTPResponse, headers: Mapping[str, str], most: int) -> bytes:
    """The body, unpacked, of which no more is ever held than is allowed."""
    packed = headers.get("content-encoding", "").strip().lower() == "gzip"
    unpack = zlib.decompressobj(wbits=31) if packed else None
    content = bytearray()
    while chunk := response.read1(_CHUNK):
        while chunk:
            content += unpack.decompress(chunk, _CHUNK) if unpack else chunk
            chunk = unpack.unconsumed_tail if unpack else b""
            if len(content) > most:
                raise FetchError(f"is larger than {most:,} bytes; set max_bytes if it is to be read")
    if unpack is not None:
        content += unpack.flush()
    if response.length or (unpack and not unpack.eof):
        raise FetchError("broke off before its end")
    return bytes(content)


def _connection(url: str, limits: Limits, until: float) -> tuple[_Connection, str]:
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except (ValueError, UnicodeError):
        raise FetchError("is no address of the web") from None
    if parts.scheme not in ("http", "https") or not host:
        raise FetchError("is no address of the web; it begins with https:// or http://")
    if parts.username or parts.password:
        raise FetchError("has a password in its address, which would stand in logs; leave it out")
    if any(not "!" <= letter <= "~" for letter in host):
        raise FetchError("names no host")
    path = urlunsplit(("", "", quote(parts.path, safe=_KEPT) or "/", quote(parts.query, safe=_KEPT), ""))
    return _Connection(host, port, parts.scheme == "https", limits, until), path


class _Connection(http.client.HTTPConnection):
    """A connection to an address that was checked: the one that is connected to, not one looked up again."""

    def __init__(self, host: str, port: int | None, secure: bool, limits: Limits, until: float) -> None:
        self.default_port = 443 if secure else 80
        super().__init__(host, port or self.default_port)
        self.secure = secure
        self.limits = limits
        self.until = until
        self.aborted = False
        self.opened: socket.socket | None = None  # what `sock` no longer names while the answer is read

    def connect(self) -> None:
        self.opened = self._open()
        if self.secure:
            context = ssl.create_default_context()
            secured = context.wrap_socket(self.opened, server_hostname=self.host, do_handshake_on_connect=False)
            self.opened = secured
            secured.do_handshake()
        self.sock = self.opened

    def abort(self) -> None:
        """Called by the clock from its own thread: whatever waits on the socket wakes up."""
        self.aborted = True
        if self.opened is not None:
            with contextlib.suppress(OSError):  # it may be closed already
                self.opened.shutdown(socket.SHUT_RDWR)

    def _open(self) -> socket.socket:
        try:
            found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise FetchError(f"names {self.host[:100]}, which is no known host") from None
        error: OSError | None = None
        for family, kind, protocol, _, address in found:
            _check_address(str(address[0]), self.limits.allow)
            sock = socket.socket(family, kind, protocol)
            sock.settimeout(max(0.1, self.until - time.monotonic()))
            try:
                sock.connect(address)
            except OSError as failed:
                sock.close()
                error = failed
            else:
                return sock
        raise error or FetchError(f"names {self.host[:100]}, which has no address")


def _check_address(words: str, allow: Sequence[IPNetwork]) -> None:
    """Raises FetchError for what is not the public internet: this machine, its network, what only routers know."""
    address: Any = ipaddress.ip_address(words.partition("%")[0])
    inner = _within(address)
    public = address.is_global and inner.is_global and not (address.is_multicast or inner.is_multicast)
    if not public and not any(address in network or inner in network for network in allow):
        raise FetchError(f"leads to {address}, an address of the inner network; list it under allow if that is meant")


def _within(address: Any) -> Any:
    """The IPv4 address that an IPv6 one stands for, by any of the ways that there are; else the address itself."""
    if address.version == 6:
        if address in _NAT64:
            return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else address)
    return address


def asked_to_wait(answer: Answer) -> float | None:
    """Seconds for which a server wants to be left alone; None where it does not."""
    if answer.status not in _LATER:
        return None
    words = answer.headers.get("retry-after", "")
    return float(min(int(words), 86_400)) if words.isascii() and words.isdigit() and len(words) < 10 else 3_600.0
