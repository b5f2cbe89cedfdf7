"""What a question asks for: a table of ways to ask, with the kinds of record that answer them.

Nothing is understood beyond it. What is read is said on the card, and where no way fits, the words
are looked for as they stand.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.domain.claims.strikes_meant import own_words
from bot.domain.claims.text.spans import stems
from bot.domain.search.words import STOP_WORDS, words_of
from bot.models.event import Strike

_PAID = ("role", "occupation")
_LED = ("holder", "role")
_MONEY = r"(?:salary|salaries|pay|paycheck|wages?|earnings|income|compensation|pay rate)"
_KIND_OF_MONEY = (
    r"(?:average|median|mean|typical|starting|annual|yearly|hourly|weekly|minimum|highest|lowest)"
)
_WHAT_IS_THE = rf"(?:what(?: is|['’]s| are| was| were)? )?(?:the )?(?:{_KIND_OF_MONEY} )*"
_STRIKE = r"(?:strikes?|walkouts?|stoppages?)"
_HAPPENED = (
    r"(?:(?:last(?:ed)?|end(?:ed)?|over|start(?:ed)?|begin|began|happen(?:ed)?|take place"
    r"|took place|go(?:ing)? on|been|called|go)\b ?)*"
)
"""What stands behind a strike in a question and tells nothing of it."""
_BEHIND = rf"\b ?{_HAPPENED}(?P<rest>.*)"
_OF_A_YEAR = r"\b(?:.*?(?P<rest>\b(?:in |of )?(?:19|20)\d\d\b))?.*"
"""What stands behind what was won or was fought over: which strike only its year tells."""
_WON_ON = r"\b(?=(?:.*?(?P<rest>\b(?:in |of )?(?:19|20)\d\d\b))?)(?P<on>.*)"
"""The same, with what it was won on; the year is in both."""
_YEAR = re.compile(r"\b(?:(?:in|of|for) )?(?:19|20)\d\d\b")
_CONTRACT = r"(?:contracts?|agreements?|deals?|settlements?)"
_BESIDE_SUBJECT = re.compile(
    r"\b(?:on|in|about|for|over|regarding|with|any|anything|something|the|a|an|their|its|more|much"
    r"|better|new|protections?|rules?|rights|strikes?|fight|wanted|what|they|it|terms?)\b",
    re.IGNORECASE,
)
"""What stands beside a subject of bargaining in a question and does not name it."""
_ANYBODY = re.compile(r"(?:they|we|it|you|(?:the )?(?:unions?|workers|strikers))", re.IGNORECASE)
_LIST = re.compile(
    r"\b(?:biggest|largest|longest|shortest|smallest|most|all|list|every|strikes|stoppages)\b"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for.

    Attributes:
        what: in words, to be said: 'pay of', with `about` behind it.
        about: what it asks about, as it was typed.
        text: what is to be looked for.
        kinds: the kinds of record that answer it, the likeliest first.
        speaker: whose words they are, where that is asked for.
        subject: what of the bargaining is asked for: 'AI' of 'did they win AI protections'.
        contract: what names the contract that is asked about.
        latest: whether of several records that fit the latest is meant.
        whole: whether only a record with every word answers it.
    """

    what: str
    about: str
    text: str
    kinds: tuple[str, ...]
    speaker: str = ""
    subject: str = ""
    contract: str = ""
    latest: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to ask, tried from the first on: `text` is what is looked for, with the groups of the
    pattern filled in; of several strikes the latest is meant. The rest is as in `Asked`.
    """

    pattern: re.Pattern[str]
    what: str
    kinds: tuple[str, ...]
    text: str = "{about}"
    latest: bool = False
    whole: bool = False


def _way(
    pattern: str, what: str, kinds: tuple[str, ...], text: str = "{about}", **flags: bool
) -> _Way:
    latest = flags.pop("latest", kinds == ("strike",))
    return _Way(re.compile(pattern, re.IGNORECASE), what, kinds, text, latest, **flags)


_WAYS = (
    _way(
        rf"what (?:does|do|did|is|are|was) (?:(?:in|the|each|every|all|any) )*"
        rf"(?:(?P<of>.+?) )?{_CONTRACT}(?: (?P<rest>(?:of |in )?\d{{4}}))?"
        r"(?: (?:say|says|have|has|give|gives))?(?: (?:about|on|for))? (?P<about>.+)",
        "what contracts say on",
        ("subject",),
    ),
    _way(
        r"how much (?:do|must|should|does|did) (?:you|i|we|one|a member|members|an actor|actors)"
        r" (?:need|have)(?: to (?:earn|make))? (?:for|to (?:get|qualify for|keep)) (?P<about>.+)",
        "threshold of",
        ("figure",),
        "{about} threshold",
    ),
    _way(
        r"how much (?:money )?(?:do|does|did|can|could|would|will)"
        r" (?P<about>.+?) (?:make|makes|earn|earns|get|gets)\b.*",
        "pay of",
        _PAID,
    ),
    _way(
        r"how much (?:money )?(?:is|are|was|were) (?P<about>.+?)(?: (?:paid|making|earning)\b.*)?",
        "pay of",
        _PAID,
    ),
    _way(r"what (?:do|does|did) (?P<about>.+?) (?:make|earn|get paid)\b.*", "pay of", _PAID),
    _way(
        r"what (?:do|does|did|will|would) (?P<of>.+?) pay(?: its| their| the| an?)? (?P<about>.+)",
        "pay of",
        _PAID,
        "{of} {about}",
    ),
    _way(
        r"(?:did|have|has) (?P<about>.+?) (?:win|won|lose|lost|get what (?:they|it) wanted)"
        rf"{_WON_ON}",
        "what was won by",
        ("strike",),
        "{about} strike {rest}",
    ),
    _way(
        rf"(?:is|are|was|were|did|do|does|has|have) (?P<about>.+?)(?: ever)?(?: (?:go|gone|been))?"
        rf"(?: out)?(?: on)?(?: {_STRIKE}|(?: a)? striking){_BEHIND}",
        "the strike of",
        ("strike",),
        "{about} strike {rest}",
    ),
    _way(
        rf"(?P<about>(?!.* {_STRIKE}$)"
        r"(?:is|are|was|were|can|could|should|will|would|does|do|did|has|have) (?P<of>.+))",
        "positions on",
        ("topic",),
        "{of}",
    ),
    _way(rf"{_WHAT_IS_THE}{_MONEY} (?:of|for) (?P<about>.+)", "pay of", _PAID),
    _way(
        rf"{_WHAT_IS_THE}(?P<about>.+?)(?:['’]s?)?(?: {_KIND_OF_MONEY})* {_MONEY}",
        "pay of",
        _PAID,
    ),
    _way(
        r"what (?:did|do|have|has) (?P<about>.+?)"
        rf" (?:win|won|get|gotten|gain|gained|achieve|achieved){_WON_ON}",
        "what was won by",
        ("strike",),
        "{about} strike {rest}",
    ),
    _way(rf"who (?:won|lost) (?P<about>.*{_STRIKE}\b.*)", "what was won by", ("strike",)),
    _way(
        r"how (?:long|many days|many weeks) (?:did|was|were|is|has|have) "
        rf"(?:(?P<about>.+?)(?: been)? on {_STRIKE}|(?P<of>.+? {_STRIKE}|{_STRIKE})){_BEHIND}",
        "length of",
        ("strike",),
        "{about} {of} strike {rest}",
    ),
    _way(
        rf"when (?:did|was|were|does|is|will) (?:(?P<about>.+?) (?:go|going) (?:out )?on {_STRIKE}"
        rf"|(?P<of>.+? {_STRIKE}|{_STRIKE})){_BEHIND}",
        "dates of",
        ("strike",),
        "{about} {of} strike {rest}",
    ),
    _way(
        rf"why (?:did|was|were|is|are|have) (?P<about>.+?)"
        rf" (?:(?:go on |gone on |on )?{_STRIKE}|striking|struck|walk(?:ing|ed)? out){_OF_A_YEAR}",
        "issues of",
        ("strike",),
        "{about} strike {rest}",
    ),
    _way(
        rf"how many (?P<about>.+?) (?:(?:went|were|are|was) )?"
        rf"(?:(?:on|out on|in|joined|took part in) (?:the )?(?:(?P<of>.+?) )?{_STRIKE}|struck"
        rf"|walked out){_BEHIND}",
        "number of strikers among",
        ("strike",),
        "{about} {of} strike {rest}",
    ),
    _way(
        rf"how (?:big|large) (?:is|was) (?P<about>.+? {_STRIKE}){_BEHIND}",
        "size of",
        ("strike",),
        "{about} {rest}",
    ),
    _way(
        r"(?P<about>.*\b(?:vote|ratification|authori[sz]ation))"
        r" (?:percent(?:age)?|result|turnout)s?",
        "result of",
        ("event",),
        "{about} percent",
    ),
    _way(
        r"(?:(?:what|which) (?:percent(?:age)?|per cent|share|part)(?: of)?|how many)(?P<about>"
        r"(?: .+?)? (?:voted?\b.*|(?:approved|ratified|authorized|authorised)\b)).*",
        "result of",
        ("event",),
        "{about} percent",
    ),
    _way(
        r"when (?:does|do|did|will|is|was) (?P<about>.+? (?:contracts?|agreements?|deals?))"
        r"(?: going)?(?: to)? (?:expires?|expired|ends?|ended|runs? out|up|over)\b.*",
        "end of",
        ("event",),
        "{about} end",
        latest=True,
    ),
    _way(
        r"who (?:wrote|writes|is the author of) (?!that\b)(?P<about>.+)", "author of", ("source",)
    ),
    _way(
        r"(?:who|which \w+|where)"
        r" (?:said|says|say|told|tells|claims?|claimed|wrote|writes|argue[sd]?)"
        r"(?: that)? (?P<about>.+)",
        "who said",
        ("quote", "statement"),
    ),
    _way(
        r"what (?:did|does|do|has|have) (?P<of>.+?) (?:say|said|says|think|hold) (?:about|of|on) "
        r"(?P<about>.+)",
        "what was said on",
        ("quote", "statement"),
        "{of} {about}",
    ),
    _way(
        r"what (?:did|does|do|has|have) (?P<about>.+?) (?:say|said|says|think|hold|claim|want)\b.*",
        "words of",
        ("holder",),
    ),
    _way(
        r"who (?:runs|heads|leads|owns|chairs) (?P<about>.+)",
        "who leads",
        _LED,
        "{about} CEO",
        whole=True,
    ),
    _way(
        r"who (?:runs|heads|leads|chairs) (?P<about>.+)",
        "who leads",
        _LED,
        "{about} president",
        whole=True,
    ),
    _way(r"who(?: is| are| was| were|['’]s) (?P<about>.+)", "who is", _LED, whole=True),
    _way(
        r"what(?: is| are| was| were|['’]s) (?P<about>.+)",
        "what is",
        ("topic", "holder", "role", "occupation", "strike"),
        whole=True,
    ),
    _way(rf"(?P<about>.+ {_STRIKE}(?:(?: of| in)? \d{{4}})?)", "the strike", ("strike",)),
    _way(rf"(?P<about>\d{{4}} .*{_STRIKE})", "the strike", ("strike",)),
)
_UNTELLING_LIST = """
average highest hourly lowest mean median minimum most starting typical weekly yearly
"""
_UNTELLING = STOP_WORDS | frozenset(_UNTELLING_LIST.split())
"""Words that tell nobody apart whose pay or strike is asked for."""
_ENDS = re.compile(r"^[\s¿“”\"']+|[\s?!.“”\"']+$")
_BEGINS = re.compile(
    r"^(?:so|and|hey|hi|please|tell me about|tell me|do you know|show me|find|about)\b[, ]+",
    re.IGNORECASE,
)


def readings(text: str) -> Iterator[Asked]:
    """What a text can ask for, the likeliest first; none where it is no question of these ways."""
    question = _BEGINS.sub("", " ".join(_ENDS.sub("", text).split()))
    for way in _WAYS:
        found = way.pattern.fullmatch(question)
        if found is not None:
            asked = _asked(way, found)
            if way.kinds == ("strike",) and _LIST.search(asked.about.casefold()):
                return
            if not _UNTELLING.issuperset(words_of(asked.text)):
                yield asked


def _asked(way: _Way, found: re.Match[str]) -> Asked:
    groups = {name: (value or "").strip() for name, value in found.groupdict().items()}
    about, rest = groups["about"] or groups.get("of", ""), groups.get("rest", "")
    of_contract = way.kinds == ("subject",)
    return Asked(
        what=way.what,
        about=" ".join(filter(None, (_ENDS.sub("", about), "" if of_contract else rest))),
        text=" ".join(way.text.format(**groups).split()),
        kinds=way.kinds,
        speaker=groups.get("of", "") if "quote" in way.kinds else "",
        subject=_subject(groups),
        contract=" ".join((groups.get("of", ""), rest)).strip() if of_contract else "",
        latest=way.latest,
        whole=way.whole,
    )


def _subject(groups: dict[str, str]) -> str:
    """What was won on, without what every such question has."""
    bare = _BESIDE_SUBJECT.sub(" ", _YEAR.sub(" ", groups.get("on", "")))
    return " ".join(bare.split())


def names_nobody(about: str) -> bool:
    """Whether 'they' or the like stand for who is asked about."""
    return _ANYBODY.fullmatch(_YEAR.sub("", about).strip()) is not None


def latest_strike(strikes: Iterable[Strike], text: str) -> Strike | None:
    """The latest of some strikes; one with a name of its own ('Video game strike') counts only
    where the text has that name, and then before the others.
    """
    said = stems(text)
    own = {strike.id: own_words(strike) for strike in strikes}
    meant = [strike for strike in strikes if own[strike.id] <= said]
    key = {strike.id: (len(own[strike.id]), strike.start.first) for strike in meant}
    return max(meant, key=lambda strike: key[strike.id], default=None)
