"""Industries in words, for the NAICS codes of stoppages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.models.statistics import Stoppage


@dataclass(frozen=True, slots=True)
class Trade:
    """An industry as people speak of it.

    Attributes:
        code: stands for it in the value of an option.
        label: in a sentence: 'hospitals'.
        prefixes: how the NAICS codes of its stoppages begin.
        words: what it is called, in the singular, parted by commas.
    """

    code: str
    label: str
    prefixes: tuple[str, ...]
    words: str


_ROWS: tuple[tuple[str, str, str, str], ...] = (
    ("school", "schools", "6111", "school, public school, high school, teacher, educator"),
    (
        "college",
        "universities and colleges",
        "6112 6113",
        "university, college, campus, professor, faculty, graduate student, graduate worker",
    ),
    ("hospital", "hospitals", "622", "hospital"),
    ("nursing", "nursing homes", "623", "nursing home"),
    ("homecare", "home care", "6216", "home care, home health, home care worker"),
    ("clinic", "outpatient care", "6211 6213 6214 6219", "clinic, ambulance"),
    ("health", "health care", "62", "health care, healthcare, health worker"),
    ("grocery", "grocery stores and grocers", "4451 4452 4244", "grocery, grocer, supermarket"),
    ("cars", "automobiles and their parts", "3361 3362 3363", "automobile, automaker, car"),
    ("dealers", "car dealers", "4411", "car dealer, automobile dealer, mechanic"),
    ("aircraft", "aircraft", "3364", "aircraft, aerospace, airplane"),
    ("airline", "airlines", "481", "airline, flight attendant"),
    ("airport", "airports", "4881", "airport"),
    ("rail", "railroads", "482", "rail, railroad, railway, train"),
    ("transit", "local transit", "4851 4852", "transit, bus, subway, metro"),
    ("taxi", "taxis", "4853", "taxi, cab, taxi driver"),
    ("truck", "trucking", "484", "trucking, trucker, truck, truck driver"),
    ("parcel", "parcels", "492", "parcel, courier, delivery"),
    (
        "port",
        "ports and shipping",
        "4883 4884",
        "port, dock, dockworker, longshore, longshoreman, shipping, harbor",
    ),
    ("casino", "casinos", "72112 7132", "casino"),
    ("hotel", "hotels", "7211", "hotel, hospitality"),
    ("food-serv", "restaurants and food services", "7225", "restaurant, fast food, coffee shop"),
    ("telecom", "telecommunications", "517", "telecommunication, telecom, telephone, phone, cable"),
    ("newspaper", "newspapers", "5111", "newspaper"),
    ("film", "film and television", "512", "hollywood, film, movie, television, entertainment"),
    ("broadcast", "broadcasting", "515", "broadcasting, broadcaster"),
    ("adverts", "advertising", "5418", "advertising"),
    ("theater", "theaters", "7111", "theater, theatre, broadway"),
    ("sport", "sports", "7112", "sport, football"),
    ("build", "construction", "23", "construction, builder, construction worker"),
    ("mining", "mining", "212", "mining, mine, miner, coal, coal miner"),
    ("steel", "steel", "3311", "steel"),
    ("metal", "metals", "331 332", "metal"),
    ("tire", "tires", "3262", "tire"),
    ("machine", "machinery", "333", "machinery, tractor"),
    ("appliance", "household appliances", "3352", "appliance"),
    ("electric", "electronics and electrical goods", "334 335", "electronic"),
    ("ships", "shipbuilding", "3366", "shipbuilding, shipyard, shipbuilder"),
    ("janitor", "cleaning of buildings", "5617", "janitor, janitorial, cleaner, cleaning"),
    ("guards", "security services", "5616", "security guard, security officer"),
    ("utility", "utilities", "221", "utility, gas, electricity, power company"),
    ("waste", "waste collection", "562", "waste, sanitation, garbage, refuse, trash"),
    (
        "government",
        "government",
        "92",
        "city worker, county worker, state worker",
    ),
    ("insurance", "insurance", "524", "insurance, insurer"),
    ("oil", "oil and gas", "211 324", "oil, refinery, oil refinery"),
    ("meat", "meat and poultry", "3116", "meat, meatpacking, meatpacker, poultry"),
    ("bakery", "bakeries", "3118", "bakery, baker"),
    ("food", "food and drink", "311 312", "food, cereal, beverage"),
    ("clothing", "clothing and textiles", "313 314 315", "clothing, garment, textile, apparel"),
    ("paper", "wood and paper", "113 321 322", "paper, timber, logging"),
    ("chemical", "chemicals and plastics", "325 326", "chemical, plastic"),
    ("vehicles", "vehicles", "336", "vehicle, motorcycle"),
    ("factory", "manufacturing", "31 32 33", "manufacturing, manufacturer, factory"),
    ("wholesale", "wholesale", "42", "wholesale, wholesaler, warehouse"),
    ("retail", "retail", "44 45", "retail, retailer"),
    ("transport", "transport", "48 49", "transport, transportation"),
    ("realty", "real estate", "53", "real estate, doorman, apartment building"),
    ("legal", "legal services", "5411", "lawyer, attorney"),
    ("office", "business services", "54 56", "business service"),
    ("social", "social services", "624", "social service, social worker, child care, daycare"),
    ("teaching", "education", "61", "education"),
)
TRADES: Mapping[str, Trade] = {
    code: Trade(code, label, tuple(prefixes.split()), words)
    for code, label, prefixes, words in _ROWS
}
"""By code; where two have a stoppage, the one with the longer prefix tells more."""

CRAFTS = frozenset(("teacher", "educator", "nurse", "attendant", "pilot", "professor", "faculty"))
"""Words for some of the people of an industry: that theirs was a stoppage only a name tells."""


def in_trade(stoppage: Stoppage, trade: Trade) -> bool:
    return any(code.startswith(trade.prefixes) for code in stoppage.industry)


def trades_of(stoppage: Stoppage) -> list[Trade]:
    """The industries of a stoppage, the one that tells the most of each of its NAICS codes."""
    return list(dict.fromkeys(trade for code in stoppage.industry for trade in _most_telling(code)))


def _most_telling(code: str) -> Iterator[Trade]:
    fitting = [
        (len(prefix), trade)
        for trade in TRADES.values()
        for prefix in trade.prefixes
        if code.startswith(prefix)
    ]
    if fitting:
        yield max(fitting, key=lambda one: one[0])[1]
