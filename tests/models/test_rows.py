"""The rows of the record refuse what they say that they refuse."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.models.base import MAX_TEXT
from bot.models.measure import MEANINGS, NOT_PAY, Measure, MeasureKind, Per
from bot.models.source import Evidence, SourceQuality
from bot.models.statistics import stoppage_source
from tests.kit.builders import make_figure, make_role, make_source, make_stoppage, make_strike

NO_MONEY = {"low": "", "high": "", "currency": "", "per": ""}


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"low": ""},
        {"high": ""},
        {"low": "200"},
        {"low": "0"},
        {"strict": "low"},
        {"strict": "both"},
        {"low": "", "strict": "high"},
        NO_MONEY | {"measure": "increase", "share": "7"},
        NO_MONEY | {"measure": "increase", "share": "-3.5"},
        NO_MONEY | {"measure": "increase", "share": "7", "strict": "low"},
        NO_MONEY | {"measure": "ratio", "low": "1.5"},
        {"measure": "share-below", "share": "87", "low": "", "strict": "high"},
        {"per": "payment"},
        {"disagrees": "yes"},
    ],
)
def test_figures_that_stand(cells: dict[str, str]) -> None:
    figure = make_figure(**cells)

    assert figure.low_strict is (figure.strict in ("low", "both"))
    assert figure.high_strict is (figure.strict in ("high", "both"))
    assert figure.has_amount is (figure.currency is not None)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"low": "", "high": ""}, "low, high or both"),
        (NO_MONEY, "low, high or both"),
        ({"low": "", "high": "", "share": "7"}, "low, high or both"),
        (NO_MONEY | {"measure": "ratio", "share": "7"}, "low, high or both"),
        ({"low": "200.01"}, "a low that is not above high"),
        ({"currency": ""}, "both currency and per"),
        ({"per": ""}, "both currency and per"),
        ({"currency": "", "per": ""}, "a currency for the amount of money"),
        ({"low": "", "strict": "low"}, "a low bound, since strict"),
        ({"low": "", "strict": "both"}, "a low bound, since strict"),
        ({"high": "", "strict": "high"}, "a high bound, since strict"),
        ({"high": "", "strict": "both"}, "a high bound, since strict"),
        (
            NO_MONEY | {"measure": "increase", "share": "7", "strict": "high"},
            "a high bound, since strict",
        ),
        ({"strict": "neither"}, "strict"),
        ({"low": "-1"}, "low"),
        ({"low": "1e3"}, "a plain decimal number, such as 900000 or 0.03"),
        ({"low": "NaN"}, "a plain decimal number, such as 900000 or 0.03"),
        ({"low": "Infinity"}, "a plain decimal number, such as 900000 or 0.03"),
        ({"low": "1,000"}, "a plain decimal number, such as 900000 or 0.03"),
        ({"low": "$100"}, "a plain decimal number, such as 900000 or 0.03"),
        ({"low": " 100"}, "a plain decimal number, such as 900000 or 0.03"),
        ({"low": "+100"}, "a plain decimal number, such as 900000 or 0.03"),
        ({"low": "1.2.3"}, "a plain decimal number, such as 900000 or 0.03"),
        ({"low": "1."}, "a plain decimal number, such as 900000 or 0.03"),
        ({"low": "\u0661\u0660"}, "a plain decimal number, such as 900000 or 0.03"),
        ({"low": "27.305"}, "an amount of money in whole cents"),
        ({"high": "200.001"}, "an amount of money in whole cents"),
        (NO_MONEY | {"measure": "ratio", "low": "0.0001"}, "low"),
        (NO_MONEY | {"measure": "increase", "share": "100.5"}, "share"),
        ({"high": "1" + "0" * 15}, "high"),
        ({"share": "seven"}, "a plain decimal number, such as 900000 or 0.03"),
        ({"currency": "EUR"}, "currency"),
        ({"per": "month"}, "per"),
        ({"measure": "average"}, "measure"),
        ({"as_of": ""}, "as_of"),
        ({"as_of": "July 2023"}, "as_of"),
        ({"disagrees": "disputed"}, "disagrees"),
        ({"disagrees": "no"}, "disagrees"),
        ({"role": ""}, "role"),
        ({"role": "a" * 21}, "role"),
        ({"role": "Role"}, "role"),
        ({"of": "   "}, "of"),
        ({"unknown": "x"}, "unknown"),
    ],
)
def test_figures_that_do_not_stand(cells: dict[str, str], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        make_figure(**cells)


@settings(deadline=None, max_examples=150)
@given(
    st.decimals(0, 10**9, places=2), st.decimals(0, 10**9, places=2), st.sampled_from(["", "both"])
)
def test_amounts_are_kept_to_the_digit(a: Decimal, b: Decimal, strict: str) -> None:
    low, high = sorted((a, b))

    figure = make_figure(low=f"{low:f}", high=f"{high:f}", strict=strict)

    assert (figure.low, figure.high) == (low, high)
    if low < high:
        with pytest.raises(ValidationError, match="a low that is not above high"):
            make_figure(low=f"{high:f}", high=f"{low:f}")


def test_rows_are_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        make_figure().low = Decimal(1)


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"end": "2023-09-27", "last_full_day": "2023-09-26"},
        {"end": "2023-05", "last_full_day": "2023-05"},
        {"end": "2023-05-02"},
        {"published_days": "148|149", "workers": "11500"},
        {"start_time": "00:01 America/Los_Angeles", "end_time": "12:00 Asia/Ho_Chi_Minh"},
    ],
)
def test_strikes_that_stand(cells: dict[str, str]) -> None:
    assert make_strike(**cells).union == ("WGA",)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"end": "2023-05-01"}, "an end that is not before the start"),
        ({"end": "2022"}, "an end that is not before the start"),
        (
            {"end": "2023-09-27", "last_full_day": "2023-09-28"},
            "a last full day that is not after the end",
        ),
        ({"published_days": "148 days"}, "whole numbers of days"),
        ({"published_days": "148|-1"}, "whole numbers of days"),
        ({"published_days": "148.5"}, "whole numbers of days"),
        ({"published_days": "148||149"}, "published_days"),
        ({"published_days": "12²"}, "whole numbers of days"),
        ({"workers": "0"}, "workers"),
        ({"workers": "many"}, "workers"),
        ({"start": ""}, "start"),
        ({"start_time": "1 minute past midnight"}, "start_time"),
        ({"start_time": "00:01"}, "start_time"),
        ({"start_time": "24:00 America/Los_Angeles"}, "start_time"),
        ({"workers": "1_000"}, "workers"),
        ({"name": " "}, "name"),
    ],
)
def test_strikes_that_do_not_stand(cells: dict[str, str], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        make_strike(**cells)


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"end": ""},
        {"end": "2021-05-03"},
        {"union": "", "states": ""},
        {"states": "Nationwide"},
        {"industry": "33311|33312"},
        {"industry": "62", "days_lost": "1"},
    ],
)
def test_stoppages_that_stand(cells: dict[str, str]) -> None:
    stoppage = make_stoppage(**cells)

    assert (stoppage.end is None) is (cells.get("end") == "")
    assert (stoppage.union is None) is ("union" in cells)
    assert stoppage.start.is_day


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"end": "2021-05-02"}, "an end that is not before the start"),
        ({"start": "2021-05"}, "a start and an end that are days"),
        ({"start": "2021-05-03?"}, "a start and an end that are days"),
        ({"end": "2021"}, "a start and an end that are days"),
        ({"start": ""}, "start"),
        ({"industry": ""}, "an industry as NAICS codes"),
        ({"industry": "5"}, "an industry as NAICS codes"),
        ({"industry": "512110, 71"}, "an industry as NAICS codes"),
        ({"states": "CA||NY"}, "states"),
        ({"workers": "999"}, "workers"),
        ({"workers": "1,000"}, "a whole number in digits alone, such as 11500"),
        ({"workers": ""}, "workers"),
        ({"days_lost": "0"}, "days_lost"),
        ({"days_lost": "5000.5"}, "a whole number in digits alone, such as 11500"),
        ({"ownership": "Private"}, "ownership"),
        ({"provisional": "no"}, "provisional"),
        ({"employer": " "}, "employer"),
    ],
)
def test_stoppages_that_do_not_stand(cells: dict[str, str], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        make_stoppage(**cells)


def test_the_list_that_a_stoppage_is_from() -> None:
    assert stoppage_source(make_stoppage()) == "bls-stoppages"
    assert stoppage_source(make_stoppage(provisional="yes")) == "bls-stoppages-2021"


def make_evidence(**cells: str) -> Evidence:
    return Evidence.model_validate(
        {
            "record": "f-one",
            "source": "alpha",
            "via": "",
            "excerpt": "sound basis",
            "doc": "one.txt",
            "start": "10",
            "end": "21",
            "says": "",
            "differs": "",
        }
        | cells
    )


NO_PLACE = {"excerpt": "", "doc": "", "start": "", "end": ""}


@pytest.mark.parametrize(
    "cells",
    [{}, {"says": "Both."}, NO_PLACE | {"says": "In our words."}, {"via": "-"}, {"via": "beta"}],
)
def test_evidence_that_stands(cells: dict[str, str]) -> None:
    evidence = make_evidence(**cells)

    assert (evidence.excerpt is None) is ("excerpt" in cells)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (NO_PLACE, "either an excerpt or what the source says"),
        *(({name: ""}, "or none of them") for name in NO_PLACE),
        (NO_PLACE | {"says": "Ours.", "doc": "one.txt"}, "or none of them"),
        ({"end": "20"}, "an end that is start plus the excerpt's length"),
        ({"end": "22"}, "an end that is start plus the excerpt's length"),
        ({"start": "ten"}, "start"),
        ({"start": "-1", "end": "10"}, "start"),
        ({"excerpt": "x" * 301, "end": "311"}, "excerpt"),
        ({"doc": "../one.txt"}, "doc"),
        ({"doc": "folder/one.txt"}, "doc"),
        ({"doc": ".hidden"}, "doc"),
        ({"via": "--no such"}, "via"),
        ({"differs": "partly"}, "differs"),
        ({"differs": "true"}, "differs"),
    ],
)
def test_evidence_that_does_not_stand(cells: dict[str, str], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        make_evidence(**cells)


@pytest.mark.parametrize(
    "cells",
    [
        {"url": "javascript:alert(1)"},
        {"url": "example.org"},
        {"standing": "good"},
        {"kind": "rumour"},
        {"outlet": ""},
        {"id": "two words"},
        {"id": "über"},
        {"id": "a\n"},
        {"id": ""},
    ],
)
def test_sources_that_do_not_stand(cells: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match=next(iter(cells))):
        make_source(**({"identifier": cells["id"]} if "id" in cells else cells))


def test_standings_are_ranked() -> None:
    order = ["primary", "press", "reference", "secondary", "weak"]

    assert [SourceQuality[name] for name in order] == sorted(SourceQuality)
    assert [make_source(standing=name).rank for name in order] == list(SourceQuality)


@pytest.mark.parametrize("occupation", ["15-2031", "", "152031", "15-203", "15-2031 "])
def test_an_occupation_is_a_soc_code(occupation: str) -> None:
    if occupation in ("15-2031", ""):
        assert make_role(occupation=occupation).occupation == (occupation or None)
        return
    with pytest.raises(ValidationError, match="occupation"):
        make_role(occupation=occupation)


def test_lists_in_cells() -> None:
    assert make_role(aliases="EM| ML manager |EM2").aliases == ("EM", "ML manager", "EM2")
    assert make_role(aliases="").aliases == ()
    with pytest.raises(ValidationError, match="aliases"):
        make_role(aliases="EM|")


def test_every_measure_has_a_meaning() -> None:
    assert set(MEANINGS) == set(Measure)
    assert {meaning.kind for meaning in MEANINGS.values()} == set(MeasureKind)
    for measure, meaning in MEANINGS.items():
        assert meaning.label
        assert meaning.phrase.startswith("the ")
        assert not meaning.says.endswith(".")
        if meaning.kind in (MeasureKind.BAR, MeasureKind.CHANGE):
            assert measure in NOT_PAY
    labels = [meaning.label for meaning in MEANINGS.values()]
    assert len(set(labels)) == len(labels)


def test_what_is_no_pay() -> None:
    no_pay = {measure.value for measure in NOT_PAY}

    assert no_pay == {
        "planned",
        "offer",
        "demand",
        "threshold",
        "increase",
        "ratio",
        "share-below",
    }
    assert Per.PAYMENT == "payment"


@pytest.mark.parametrize("letter", ["x", "é", "*"])
def test_a_text_has_room_on_a_card(letter: str) -> None:
    make_figure(note=letter * MAX_TEXT)
    make_source("a", title=letter * MAX_TEXT)
    make_source("a", url=f"https://example.org/{'x' * (MAX_TEXT - 20)}")

    with pytest.raises(ValidationError, match="at most 500 characters"):
        make_figure(note=letter * (MAX_TEXT + 1))
    with pytest.raises(ValidationError, match="at most 500 characters"):
        make_source("a", title=letter * (MAX_TEXT + 1))
    with pytest.raises(ValidationError, match="at most 500 characters"):
        make_source("a", url=f"https://example.org/{letter * MAX_TEXT}")


def test_a_count_is_one_that_the_record_can_keep() -> None:
    assert make_strike("a", workers="9" * 15).workers == 10**15 - 1

    with pytest.raises(ValidationError, match="at most 15 digits"):
        make_strike("a", workers="9" * 21)
    with pytest.raises(ValidationError, match="at most 15 digits"):
        make_stoppage("a", days_lost="9" * 21)
