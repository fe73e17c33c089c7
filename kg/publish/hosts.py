"""What web hosts need beside the pages: where a thing's address leads, and what a file's ending means.

A host of plain files cannot answer `id/X` with 303 and choose by the Accept header. So `id/X` is a
small page that leads on, which every host can serve; those who read `_redirects` and `_headers`
(Netlify, Cloudflare Pages, GitLab Pages), `.htaccess` (Apache) or the snippet for nginx do better.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import unquote, urlsplit

from markupsafe import Markup

from kg.linked.addresses import Addresses, root
from kg.pages import problem
from kg.pages.site import Site

THINGS = ("id/", "concept/", "article/")
MEDIA = {
    "ttl": "text/turtle; charset=utf-8",
    "nt": "application/n-triples",
    "nq": "application/n-quads",
    "trig": "application/trig",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "gexf": "application/gexf+xml",
}
_STUB = Markup("""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{label}</title>
<link rel="canonical" href="{page}">
<meta http-equiv="refresh" content="0; url={page}">
</head>
<body>
<p><a href="{page}">{label}</a></p>
</body>
</html>
""")
_APACHE = """\
RewriteEngine On
RewriteCond %{{HTTP_ACCEPT}} text/turtle
RewriteRule ^id/(.+?)/?$ data/$1.ttl [R=303,L]
RewriteCond %{{HTTP_ACCEPT}} application/ld\\+json
RewriteRule ^id/(.+?)/?$ data/$1.jsonld [R=303,L]
RewriteRule ^id/(.+?)/?$ page/$1.html [R=303,L]
RewriteRule ^(concept|article)/(.+?)/?$ page/$1/$2.html [R=303,L]
RewriteRule ^(ontology|dataset)$ $1.html [L]
ErrorDocument 404 {1}404.html
{0}
"""
_NGINX = """\
# Within server {{ ... }}, for a site at the root:
location ~ ^/id/(.+?)/?$ {{ return 303 /page/$1.html; }}
location ~ ^/(concept|article)/(.+?)/?$ {{ return 303 /page/$1/$2.html; }}
location ~ ^/(ontology|dataset)$ {{ try_files /$1.html =404; }}
error_page 404 /404.html;
types {{
{0}
}}
"""


def stub_path(addresses: Addresses, iri: str) -> str | None:
    """Where the page stands that leads from a thing's address on; None where no file can have that name."""
    local = addresses.local(iri)
    path = unquote(iri.removeprefix(addresses.base).partition("#")[0])
    if "#" in iri or (local in addresses.meant and not _holds(path)):
        return None
    return f"{iri.removeprefix(addresses.base)}/index.html"


def _holds(path: str) -> bool:
    """Whether a file system takes the name, and no other such page is in its way."""
    parts = path.split("/")
    return path.isprintable() and all(
        part.strip(".") and part != "index.html" and len(part.encode()) < 256 for part in parts
    )


def stub(site: Site, path: str) -> bytes | None:
    """The page that leads on from `id/X/index.html`."""
    iri = site.addresses.base + path.removesuffix("/index.html")
    page = site.addresses.page(iri)
    return _STUB.format(label=site.label(iri), page=root(path) + page).encode() if page else None


def _redirects(_: Site) -> bytes:
    lines = ["/ontology /ontology.html 200", "/dataset /dataset.html 200", "/id/* /page/:splat.html 302"]
    lines += [f"/{kind}* /page/{kind}:splat.html 302" for kind in THINGS[1:]]
    return "".join(f"{line}\n" for line in lines).encode()


def _headers(_: Site) -> bytes:
    return "".join(f"/*.{end}\n  Content-Type: {media}\n" for end, media in MEDIA.items()).encode()


def _apache(site: Site) -> bytes:
    types = "\n".join(f"AddType '{media}' .{end}" for end, media in MEDIA.items())
    return _APACHE.format(types, urlsplit(site.addresses.base).path).encode()


def _nginx(_: Site) -> bytes:
    return _NGINX.format("\n".join(f"  {media.partition(';')[0]} {end};" for end, media in MEDIA.items())).encode()


def _missing(site: Site) -> bytes:
    """Shown at any depth, so its links begin at the host's root."""
    root, why = urlsplit(site.addresses.base).path, "it was never here, or has been removed or renamed"
    return problem.render(site.about, root, "There is no such page", why, suffix=site.addresses.suffix).encode()


#: What hosts show for a path where nothing is.
MISSING = "404.html"
#: Files by their paths. ".nojekyll" lets GitHub Pages serve what begins with an underscore or a dot.
FILES: Mapping[str, Callable[[Site], bytes]] = {
    ".htaccess": _apache,
    ".nojekyll": lambda _: b"",
    MISSING: _missing,
    "_headers": _headers,
    "_redirects": _redirects,
    "hosting/nginx.conf": _nginx,
}
