"""Where the things of a request are: found, moved, gone, and in which format a client wants them.

Whatever stands in a header is relative, so that a proxy may put the service under any path.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from starlette.requests import Request
from starlette.responses import Response

from kg.linked.addresses import asked, header
from kg.linked.written import FORMS
from kg.serve.formats import GRAPHS, HTML, Format
from kg.serve.known import Thing
from kg.serve.negotiate import choose
from kg.serve.problem import Problem
from kg.serve.service import Service

#: What data is offered in, by the extension of its files; a page is offered before it to whoever names none.
DATA = {form.extension: next(one for one in GRAPHS if one.media[0] == form.media) for form in FORMS.values()}
OFFERS = (HTML, *DATA.values())
#: Seconds for which a way to somewhere else may be taken again without asking.
REMEMBERED = "max-age=300"


def path_of(request: Request) -> str:
    """The path that is asked for, relative to the base and in the form of IRIs."""
    return asked(request.scope["path"].removeprefix("/"))


def way_back(request: Request) -> str:
    """The way back to the base from the address as the client wrote it."""
    return "../" * (request.scope["raw_path"].count(b"/") - 1) or "./"


def place(local: str, chosen: Format) -> str:
    """The path of the page or the data about a thing."""
    extension = next((end for end, one in DATA.items() if one == chosen), "")
    return f"data/{local}.{extension}" if extension else f"page/{local}"


def find(request: Request, local: str, again: Callable[[Thing, str], str]) -> Thing | None:
    """The thing with this local part; None where none is known.

    Raises Problem where it is gone, and with the way where it has another address: `again` makes the path that is
    asked for from a thing and its local part.
    """
    service: Service = request.app.state.service
    known = service.things()
    found = known.at(local)
    if found and not found.gone:
        return found
    base = known.addresses.base
    other = Thing(found.successor) if found and found.successor else known.spelled(local)
    if other and (rest := known.addresses.local(other.iri)):
        target = again(other, rest)
        raise Problem(
            301,
            f"the address is {base}{target} now",
            headers={"Location": way_back(request) + header(target), "Cache-Control": REMEMBERED},
        )
    if found:
        raise Problem(410, f"{found.iri} was removed from the collection")
    return None


def nothing(request: Request) -> Problem:
    """There is no such thing."""
    service: Service = request.app.state.service
    return Problem(404, f"nothing here has the address {service.current().base}{path_of(request)}")


def negotiated(request: Request, offers: Sequence[Format], path: Callable[[Format], str]) -> Format:
    """The format that the client likes best; raises Problem with all there are, where it likes none."""
    chosen = choose(",".join(request.headers.getlist("accept")), offers)
    if chosen:
        return chosen
    others = [(way_back(request) + header(path(one)), one.media[0]) for one in offers]
    raise Problem(
        406,
        "no format that you accept is offered; there are " + ", ".join(media for _, media in others),
        headers={"Link": ", ".join(f'<{href}>; rel="alternate"; type="{media}"' for href, media in others)},
        alternatives=[{"href": href, "type": media} for href, media in others],
    )


def see_other(request: Request, target: str, headers: dict[str, str]) -> Response:
    """The way to a page or to data (303)."""
    location = way_back(request) + header(target)
    return Response(status_code=303, headers={"Location": location, "Cache-Control": REMEMBERED, **headers})
