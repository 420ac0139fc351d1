"""SPARQLWrapper with our way of sending: it words requests and holds answers, and never opens a connection."""

from typing import TYPE_CHECKING

from SPARQLWrapper import SPARQLWrapper

from creativegraph.endpoint.http import Request

if TYPE_CHECKING:
    from collections.abc import Callable

    from requests import Response

__all__ = ["Wrapper"]


class Wrapper(SPARQLWrapper):
    """Hands each request over instead of opening it by urllib, which knows no retry and keeps no connection."""

    form = "SELECT"

    def carry(self, send: "Callable[[Request], Response]", form: str) -> None:
        """Send by ``send``; the form of the query is known, so that it need not be guessed."""
        self.send = send
        self.form = form

    def _parseQueryType(self, query: str) -> str:  # noqa: ARG002, N802 - SPARQLWrapper's name
        return self.form

    def _query(self) -> "tuple[Response, str]":  # type: ignore[override]
        made = self._createRequest()
        headers = dict(made.header_items())
        body = made.data if isinstance(made.data, bytes) else None
        return self.send(Request(made.get_method(), made.full_url, headers, body)), self.returnFormat
