"""What the browser makes of the words of the pages, asked of the very scripts that a page loads."""

from __future__ import annotations

from typing import Any

import pytest

from primerpress.page.words import PageWords, Section
from primerpress.site.search import search_scripts
from tests.search_scripts import SEARCH, pages_in, run

FIND = """
const { finderIn } = await import(`${process.argv[1]}/finding.js`);
const { excerpt } = await import(`${process.argv[1]}/excerpt.js`);
let text = '';
for await (const part of process.stdin.setEncoding('utf8')) text += part;
const { pages, asked } = JSON.parse(text);
const find = await finderIn(pages);
process.stdout.write(JSON.stringify(asked.map((one) => {
  const { hits, exact } = find(one);
  const shown = hits.map(({ section, terms }) =>
    [section.url, excerpt(section.text, terms).map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')]);
  return { exact, shown };
})));
"""


def _find(texts: dict[str, str], *asked: str) -> list[dict[str, Any]]:
    """Return for each question whether its words are there, and address and excerpt of what is found."""
    pages = [{"url": url, "title": url, "sections": [["", url, text]]} for url, text in texts.items()]
    found: list[dict[str, Any]] = run(FIND, SEARCH.as_uri(), given={"pages": pages, "asked": asked})
    return found


WRITTEN = {
    "case": "Peer Support",
    "accents": "Ein Gespräch über Scham, naïve façade, Łódź, Straße, Ærø",
    "vowels": "مُشَارَكَة و שָׁלוֹם",
    "apostrophe": "I don\u2019t know",
    "hyphen": "self-disclosure",
    "chinese": "我们分享自己的经历。",
    "japanese": "気持ちをわかちあう、コーヒー",
    "thai": "การแบ่งปันเรื่องราว",
    "korean": "이야기를 나누다",
    "hindi": "अपनी कहानी साझा करना",
    "astral": "𠮷野家",
}
ASKED = {
    "peer SUPPORT": ("case", "[Peer] [Support]"),
    "gesprach": ("accents", "Ein [Gespräch] über Scham, naïve façade, Łódź, Straße, Ærø"),
    "GESPRÄCH uber": ("accents", "Ein [Gespräch] [über] Scham, naïve façade, Łódź, Straße, Ærø"),
    "lodz strasse aero naive": ("accents", "… über Scham, [naïve] façade, [Łódź], [Straße], [Ærø]"),
    "مشاركة": ("vowels", "[مُشَارَكَة] و שָׁלוֹם"),
    "שלום": ("vowels", "مُشَارَكَة و [שָׁלוֹם]"),
    "don't": ("apostrophe", "I [don\u2019t] know"),
    "dont kn": ("apostrophe", "I [don\u2019t] [know]"),
    "self disclosure": ("hyphen", "[self]-[disclosure]"),
    "disclosure": ("hyphen", "self-[disclosure]"),
    "分享": ("chinese", "我们[分享]自己的经历。"),
    "自己的": ("chinese", "我们分享[自己][的]经历。"),
    "历": ("chinese", "我们分享自己的经[历]。"),
    "わかち": ("japanese", "気持ちを[わか][ち]あう、コーヒー"),
    "コーヒー": ("japanese", "気持ちをわかちあう、[コー][ヒ][ー]"),
    "เรื่อง": ("thai", None),
    "이야기": ("korean", "[이야기를] 나누다"),
    "कहानी": ("hindi", "अपनी [कहानी] साझा करना"),
    "𠮷野": ("astral", "[𠮷野]家"),
}


def test_a_search_does_not_mind_accents_capitals_or_missing_spaces():
    found = dict(zip(ASKED, _find(WRITTEN, *ASKED), strict=True))

    for asked, (where, shown) in ASKED.items():
        assert [where] == [url for url, _ in found[asked]["shown"]], asked
        assert found[asked]["exact"]
        if shown:
            assert shown == found[asked]["shown"][0][1]


def test_words_that_are_not_there_lead_to_those_close_to_them_and_to_some_of_them():
    texts = {"one": "Boundaries hold.", "two": "A friend listens.", "three": "Nothing of it."}
    slip, some, nothing, empty = _find(texts, "bounderies", "friend boundaries", "zebra", "…")

    assert {"exact": False, "shown": [["one", "[Boundaries] hold."]]} == slip
    assert {"one", "two"} == {url for url, _ in some["shown"]}
    assert not some["exact"]
    assert {"exact": False, "shown": []} == nothing == empty


def test_a_word_that_is_begun_is_found_and_a_short_one_stands_for_itself_but_at_the_end():
    texts = {"one": "in answers", "two": "I ask"}
    begun, short, last = _find(texts, "answ", "i ask", "a")

    assert ["one"] == [url for url, _ in begun["shown"]]
    assert ["two"] == [url for url, _ in short["shown"]]
    assert {"one", "two"} == {url for url, _ in last["shown"]}


def test_an_excerpt_begins_shortly_before_the_place_where_most_words_stand_together():
    text = f"Share early. {'word ' * 100}Share what you would share again with anybody. {'word ' * 100}"
    ((_, shown),) = _find({"one": text}, "share again")[0]["shown"]

    assert shown.startswith("… word word word [Share] what you would [share] [again] with anybody. word")
    assert len(shown) < 300


def test_headings_count_more_than_texts():
    pages = {"a": "boundaries boundaries", "boundaries": "Of them."}
    (found,) = _find(pages, "boundaries")

    assert ["boundaries", "a"] == [url for url, _ in found["shown"]]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "One, two: “three”; (four) - five...",
        'A "quoted" \\ back\\slash, </script>, {braces} and ${more} `ticks`',
        "我们分享自己的经历。 𠮷 and 😀 😀! \u200bzero",
        "_under_score 1,500.25 % + - = self-disclosure don't rock\u2019n\u2019roll",
        " ".join(f"word{number}" for number in range(3000)),
    ],
    ids=["nothing", "punctuation", "signs of scripts", "many writings", "numbers", "many words"],
)
def test_what_is_packed_is_unpacked_as_it_was(text, tmp_path):
    page = PageWords("a/b.html", 'A "title"', (Section("", 'A "title"', text), Section("x", "X", text)))
    file = tmp_path / "words.js"
    file.write_text(search_scripts([page])["words.js"], "utf-8")

    assert pages_in(file) == [
        {"url": "a/b.html", "title": 'A "title"', "sections": [["", 'A "title"', text], ["x", "X", text]]}
    ]


def test_there_are_signs_for_more_words_than_fit_into_two_bytes(tmp_path):
    text = " ".join(f"w{number:x}" for number in range(70_000))
    file = tmp_path / "words.js"
    file.write_text(search_scripts([PageWords("a", "A", (Section("", "A", text),))])["words.js"], "utf-8")

    assert text == pages_in(file)[0]["sections"][0][2]
