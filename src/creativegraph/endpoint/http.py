"""One HTTP request: redirects and where they may lead, time to connect, credentials, certificates, and our errors."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit, urlunsplit

from creativegraph.engine.deadline import LONGEST, deadline, left
from creativegraph.errors import ArgumentError, EndpointError, IncompleteError, LateError, shown

if TYPE_CHECKING:
    from requests import PreparedRequest, Response

Auth = Callable[["PreparedRequest"], "PreparedRequest"]
__all__ = [
    "Limits", "Request", "TransientError", "Transport", "checked_url", "shown_url", "timed_out",
    "translated_errors",
]  # fmt: skip

MAX_REDIRECTS = 5
CONNECT_TIMEOUT = 10.0
INSIDE = (".localhost", ".local", ".lan", ".localdomain", ".internal", ".home.arpa", ".intranet", ".home", ".corp")


class Limits(NamedTuple):
    """Seconds until a response is there as a whole, number of retries, and bytes of a response."""

    timeout: float
    retries: int
    max_bytes: int


class Request(NamedTuple):
    """An HTTP request."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes | None


class TransientError(Exception):
    """An error that may be gone at the next attempt. It is caught by ``Endpoint.retry`` and never reaches a caller."""

    def __init__(self, error: EndpointError) -> None:
        super().__init__(str(error))
        self.error = error


def shown_url(url: str) -> str:
    """Return a URL as messages show it: without credentials, query and fragment."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def checked_url(url: str) -> str:
    """Return an HTTP URL without its fragment.

    Raises:
        ArgumentError: it is not a URL of http or https.
    """
    try:
        parts = urlsplit(url)
        good = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good or re.search(r"[\s\x00-\x1f\\]", url):
        given = shown(re.sub(r"//[^/]*@", "//", url))
        raise ArgumentError(f"{given} is not the URL of an endpoint; give one that begins with http:// or https://")
    return urlunsplit((parts.scheme.lower(), parts.netloc, parts.path or "/", parts.query, ""))


def unsafe(before: str, after: str) -> str:
    """Return why a query must not follow a redirect; nothing where it may.

    A server on the web could otherwise have us ask machines that only we can reach, or send the query in clear.
    """
    if before.startswith("https:") and after.startswith("http:"):
        return "which is not encrypted"
    if is_inside(after) and not is_inside(before):
        return "which is on this machine or in its own network"
    return ""


def is_inside(url: str) -> bool:
    """Return True for a URL of this machine or of a private network: by the name of its host, or by an address of it.

    Names are resolved as for the request, which also reads ``127.1`` and ``2130706433``; one without an address is
    none of ours, and the request says so.
    """
    from socket import getaddrinfo
    from unicodedata import normalize

    host = normalize("NFKC", urlsplit(url).hostname or "").rstrip(".").lower()
    if (":" not in host and "." not in host) or host.endswith(INSIDE):
        return True
    try:
        found = getaddrinfo(host.partition("%")[0], None)
    except (OSError, UnicodeError):
        return False
    return not all(is_public(str(each[4][0])) for each in found)


def is_public(text: str) -> bool:
    """Return True for an address of the web, and for an IPv6 one that stands for such an IPv4 one."""
    from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

    address = ip_address(text.partition("%")[0])
    if isinstance(address, IPv6Address):
        low = int(address) & 0xFFFFFFFF
        inner = (
            address.ipv4_mapped
            or address.sixtofour
            or (IPv4Address(low) if address in IPv6Network("64:ff9b::/96") else None)
        )
        return is_public(str(inner)) if inner else address.is_global
    return address.is_global and not address.is_multicast


def anonymous(request: "PreparedRequest") -> "PreparedRequest":
    """Send no credentials. Without an ``auth`` of any kind requests would take those of ~/.netrc for the new host."""
    return request


class Transport:
    """Sends requests to one host. Its credentials are sent to that host alone, by Basic or, where asked for, Digest."""

    def __init__(self, url: str, login: tuple[str, str] | None, limits: Limits) -> None:
        from creativegraph.endpoint.session import new_session

        self.name = shown_url(url)
        self.has_parameters = bool(urlsplit(url).query)
        self.limits = limits
        self.session = new_session()
        self.auth = credentials(url, login)

    def send(self, request: Request) -> "Response":
        """Return the response to a request, after redirects.

        Raises:
            EndpointError: there is none.
            TransientError: there is none now, but there may be at the next attempt.
        """
        # Redirects are followed here and not by requests, which turns a POST into a GET after 301 and 302.
        auth: Auth | None = None
        current = request
        for _ in range(MAX_REDIRECTS + 1):
            response = self.send_once(current, auth)
            target = self.session.get_redirect_target(response)
            if target is None:
                return response
            response.close()
            after = self.redirect_url(current, target)
            if self.session.should_strip_auth(current.url, after):  # type: ignore[no-untyped-call]
                auth = anonymous
                self.check_no_secret(current, after)
            current = current._replace(url=after)
        raise EndpointError(f"{self.name} redirects without end; ask its operator for the right URL")

    def send_once(self, request: Request, auth: Auth | None = None) -> "Response":
        """Return the response of the URL itself, its body not yet read."""
        seconds = left()
        if seconds == 0:
            raise timed_out(self.name, self.limits)
        seconds = self.limits.timeout if seconds is None else min(seconds, LONGEST)
        with translated_errors(self.name, self.limits), ExitStack() as opened:

            def close_later(found: "Response", **_options: object) -> None:
                opened.callback(found.close)

            # requests reads the address of a redirect that it need not follow, and fails at one that is none.
            response = self.session.request(
                request.method, request.url, headers=dict(request.headers), data=request.body, auth=auth or self.auth,
                stream=True, allow_redirects=False, timeout=(min(CONNECT_TIMEOUT, seconds), seconds),
                hooks={"response": close_later},
            )  # fmt: skip
            opened.pop_all()
        if auth is None and self.switched_to_digest(response):
            response.close()
            return self.send_once(request)
        return response

    def redirect_url(self, request: Request, target: str) -> str:
        """Return the URL that a redirect names, without credentials.

        Raises:
            EndpointError: it is not a URL of http or https, or a server must not send us there.
        """
        try:
            after = checked_url(urljoin(request.url, target))
        except (ArgumentError, ValueError) as error:
            raise EndpointError(
                f"{self.name} redirects to {shown(target)}, which is not an HTTP URL; contact its operator"
            ) from error
        if why := unsafe(request.url, after):
            raise EndpointError(
                f"{self.name} redirects to {shown_url(after)}, {why}; connect to that URL if you trust it"
            )
        return urlunsplit(urlsplit(after)._replace(netloc=urlsplit(after).netloc.rpartition("@")[2]))

    def check_no_secret(self, request: Request, after: str) -> None:
        """Refuse to send the parameters of the given URL to another host: one of them may be a key.

        Those of a GET stay behind with its URL; the body of a POST holds them.
        """
        if self.has_parameters and request.body is not None:
            raise EndpointError(
                f"{self.name} redirects to {shown_url(after)}, and the parameters of your URL are not sent to another"
                " host; connect to that URL"
            )

    def switched_to_digest(self, response: "Response") -> bool:
        """Switch to Digest if the server accepts the credentials in no other way, and return whether it did.

        Virtuoso answers Basic with 401 and no WWW-Authenticate header, so a missing header counts as Digest.
        """
        from requests.auth import HTTPBasicAuth, HTTPDigestAuth

        wanted = response.headers.get("www-authenticate", "digest").lower()
        if response.status_code != 401 or type(self.auth) is not HTTPBasicAuth or not wanted.startswith("digest"):
            return False
        user, password = (each.decode() for each in vars(self.auth).values())  # Digest takes text, not bytes
        self.auth = HTTPDigestAuth(user, password)
        return True


def credentials(url: str, login: tuple[str, str] | None) -> Auth:
    """Return the credentials of an endpoint: those given, else those in its URL, else those of ~/.netrc."""
    from urllib.parse import unquote

    from requests.auth import HTTPBasicAuth
    from requests.utils import get_netrc_auth

    parts = urlsplit(url)
    in_url = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    found = login or in_url or get_netrc_auth(url)
    if found is None:
        return anonymous
    return HTTPBasicAuth(*(each.encode() for each in found))


def timed_out(name: str, limits: Limits) -> LateError:
    """Return the error of a response that takes too long."""
    current = deadline()
    given = current.seconds if current else limits.timeout
    return LateError(f"{name} did not answer within {given:g} s; narrow the query, or raise timeout")


def cut_off(name: str) -> IncompleteError:
    """Return the error of a response that ends before its end."""
    return IncompleteError(f"{name} closed the connection within a response; try again")


@contextmanager
def translated_errors(name: str, limits: Limits) -> Iterator[None]:
    """Raise our errors in place of those of requests.

    Their texts hold the whole URL with its credentials and parameters, so none is quoted.
    """
    from requests import exceptions

    try:
        yield
    except exceptions.Timeout as error:
        raise timed_out(name, limits) from error
    except exceptions.SSLError as error:
        if "CERTIFICATE" in str(error).upper():
            reason = "TLS verification failed; set REQUESTS_CA_BUNDLE to your CA bundle"
        else:
            reason = "no TLS connection; use http:// if the server has no TLS"
        raise EndpointError(f"{name}: {reason}") from None
    except (exceptions.ChunkedEncodingError, exceptions.ContentDecodingError) as error:
        raise TransientError(cut_off(name)) from error
    except exceptions.ConnectionError as error:
        if "Read timed out" in str(error):  # what requests raises for a timeout within the body
            raise timed_out(name, limits) from error
        raise TransientError(
            EndpointError(f"{name} cannot be reached{system_reason(error)}; check the URL, or try later")
        ) from None
    except (exceptions.RequestException, UnicodeError) as error:
        raise EndpointError(f"{name} does not speak HTTP; check the URL") from error
    except (LookupError, ValueError) as error:  # requests reads Location and WWW-Authenticate as if they were right
        raise EndpointError(f"{name} returned a header that cannot be read; contact its operator") from error


def system_reason(error: BaseException) -> str:
    """Return what the operating system says about a failed connection; nothing of the request."""
    cause: BaseException | None = error
    while cause is not None:
        if type(cause).__name__ == "NameResolutionError":
            return ": unknown host"
        if isinstance(cause, OSError) and cause.strerror:
            return f": {cause.strerror}"
        cause = cause.__cause__ or cause.__context__
    return ""
