"""States and regions, for the postal codes of stoppages."""

from collections.abc import Mapping

from bot.models.statistics import Stoppage

_STATES = (
    "AL Alabama, AK Alaska, AZ Arizona, AR Arkansas, CA California, CO Colorado, CT Connecticut, "
    "DE Delaware, DC District of Columbia, FL Florida, GA Georgia, HI Hawaii, ID Idaho, "
    "IL Illinois, IN Indiana, IA Iowa, KS Kansas, KY Kentucky, LA Louisiana, ME Maine, "
    "MD Maryland, MA Massachusetts, MI Michigan, MN Minnesota, MS Mississippi, MO Missouri, "
    "MT Montana, NE Nebraska, NV Nevada, NH New Hampshire, NJ New Jersey, NM New Mexico, "
    "NY New York, NC North Carolina, ND North Dakota, OH Ohio, OK Oklahoma, OR Oregon, "
    "PA Pennsylvania, PR Puerto Rico, RI Rhode Island, SC South Carolina, SD South Dakota, "
    "TN Tennessee, TX Texas, UT Utah, VT Vermont, VA Virginia, WA Washington, WV West Virginia, "
    "WI Wisconsin, WY Wyoming"
)
STATES: Mapping[str, str] = {one[:2]: one[3:] for one in _STATES.split(", ")}
"""Names by postal code."""

_REGIONS = {
    "New England": "CT ME MA NH RI VT",
    "Northeast": "CT ME MA NH RI VT NJ NY PA",
    "Midwest": "IL IN MI OH WI IA KS MN MO NE ND SD",
    "South": "DE DC FL GA MD NC SC VA WV AL KY MS TN AR LA OK TX",
    "West": "AZ CO ID MT NV NM UT WY AK CA HI OR WA",
    "West Coast": "CA OR WA",
    "Pacific Northwest": "OR WA ID",
}
REGIONS: Mapping[str, frozenset[str]] = {
    name: frozenset(codes.split()) for name, codes in _REGIONS.items()
}
"""The four regions of the Census Bureau, and others that people name, with their states."""

PLACES: Mapping[str, tuple[str, frozenset[str]]] = {
    **{code.lower(): (name, frozenset({code})) for code, name in STATES.items()},
    **{name.lower().replace(" ", "-"): (f"the {name}", codes) for name, codes in REGIONS.items()},
    "new-england": ("New England", REGIONS["New England"]),
}
"""What each is called in a sentence, and its states, by what stands for it in an option."""


def in_place(stoppage: Stoppage, place: str) -> bool:
    """Whether a stoppage was in a state or a region; what the lists call nationwide is in none."""
    return not PLACES[place][1].isdisjoint(stoppage.states)


def place_names(stoppage: Stoppage) -> list[str]:
    """The states in full, and other words of the list ('Nationwide') as they are."""
    return [STATES.get(state, state) for state in stoppage.states if state]
