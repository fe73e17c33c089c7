"""What went wrong, told to people on a page and to programs in a problem document."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.pages import problem
from kg.serve.formats import HTML, Format
from kg.serve.negotiate import choose
from kg.serve.places import way_back
from kg.serve.problem import MEDIA, TITLES, Problem
from kg.serve.service import Service

#: A program need not say what it takes.
_FORMS = (Format("problem", (MEDIA, "application/json"), None), HTML)


def told(request: Request, err: Problem) -> Response:
    """The problem in the form that the client would rather read."""
    if choose(",".join(request.headers.getlist("accept")), _FORMS) is not HTML:
        return err.response()
    service: Service = request.app.state.service
    others = [(one["href"], one["type"]) for one in err.members.get("alternatives", ())]
    if "Location" in err.headers:
        others = [(err.headers["Location"], err.headers["Location"])]
    text = problem.render(
        service.settings.about, way_back(request), TITLES.get(err.status, "Error"), err.detail, others
    )
    return HTMLResponse(
        text, status_code=err.status, headers={"Cache-Control": "no-store", "Vary": "Accept", **err.headers}
    )
