"""All targets by their names."""

from collections.abc import Mapping
from types import MappingProxyType

from fuzz import targets_asked, targets_files, targets_text, targets_wire
from fuzz.target import Target

_ALL = (
    *targets_text.TARGETS,
    *targets_asked.TARGETS,
    *targets_files.TARGETS,
    *targets_wire.TARGETS,
)
TARGETS: Mapping[str, Target] = MappingProxyType({target.name: target for target in _ALL})
