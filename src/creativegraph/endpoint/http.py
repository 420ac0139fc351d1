"""Requests to one host: redirects, credentials that stay with it, and what goes wrong on the way as our errors."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit, urlunsplit

from creativegraph.errors import ArgumentError, EndpointError, IncompleteError, LateError, shown

if TYPE_CHECKING:
    from requests import PreparedRequest, Response, Session

__all__ = ["Limits", "Passing", "Request", "Transport", "checked", "faults", "late", "named"]

REDIRECTS = 5
CONNECTS_WITHIN = 10.0


class Limits(NamedTuple):
    """Seconds until an answer begins and again until it ends, how often to try again, and bytes of an answer."""

    timeout: float
    retries: int
    max_bytes: int


class Request(NamedTuple):
    """What is sent."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes | None


class Passing(Exception):  # noqa: N818 - it never reaches a caller
    """A fault that may be gone at the next try."""

    def __init__(self, error: EndpointError) -> None:
        super().__init__(str(error))
        self.error = error


def named(url: str) -> str:
    """An address as messages show it: without credentials, query and fragment."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def checked(url: str) -> str:
    """An address that can be asked, without its fragment.

    Raises:
        ArgumentError: it is no address of the web.
    """
    try:
        parts = urlsplit(url)
        good = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good or re.search(r"[\s\x00-\x1f\\]", url):
        told = shown(re.sub(r"//[^/]*@", "//", url))
        raise ArgumentError(f"{told} is no address of an endpoint; give one that begins with http:// or https://")
    return urlunsplit((parts.scheme.lower(), parts.netloc, parts.path or "/", parts.query, ""))


def anonymous(request: "PreparedRequest") -> "PreparedRequest":
    """Sends no credentials, also none that ~/.netrc has for another host."""
    return request


class Transport:
    """Sends requests to one host. Its credentials go to it alone: as Basic, or as Digest where it asks for that."""

    def __init__(self, url: str, login: tuple[str, str] | None, limits: Limits) -> None:
        self.name = named(url)
        self.keyed = bool(urlsplit(url).query)
        self.limits = limits
        self.session = made_session()
        self.auth = credentials(url, login)

    def send(self, request: Request) -> "Response":
        """The response to a request, redirects followed.

        Raises:
            EndpointError: there is none.
            Passing: there is none, this time.
        """
        auth, asked = self.auth, request
        for _ in range(REDIRECTS + 1):
            response = self.sent(asked, auth)
            if auth is self.auth and self.wants_digest(response):
                response.close()
                auth = self.auth
                response = self.sent(asked, auth)
            target = self.session.get_redirect_target(response)
            if target is None:
                return response
            response.close()
            after = self.redirected(asked, target)
            if self.session.should_strip_auth(asked.url, after):  # type: ignore[no-untyped-call]
                auth = anonymous
                self.check_unkeyed(asked, after)
            asked = asked._replace(url=after)
        raise EndpointError(
            f"{self.name} redirects from one address to the next without end; ask who runs it for the right one"
        )

    def once(self, request: Request) -> "Response":
        """The response of the address itself: redirects are not followed."""
        response = self.sent(request, self.auth)
        if self.wants_digest(response):
            response.close()
            response = self.sent(request, self.auth)
        return response

    def sent(self, request: Request, auth: "Callable[[PreparedRequest], PreparedRequest]") -> "Response":
        """The response to one request."""
        with faults(self.name, self.limits):
            return self.session.request(
                request.method, request.url, headers=dict(request.headers), data=request.body, auth=auth, stream=True,
                allow_redirects=False, timeout=(min(CONNECTS_WITHIN, self.limits.timeout), self.limits.timeout),
            )  # fmt: skip

    def redirected(self, request: Request, target: str) -> str:
        """Where a redirect leads.

        Raises:
            EndpointError: not to the web, or elsewhere with a key that stands in the request.
        """
        try:
            after = checked(urljoin(request.url, target))
        except (ArgumentError, ValueError) as error:
            raise EndpointError(
                f"{self.name} redirects to {shown(target)}, which is no address of the web; ask who runs it"
            ) from error
        return urlunsplit(urlsplit(after)._replace(netloc=urlsplit(after).netloc.rpartition("@")[2]))

    def check_unkeyed(self, request: Request, after: str) -> None:
        """Pass a redirect to another host that tells it no key; one may stand in the address that was given."""
        if self.keyed and request.body is not None:
            raise EndpointError(
                f"{self.name} redirects to {named(after)}, which is not told what stands in the address after the"
                " question mark; connect to that address"
            )

    def wants_digest(self, response: "Response") -> bool:
        """True if the server takes the credentials as Digest only; from then on they are sent so.

        Virtuoso answers Basic without saying what it wants; asked by Digest it does.
        """
        from requests.auth import HTTPBasicAuth, HTTPDigestAuth

        wanted = response.headers.get("www-authenticate", "digest").lower()
        if response.status_code != 401 or type(self.auth) is not HTTPBasicAuth or not wanted.startswith("digest"):
            return False
        user, password = (each.decode() for each in vars(self.auth).values())  # Digest takes no bytes
        self.auth = HTTPDigestAuth(user, password)
        return True


def made_session() -> "Session":
    """Connections that are kept open, without cookies."""
    from http.cookiejar import DefaultCookiePolicy

    from requests import Session

    made = Session()
    made.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    return made


def credentials(url: str, login: tuple[str, str] | None) -> "Callable[[PreparedRequest], PreparedRequest]":
    """The credentials of an endpoint: those given, those in its address, or those that ~/.netrc has for its host."""
    from urllib.parse import unquote

    from requests.auth import HTTPBasicAuth
    from requests.utils import get_netrc_auth

    parts = urlsplit(url)
    within = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    found = login or within or get_netrc_auth(url)
    if found is None:
        return anonymous
    return HTTPBasicAuth(*(each.encode() for each in found))


def late(name: str, limits: Limits) -> LateError:
    """What to say of an answer that takes too long."""
    return LateError(f"{name} did not answer within {limits.timeout:g} s; ask for less, or wait longer with timeout")


@contextmanager
def faults(name: str, limits: Limits) -> Iterator[None]:
    """Turns what the libraries raise on the way into our errors.

    Their words hold the whole address of the request, so that none of them are repeated.
    """
    from requests import exceptions as known

    try:
        yield
    except known.Timeout as error:
        raise late(name, limits) from error
    except known.SSLError as error:
        if "CERTIFICATE" in str(error).upper():
            told = "its certificate is not trusted here; name those of its authority in REQUESTS_CA_BUNDLE"
        else:
            told = "no secure connection comes about; try http:// if it has none"
        raise EndpointError(f"{name} is not asked: {told}") from None
    except (known.ChunkedEncodingError, known.ContentDecodingError) as error:
        raise Passing(
            IncompleteError(f"{name} broke off in the middle of an answer; nothing of it is kept, try again")
        ) from error
    except known.ConnectionError as error:
        if "Read timed out" in str(error):  # so requests says it while a body is read
            raise late(name, limits) from error
        raise Passing(
            EndpointError(f"{name} cannot be reached{reason(error)}; check the address, or try later")
        ) from None
    except (known.RequestException, UnicodeError) as error:
        raise EndpointError(f"{name} answers with something that is not HTTP; check the address") from error


def reason(error: BaseException) -> str:
    """Why there is no connection, as far as the system says; nothing of the request."""
    seen: BaseException | None = error
    while seen is not None:
        if type(seen).__name__ == "NameResolutionError":
            return ": no host has that name"
        if isinstance(seen, OSError) and seen.strerror:
            return f": {seen.strerror}"
        seen = seen.__cause__ or seen.__context__
    return ""
