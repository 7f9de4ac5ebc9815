"""A user's own newspapers: what their file may say, and what is said of what it may not."""

from datetime import date

import pytest

from parsers.epaper.entries import entry_addresses
from parsers.newspapers.own import own_newspapers
from parsers.newspapers.registry import named_in, newspaper, newspapers, together
from parsers.newspapers.rows import BadRegistry

FILE = """
[qingyi-evening]
name = "清漪晚报"
home = "371721"
pages = 4
articles = 20

[[qingyi-evening.sources]]
family = "A"
entry = "http://paper.example/qywb/pc/layout/{YYYY}{MM}/{DD}/node_01.html"
valid_from = 2024-01-01
seen = "opened on 2025-03-12"
selectors = { title = ["div.headline"] }

[[qingyi-evening.sources]]
family = "B"
entry = "http://paper.example/qywb/html/{YYYY}-{MM}/{DD}/node_1.htm"
valid_until = 2023-12-31
article = '/news_\\d+\\.htm'

[heze-daily]
name = "菏泽日报"
home = "371700"
"""


def test_a_file_of_two():
    evening, heze = own_newspapers(FILE, "my.toml")
    assert (evening.name, evening.home, evening.pages, evening.articles) == ("清漪晚报", "371721", 4, 20)
    assert heze.sources == ()
    (entry,) = entry_addresses(evening, date(2025, 3, 2))
    assert entry.url == "http://paper.example/qywb/pc/layout/202503/02/node_01.html"
    assert entry.system.name == "A qingyi-evening"
    assert entry.system.selectors.title[:2] == ("div.headline", "#Title")
    (before,) = entry_addresses(evening, date(2023, 12, 31))
    assert before.url == "http://paper.example/qywb/html/2023-12/31/node_1.htm"
    assert before.system.article == "/news_\\d+\\.htm|/content_\\w+\\.html?"


def test_the_users_own_outranks_the_packaged():
    all_ = together(own_newspapers(FILE, "my.toml"))
    assert len(all_) == len(newspapers()) + 1
    assert newspaper("heze-daily", all_).sources == ()
    assert named_in("清漪晚报2025-03-12", all_).id == "qingyi-evening"


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("name = 1", "newspaper name is no table"),
        ("[x", "my.toml is no TOML"),
        ('[x]\nhome = "371721"', "newspaper x: its first row must give its name"),
        ('["X 1"]\nname = "报"', "an id is lower case letters and digits"),
        ('[x]\nname = "报"\nhome = "371799"', "home '371799' is no code"),
        ('[x]\nname = "报"\npages = "4"', "pages must be a whole number, not '4'"),
        ('[x]\nname = "报"\nurl = "http://x"', "'url' is not known; known are name, home, pages, articles, sources"),
        ('[x]\nname = "报"\n[[x.sources]]\nfamily = "A"', "source 1: entry is missing"),
        ('[x]\nname = "报"\n[[x.sources]]\nentry = "http://x/"', "family '' is none of"),
        ('[x]\nname = "报"\n[[x.sources]]\nentry = "ftp://x/"\nfamily = "A"', "'ftp://x/' is no http address"),
        ('[x]\nname = "报"\n[[x.sources]]\nentry = "http://x/{date}"\nfamily = "A"', "'{date}' in its entry"),
        ('[x]\nname = "报"\n[[x.sources]]\nentry = "http://x/"\nfamily = "A"\npage = "("', "page '(' is no pattern"),
        (
            '[x]\nname = "报"\n[[x.sources]]\nentry = "http://x/"\nfamily = "A"\nvalid_from = "May"',
            "source 1: valid_from must be a day as 2024-12-01",
        ),
        (
            '[x]\nname = "报"\n[[x.sources]]\nentry = "http://x/"\nfamily = "A"\n'
            "valid_from = 2024-02-01\nvalid_until = 2024-01-01",
            "valid until 2024-01-01, before 2024-02-01",
        ),
        (
            '[x]\nname = "报"\n[[x.sources]]\nentry = "http://x/"\nfamily = "A"\nselectors = { titel = ["h1"] }',
            "selectors of 'titel' are not known",
        ),
        (
            '[x]\nname = "报"\n[[x.sources]]\nentry = "http://x/"\nfamily = "A"\nselectors = { title = ["h1["] }',
            "selector 'h1[' of title is no CSS",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_place(file: str, said: str):
    with pytest.raises(BadRegistry) as error:
        own_newspapers(file, "my.toml")
    assert said in str(error.value)
    assert "my.toml" in str(error.value)
