"""What is set side by side, and in which order subjects are told."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.contracts.subjects import bargained_subjects, of_each_group, side_by_side
from bot.models.contract import ContractTerm
from bot.models.evidence import Stated
from tests.kit.builders import make_contract, make_subject, make_term, make_word

CONTRACTS = {
    "c-old": make_contract("c-old", start="2008-02", end="2011"),
    "c-new": make_contract("c-new", start="2023-09-25"),
}
SUBJECTS = {
    one.id: one
    for one in (
        make_subject("ai", name="AI"),
        make_subject("ai-training", name="Training", group="ai"),
        make_subject("pay", name="Pay"),
        make_subject("minimums", name="Minimums", group="pay"),
        make_subject("term", name="Term"),
    )
}
AMOUNTS = (
    {},
    {"low": "5", "high": "5", "unit": "percent", "measure": "increase", "of": "minimums"},
    {"low": "6", "high": "6", "unit": "percent", "measure": "increase", "of": "minimums"},
    {"low": "13", "high": "13", "unit": "percent", "measure": "increase-total", "of": "minimums"},
    {"low": "5", "high": "5", "unit": "percent", "measure": "increase", "of": "residuals"},
    {"high": "5", "currency": "USD", "measure": "amount", "of": "minimums"},
    {"high": "5", "currency": "USD", "measure": "amount", "of": "minimums", "per": "week"},
)
terms = st.lists(
    st.builds(
        lambda contract, subject, side, amount, words: Stated(
            make_term(contract=contract, subject=subject, side=side, **amount),
            tuple(make_word() for _ in range(words)),
        ),
        st.sampled_from(sorted(CONTRACTS)),
        st.sampled_from(sorted(SUBJECTS)),
        st.sampled_from(["demanded", "offered", "won"]),
        st.sampled_from(AMOUNTS),
        st.integers(1, 3),
    ),
    max_size=12,
)


def term(subject: str, contract: str = "c-new", words: int = 1) -> Stated[ContractTerm]:
    row = make_term(contract=contract, subject=subject)
    return Stated(row, tuple(make_word() for _ in range(words)))


@given(terms)
def test_only_amounts_of_one_thing_stand_side_by_side(found: list[Stated[ContractTerm]]) -> None:
    compared = side_by_side(found)

    for several in compared:
        assert len(several) > 1
        rows = [one.row for one in several]
        assert len({(r.measure, r.of, r.per, r.currency, r.unit) for r in rows}) == 1
        assert all(row.has_amount for row in rows)
    kept = [one for several in compared for one in several]
    assert len(kept) == len({id(one) for one in kept})


@given(terms)
def test_every_term_is_told_once_and_contracts_stay_together(
    found: list[Stated[ContractTerm]],
) -> None:
    told = bargained_subjects(found, CONTRACTS, SUBJECTS)

    assert sorted(id(t) for one in told for t in one.terms) == sorted(map(id, found))
    contracts = [one.contract.id for one in told]
    assert contracts == sorted(contracts, key=["c-new", "c-old"].index)
    groups = [(one.contract.id, one.group.id) for one in told]
    runs = [key for place, key in enumerate(groups) if key not in groups[max(0, place - 1) : place]]
    assert len(runs) == len(set(runs)), "a group stays together"


@given(terms, st.integers(1, 6))
def test_the_first_of_each_group_comes_before_the_second_of_any(
    found: list[Stated[ContractTerm]], most: int
) -> None:
    told = bargained_subjects(found, CONTRACTS, SUBJECTS)
    shown = of_each_group(told, most)

    assert len(shown) == min(most, len(told))
    assert [one for one in told if one in shown] == shown
    grouped = [one.group.id for one in told if one.group is not one.subject]
    if len(set(grouped)) + 1 >= most:
        kept = [one.group.id for one in shown if one.group is not one.subject]
        assert len(kept) == len(set(kept))


def test_what_a_strike_was_about_comes_first() -> None:
    found = [term("minimums", words=3), term("ai-training"), term("term", words=2)]

    told = bargained_subjects(found, CONTRACTS, SUBJECTS, issues=("ai",))
    assert [one.subject.id for one in told] == ["ai-training", "minimums", "term"]
    told = bargained_subjects(found, CONTRACTS, SUBJECTS)
    assert [one.subject.id for one in told] == ["minimums", "term", "ai-training"]


def test_a_subject_is_called_with_its_group() -> None:
    told = bargained_subjects([term("ai-training"), term("term")], CONTRACTS, SUBJECTS)

    assert {one.name for one in told} == {"AI, training", "Term"}
