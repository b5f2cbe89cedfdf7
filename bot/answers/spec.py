"""How a command is declared: once, in its folder's command.py. From there it is registered with
Discord, completed, resolved, helped, carried by buttons, documented and tried.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from bot.answers.context import Context

Identify = Callable[[Context, str], Awaitable[str | None]]
"""What a typed text stands for that no name leads to; None where it is to be found by name."""

Names = Callable[[Context], tuple[str, ...]]
"""Names of records, few enough for a sentence."""

_FEW_KINDS = 3


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a command.

    Attributes:
        name: as people type it; the answer reads it as `question[name]`.
        description: what Discord shows. '' for one that nobody types: buttons and menus fill it.
        place: its place among the values in a custom id, counted from 0. Old buttons rely on it:
            it never changes. None for the one option of free text, which no custom id carries.
        kinds: the records that it takes by name; of equal names the earlier kind is meant.
        stoppages: whether a stoppage is taken where no record of `kinds` is meant; the answer says
            what it lacks of it.
        dated: whether it takes a date.
        edge: which end of a longer time counts, where only one does.
        follows: the option whose date comes before its own: 'N days later' counts from that one,
            and of a strike the end is meant.
        year: whether it is a whole number, a year.
        choices: value and label of each, where it has no others.
        required: whether Discord asks for it.
        longest: characters of free text that Discord lets people type; None for its own limit.
        guesses: whether the nearest to what was typed is taken where nothing is called so, and
            said; else it is asked.
        identify: asked before names are: ids of what has no name, and the like.
        on_record: what there is, told where nothing is called as was typed.
    """

    name: str
    description: str = ""
    place: int | None = None
    kinds: tuple[str, ...] = ()
    stoppages: bool = False
    dated: bool = False
    edge: Literal["first", "last", ""] = ""
    follows: str = ""
    year: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    required: bool = False
    longest: int | None = None
    guesses: bool = True
    identify: Identify | None = None
    on_record: Names | None = None

    @property
    def shows_kinds(self) -> bool:
        """Whether a name can be of so many kinds of record that it is to be said which."""
        return len(self.kinds) > _FEW_KINDS

    @property
    def fixed(self) -> bool:
        """Whether what is given is taken as it is."""
        return self.year or bool(self.choices)


@dataclass(frozen=True, slots=True)
class Example:
    """A question as somebody types it, and what it answers. /help shows it, a test types it."""

    says: str
    options: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command.

    Attributes:
        name: what stands behind the slash, and the name of its folder.
        code: two letters for it in custom ids. Old buttons rely on it: it is never used again.
        order: where it stands among all commands in /help; the lowest is the first.
        description: what Discord shows.
        options: in the order in which Discord shows them. `private` is added to all.
        examples: the first is also the question that tests, bench and fuzz ask.
        private: whether only the asker sees the answer unless they say otherwise.
        leads_with: the option that is filled with the codes of what is asked most where it is
            asked; '' for none.
        closes_up: options whose given values move up into the places of blank ones.
        longest: characters of free text that are looked at.
        joins: makes one line of free text of several.
        message_menu: the name under Apps of any message, whose text is then the free text.
        states_facts: whether its cards can be cited and exported.
        gives_file: whether it is answered by a file.
        work: units of work that it counts against the rate limits; turning a page is 1.
        asks_others: whether its free text may ask another command in words.
        loads_late: whether its answer takes so long to load that the bot starts without it.
    """

    name: str
    code: str
    order: int
    description: str
    options: tuple[Option, ...] = ()
    examples: tuple[Example, ...] = ()
    private: bool = False
    leads_with: str = ""
    closes_up: tuple[str, ...] = ()
    longest: int = 200
    joins: Callable[[str], str] = str
    message_menu: str = ""
    states_facts: bool = True
    gives_file: bool = False
    work: float = 2.0
    asks_others: bool = False
    loads_late: bool = False

    @property
    def typed(self) -> tuple[Option, ...]:
        """The options that people type."""
        return tuple(option for option in self.options if option.description)

    @property
    def places(self) -> tuple[str, ...]:
        """The names of the options that a custom id carries, in its order."""
        placed = [option for option in self.options if option.place is not None]
        return tuple(option.name for option in sorted(placed, key=lambda one: one.place or 0))

    def option(self, name: str) -> Option | None:
        return next((option for option in self.options if option.name == name), None)
