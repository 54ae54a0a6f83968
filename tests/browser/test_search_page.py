"""The search page: Japanese as people write it, results by kind, an address for each search."""

import csv
import io
from urllib.parse import quote


def search(page, address, words):
    page.goto(f"{address}search.html?q={quote(words)}")
    page.locator(".sg-status", has_text="件").or_(
        page.locator(".sg-status", has_text="見つかりません")
    ).wait_for()
    return page.locator(".sg-hit a").all_inner_texts()


def again(page, words):
    """Ask another thing on the page that is open."""
    page.locator("#sg-q").fill(words)
    page.keyboard.press("Enter")
    return page.locator(".sg-hit a").all_inner_texts()


def marks(page):
    return set(page.locator("mark").all_inner_texts())


WRITINGS = [
    ("空き家", "空き家"),  # a part of a word, in kanji
    ("あきや", "空き家"),  # its reading
    ("アキヤ", "空き家"),
    ("ｱｷﾔ", "空き家"),  # half width
    ("akiya", "空き家"),
    ("あきやたいさく", "空き家対策"),  # over two words
    ("あきやたい", "空き家対策"),  # while one still types
    ("koutsuu", "交通"),
    ("kotsu", "交通"),  # without the long vowels
    ("ｻｰﾋﾞｽ", "サービス"),  # a voiced sound in two half-width characters
    ("さーびす", "サービス"),
    ("ＩＣＴ", "ICT"),
    ("ict", "ICT"),
]


def test_a_word_is_found_however_it_is_written(page, address):
    page.goto(f"{address}search.html")
    missing = []
    for words, marked in WRITINGS:
        again(page, words)
        if not any(marked in each for each in marks(page)):
            missing.append((words, marks(page)))
    assert missing == []


def test_old_kanji_find_the_new(page, address):
    assert search(page, address, "敎育の充實") == again(page, "教育の充実") != []


def test_a_year_is_one_year_in_both_calendars(page, address):
    expected = search(page, address, "2017 空き家")
    assert expected
    for word in ("平成29年度", "Ｈ２９", "h29", "2017年度", "平成二十九年"):
        assert again(page, f"{word} 空き家") == expected


def test_a_year_is_no_part_of_a_longer_number(page, address):
    search(page, address, "平成2")
    assert "平成2" not in marks(page)


def test_several_words_must_all_be_there(page, address):
    both = search(page, address, "空き家 防犯")
    assert both
    assert set(both) <= set(again(page, "空き家")) & set(again(page, "防犯"))


def test_the_address_follows_and_repeats_the_search(page, address):
    page.goto(f"{address}search.html")
    page.locator("#sg-q").fill("観光")
    page.locator("section[data-kind=policy] .sg-hit").first.wait_for()
    page.locator("input[value=project]").uncheck()
    assert f"q={quote('観光')}" in page.url
    found = page.locator(".sg-hit a").all_inner_texts()
    page.goto(page.url)
    page.locator(".sg-hit").first.wait_for()
    assert page.locator(".sg-hit a").all_inner_texts() == found
    assert page.locator("section[data-kind=project]").count() == 0


def test_links_lead_to_the_pages_of_the_resources(page, address, published):
    from shisaku_graph.access.dataset import open_dataset
    from shisaku_graph.vocabulary import SHISAKU

    policy = next(open_dataset(published).elements(SHISAKU.Policy))
    search(page, address, f'"{policy.label.ja}"')
    link = page.locator(".sg-hit a", has_text=policy.label.ja).first.get_attribute("href")
    assert link == address + policy.iri.removeprefix("https://w3id.org/shisaku-graph/") + ".html"


def test_the_keyboard_goes_through_the_results(page, address):
    search(page, address, "市民")
    page.locator("#sg-q").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    focused = page.evaluate("document.activeElement.textContent")
    assert focused == page.locator(".sg-hit a").nth(1).inner_text()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "sg-q"


def test_results_are_told_and_kept_as_csv(page, address):
    found = search(page, address, "空き家")
    assert page.locator(".sg-status").get_attribute("aria-live") == "polite"
    assert page.locator(".sg-status").inner_text().startswith(f"{len(found)} 件")
    with page.expect_download() as caught:
        page.locator("[data-do=csv]").click()
    text = caught.value.path().read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert {row["名前"] for row in rows} == set(found)
    assert all("空き家" in row["名前"] + row["文"] for row in rows)


def test_it_works_from_a_disk(page, site):
    assert search(page, f"{site.as_uri()}/", "あきや")


def test_nothing_found_is_said(page, address):
    assert search(page, address, "ありえない言葉") == []


def test_markup_in_the_question_stays_text(page, address):
    search(page, address, "<img src=x onerror=alert(1)>")
    assert page.locator("[data-search] img").count() == 0
