"""What records are called on cards."""

import re
from collections.abc import Mapping, Sequence

from bot.models.event import Strike
from bot.models.measure import MEANINGS, Measure
from bot.models.quote import Holder
from bot.models.role import Figure, Role
from bot.models.statistics import Stoppage

STANCES: Mapping[str, str] = {
    "for": "for",
    "against": "against",
    "mixed": "mixed",
    "reports": "reports, takes no side",
}
KINDS: Mapping[str, tuple[str, str]] = {
    "role": ("role", "Roles"),
    "figure": ("pay figure", "Pay figures"),
    "occupation": ("BLS occupation", "BLS occupations"),
    "quote": ("quotation", "Quotations"),
    "statement": ("paraphrased statement", "Paraphrased statements"),
    "topic": ("proposition", "Propositions"),
    "holder": ("person or body", "People and bodies"),
    "event": ("event", "Events"),
    "strike": ("strike", "Strikes"),
    "contract": ("contract", "Contracts"),
    "subject": ("subject of bargaining", "Subjects of bargaining"),
    "term": ("contract term", "Contract terms"),
    "source": ("source", "Sources"),
    "stoppage": ("BLS work stoppage", "BLS work stoppages"),
    "tracked_stoppage": ("work stoppage on no BLS list", "Work stoppages on no BLS list"),
}
_YEAR_END = re.compile(r"(?: of|,) \d{4}(?:-\d{2})?$")


def capitalised(text: str) -> str:
    """'Perhaps 2023': the first letter alone is changed, so that names stay as they are."""
    return f"{text[:1].upper()}{text[1:]}"


def role_name(role: Role) -> str:
    """The title, with the employer where the title does not name it."""
    if role.employer and role.employer.casefold() not in role.title.casefold():
        return f"{role.title} ({role.employer})"
    return role.title


def paid_name(role: Role, figure: Figure) -> str:
    """The role with what exactly its figure counts: 'Showrunner (40 weeks guaranteed)'."""
    name = role_name(role)
    if figure.of is None:
        return name
    return f"{name[:-1]}; {figure.of})" if name.endswith(")") else f"{name} ({figure.of})"


def short_titles(roles: Sequence[Role]) -> list[str]:
    """The titles up to their first comma, for buttons; in full where that would not tell two of
    them apart.
    """
    short = [role.title.split(",")[0] for role in roles]
    return [
        role.title if short.count(title) > 1 else title
        for role, title in zip(roles, short, strict=True)
    ]


def sentence_titles(roles: Sequence[Role]) -> list[str]:
    """The same to stand in a sentence, where a BLS occupation keeps its title: it is a list, and
    its beginning would be another thing.
    """
    return [
        role.title if role.id == role.occupation else short
        for role, short in zip(roles, short_titles(roles), strict=True)
    ]


def measure_label(measure: Measure) -> str:
    return MEANINGS[measure].label


def figure_label(figure: Figure) -> str:
    """The measure, and what exactly is counted: 'posted range, total compensation'."""
    of = f", {figure.of}" if figure.of else ""
    return f"{MEANINGS[figure.measure].label}{of}"


def what_of(figure: Figure) -> str:
    """What exactly is counted, to stand behind the measure: ', total compensation'."""
    return f", {figure.of}" if figure.of else ""


def strike_name(strike: Strike) -> str:
    """'the writers' strike': the name without its year, to stand in a sentence."""
    return f"the {in_sentence(_YEAR_END.sub('', strike.name))}"


def in_sentence(name: str) -> str:
    """The name of a strike, contract or subject within a sentence: small at its beginning, but for
    an acronym.
    """
    return name if name.split(maxsplit=1)[0].isupper() else name[:1].lower() + name[1:]


def strike_names(strikes: list[Strike]) -> list[str]:
    """The names in one sentence: 'the writers' strike', then only 'the actors''."""
    names = [strike_name(strike) for strike in strikes]
    if not all(name.endswith(" strike") for name in names):
        return names
    return [name.removesuffix(" strike") if number else name for number, name in enumerate(names)]


def stoppage_parties(stoppage: Stoppage) -> str:
    return f"{stoppage.employer}, {stoppage.union}" if stoppage.union else stoppage.employer


def holder_label(holder: Holder) -> str:
    """'Rob Delaney, actor'; 'Fran Drescher, president until 2025, SAG-AFTRA'."""
    if holder.kind == "article":
        return f"{holder.name}, {holder.role}" if holder.role else holder.name
    parts = [holder.name, holder.role, holder.organisation]
    return ", ".join(part for part in parts if part)
