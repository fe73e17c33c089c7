"""What an operator decides, by flag, environment or file; the first that says something wins.

In: flags, `KG_SERVE_*` variables, the table `[serve]` of a TOML file. Out: frozen `Settings`.
How: a field of `Settings` is a flag (`--max-rows`), a variable (`KG_SERVE_MAX_ROWS`) and a key
(`max_rows`) alike, so that none of the three can lack what another has. The token is the
exception: it is no flag, since anybody on the machine can read a command line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kg.errors import ConfigError
from kg.linked.about import About

ENVIRONMENT = "KG_SERVE_"
#: Least length of a token: 16 random characters cannot be guessed over a network.
TOKEN_LENGTH = 16
_ABOUT = About()
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


def setting(default: Any, text: str, least: float | None = None) -> Any:
    """A field with its help and the least number it may be."""
    return field(default=default, metadata={"help": text, "least": least})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the service runs. Times are in seconds, sizes in MiB."""

    store: Path = setting(Path("kg-store"), "the directory of the store")
    host: str = setting("127.0.0.1", "the address to listen on")
    port: int = setting(8000, "the port to listen on; 0 takes a free one", 0)
    workers: int = setting(4, "processes that answer queries", 1)
    timeout: float = setting(30.0, "seconds that one query or update may run", 0.05)
    memory: int = setting(1024, "MiB of memory that one worker may use", 128)
    max_rows: int = setting(1_000_000, "rows or triples of one answer", 1)
    max_query: float = setting(1.0, "MiB of one query or update in a form or an address", 0.001)
    max_body: float = setting(64.0, "MiB of one upload or direct update", 0.001)
    queue: int = setting(64, "queries that may wait for a worker", 0)
    wait: float = setting(5.0, "seconds that a query may wait for a worker", 0.01)
    budget: float = setting(60.0, "seconds of querying a client may use a minute; twice that at once; 0: no limit", 0)
    connections: int = setting(10_000, "connections open at once", 1)
    snapshots: int = setting(5, "states of the graph that are kept to go back to", 1)
    grace: float = setting(30.0, "seconds that running queries may take to end when the service stops", 0)
    services: tuple[str, ...] = setting((), "an address that SERVICE or LOAD may reach; none by default")
    cors: str = setting("*", "the origin whose pages may read answers; * is any, empty is none")
    files: Path | None = setting(None, "a directory whose files are offered under /files/, as exports to Gephi Lite")
    public_url: str = setting("", "the address that clients use, where a proxy stands in front")
    trust_proxy: bool = setting(False, "believe the X-Forwarded-For header of a proxy in front")
    open_writes: bool = setting(False, "anybody may write; on a loopback address only, for tests")
    title: str = setting(_ABOUT.title, "what the collection is called")
    description: str = setting(_ABOUT.description, "what it is, in a sentence")
    licence: str = setting(_ABOUT.licence, "the address of the licence of the data; empty where there is none")
    publisher: str = setting(_ABOUT.publisher, "who publishes it: a name, or an address")
    no_redirect: bool = setting(False, "answer for a thing at its own address (200), not by the way to a page (303)")
    token_file: Path | None = setting(None, "a file with the token that writers must show")
    token: str = field(default="", repr=False, metadata={"help": "", "least": None})

    def __post_init__(self) -> None:
        """Refuse what could not be meant; raises ConfigError."""
        if self.open_writes and not loopback(self.host):
            raise ConfigError(
                f"--open-writes lets anybody write and is for a loopback address, not {self.host}; "
                f"set {ENVIRONMENT}TOKEN or --token-file instead"
            )
        if self.files and not self.files.is_dir():
            raise ConfigError(f"{self.files}: no directory to offer under /files/; name one that exists with --files")
        if self.token and len(self.token) < TOKEN_LENGTH:
            raise ConfigError(
                f"the token has {len(self.token)} characters; give {TOKEN_LENGTH} or more, "
                "as from: openssl rand -hex 24"
            )
        if self.licence and not _ADDRESS.fullmatch(self.licence):
            raise ConfigError(
                f"{self.licence!r} is no address of a licence; give one like {_ABOUT.licence} with --licence"
            )
        if "://" in self.publisher and not _ADDRESS.fullmatch(self.publisher):
            raise ConfigError(f"{self.publisher!r} is no address; give a name or an address with --publisher")
        for one in self.services:
            if urlsplit(one).scheme not in ("http", "https"):
                raise ConfigError(
                    f"{one!r} cannot be reached by SERVICE or LOAD; give an address like https://example.org/sparql"
                )

    @property
    def about(self) -> About:
        """What the publisher says of the collection."""
        return About(title=self.title, description=self.description, licence=self.licence, publisher=self.publisher)

    @property
    def writable(self) -> bool:
        """Whether anybody at all may write."""
        return bool(self.token) or self.open_writes


def loopback(host: str) -> bool:
    """Whether only this machine reaches the address.

    >>> loopback("127.0.0.1"), loopback("::1"), loopback("localhost"), loopback("0.0.0.0")
    (True, True, True, False)
    """
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def load(flags: Mapping[str, Any], environment: Mapping[str, str], path: Path | None = None) -> Settings:
    """The settings; raises ConfigError that names the flag, variable or key that is wrong."""
    given = _from_file(path) if path else {}
    given |= {
        one.name: _value(one.name, environment[f"{ENVIRONMENT}{one.name.upper()}"], f"{ENVIRONMENT}{one.name.upper()}")
        for one in fields(Settings)
        if environment.get(f"{ENVIRONMENT}{one.name.upper()}")
    }
    given |= {
        name: _value(name, value, f"--{name.replace('_', '-')}") for name, value in flags.items() if value is not None
    }
    file = given.get("token_file")
    if file and not given.get("token"):
        try:
            given["token"] = Path(file).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as err:
            raise ConfigError(f"{file}: the token cannot be read ({err}); name a file with one line of text") from err
    return Settings(**given)


def _from_file(path: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get("serve", {})
    except OSError as err:
        raise ConfigError(f"{path}: {err.strerror}; name a TOML file with a table [serve]") from err
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as err:
        raise ConfigError(f"{path}: not TOML ({err})") from err
    known = {one.name for one in fields(Settings)}
    for name in table:
        if name not in known:
            raise ConfigError(f"{path}: no setting is called {name!r}; there are {', '.join(sorted(known))}")
    return {name: _value(name, value, f"{path}: {name}") for name, value in table.items()}


def _value(name: str, value: Any, place: str) -> Any:
    """A value of the setting's type and range, from text or from TOML."""
    one = next(one for one in fields(Settings) if one.name == name)
    assert one.default is not MISSING
    try:
        match one.default:
            case bool():
                known = {
                    True: True,
                    False: False,
                    "1": True,
                    "true": True,
                    "yes": True,
                    "0": False,
                    "false": False,
                    "no": False,
                }
                return known[value.lower() if isinstance(value, str) else value]
            case int():
                number: float = int(value)
            case float():
                number = float(value)
            case tuple():
                return tuple(value.split() if isinstance(value, str) else map(str, _iterable(value)))
            case Path() | None:
                return Path(value)
            case _:
                return str(value)
    except (ValueError, TypeError, KeyError) as err:
        raise ConfigError(f"{place}: {value!r} is not {_wanted(one.default)}") from err
    if not one.metadata["least"] <= number < float("inf"):
        raise ConfigError(f"{place}: {value!r} is too small; give {one.metadata['least']:g} or more")
    return number


def _iterable(value: object) -> Iterable[object]:
    if not isinstance(value, list | tuple):
        raise TypeError
    return value


def _wanted(default: object) -> str:
    match default:
        case bool():
            return "true or false"
        case int():
            return "a whole number"
        case float():
            return "a number"
        case tuple():
            return "a list of addresses"
        case _:
            return "a path"
