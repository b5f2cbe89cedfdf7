"""What the packages of a lock need, by their own metadata, and whether the lock has it.

Only with all of it, extras included, does no later release on the index matter: pip installs what
the lock names, or refuses, but for what is missing it looks there.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import Distribution
from itertools import product

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from requirements.lockfile import PYTHONS, ROOT, SETS, Pin

_SYSTEMS = (
    ("linux", "Linux", "posix", "x86_64"),
    ("linux", "Linux", "posix", "aarch64"),
    ("darwin", "Darwin", "posix", "arm64"),
    ("win32", "Windows", "nt", "AMD64"),
)
_ENVIRONMENTS = tuple(
    {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": sys_platform,
        "platform_system": system,
        "os_name": os_name,
        "platform_machine": machine,
    }
    for python, (sys_platform, system, os_name, machine) in product(PYTHONS, _SYSTEMS)
)


def project_needs(name: str) -> list[Requirement]:
    """What pyproject.toml asks of a set: the bot's own dependencies and those of its extras."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    extras = [one for extra in SETS[name] for one in project["optional-dependencies"][extra]]
    return [Requirement(one) for one in (*project["dependencies"], *extras)]


def installed(distributions: Iterable[Distribution]) -> dict[tuple[str, str], list[Requirement]]:
    """What installed packages need, by name and version."""
    return {
        (canonicalize_name(one.name), one.version): [
            Requirement(text) for text in one.requires or ()
        ]
        for one in distributions
    }


def unmet(
    pins: Sequence[Pin],
    own: Sequence[Requirement],
    needs: Mapping[tuple[str, str], Sequence[Requirement]],
) -> list[str]:
    """What the lock lacks on any Python and system that it is for, a sentence each.

    `own` is what the project needs; packages that `needs` does not know are taken to need nothing.
    """
    faults: set[str] = set()
    for environment in _ENVIRONMENTS:
        held = {pin.name: pin for pin in pins if _holds(pin.marker, environment)}
        faults |= _faults("pyproject.toml", _wanted(own, (), environment), held)
        for pin in held.values():
            wanted = _wanted(needs.get((pin.name, pin.version), ()), pin.extras, environment)
            faults |= _faults(pin.name, wanted, held)
    return sorted(faults)


def _holds(marker: str | Marker | None, environment: Mapping[str, str], extra: str = "") -> bool:
    if not marker:
        return True
    asked = Marker(marker) if isinstance(marker, str) else marker
    return asked.evaluate({**environment, "extra": extra})


def _wanted(
    needs: Iterable[Requirement], extras: Iterable[str], environment: Mapping[str, str]
) -> Iterator[Requirement]:
    """Those that count in the environment, by themselves or with one of the extras."""
    for need in needs:
        if any(_holds(need.marker, environment, extra) for extra in ("", *extras)):
            yield need


def _faults(who: str, wanted: Iterable[Requirement], held: Mapping[str, Pin]) -> set[str]:
    faults: set[str] = set()
    for need in wanted:
        pin = held.get(canonicalize_name(need.name))
        if pin is None:
            faults.add(f"{who} needs {need}, and the lock has none")
        elif not need.specifier.contains(pin.version, prereleases=True):
            faults.add(f"{who} needs {need}, and the lock has {pin.version}")
        elif lacking := need.extras - pin.extras:
            faults.add(
                f"{who} needs {need}, and the lock has it without {', '.join(sorted(lacking))}"
            )
    return faults
