"""Whether a site is called like an outlet, and whose texts a site has by right."""

import pytest

from bot.domain.evidence.outlets import is_called_like
from bot.models.site import Site, site_of


@pytest.mark.parametrize(
    ("site", "outlet"),
    [
        ("variety.com", "Variety"),
        ("hollywoodreporter.com", "The Hollywood Reporter"),
        ("abcnews.go.com", "ABC News"),
        ("bls.gov", "U.S. Bureau of Labor Statistics"),
        ("wgaeast.org", "Writers Guild of America East"),
        ("aldianews.com", "AL DÍA News"),
        ("postguam.com", "Guam Daily Post"),
        ("digital-stage.newsnationnow.com", "KRON4 / NewsNation"),
        ("slashfilm.com", "/Film"),
        ("github.com/stephensook", "public repository StephenSook/hold"),
    ],
)
def test_by_its_name_two_of_its_words_or_its_initials(site: str, outlet: str) -> None:
    assert is_called_like(site, outlet)


@pytest.mark.parametrize(
    ("site", "outlet"),
    [
        ("fashionmodelsecret.com", "Variety"),
        ("yahoo.com", "Variety"),
        ("topworldnewstoday.com", "The Hollywood Reporter"),
        ("bbcgossip.com", "The Hollywood Reporter"),
        ("top10etnews.com", "The Hollywood Reporter"),
        ("news.anyfans.com", "IGN"),
        ("wikizero.com", "Wikipedia"),
        ("github.com/loboramiro", "Cornell ILR School and University of Illinois LER"),
    ],
)
def test_another_site_is_not_called_like_it(site: str, outlet: str) -> None:
    assert not is_called_like(site, outlet)


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://www.variety.com/2023/a", "variety.com"),
        ("http://en.wikipedia.org./wiki/A", "en.wikipedia.org"),
        ("pvnew.com/news/show-1.html", "pvnew.com"),
        ("mdsite.deno.dev/https://www.indiewire.com/a", "mdsite.deno.dev"),
        ("https://github.com/LaborData/fmcs", "github.com/labordata"),
        ("", ""),
    ],
)
def test_the_site_of_an_address(address: str, site: str) -> None:
    assert site_of(address) == site


def test_a_site_has_the_texts_of_its_outlet_and_those_of_all_where_none_is_named() -> None:
    library = Site.model_validate(
        {"site": "yahoo.com", "outlet": "", "kind": "partner", "note": ""}
    )
    paper = Site.model_validate(
        {"site": "latimes.com", "outlet": "Associated Press", "kind": "partner", "note": ""}
    )

    assert library.has("uk.news.yahoo.com", "Variety")
    assert library.has("yahoo.com", "Deadline")
    assert not library.has("notyahoo.com", "Variety")
    assert paper.has("latimes.com", "Associated Press")
    assert not paper.has("latimes.com", "Variety")
