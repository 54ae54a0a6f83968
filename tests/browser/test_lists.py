"""Tables that can be sorted, filtered and taken away."""


def names(page):
    return page.locator("tbody tr:visible td:first-child").all_inner_texts()


def test_a_table_is_sorted_by_name_and_by_number(page, address):
    page.goto(f"{address}list.html")
    button = page.locator("th button", has_text="件数")
    button.click()
    assert names(page) == ["渡邊記念室", "企画課", "ｶﾞｲﾄﾞ課", '管理課, "本庁"']
    button.click()
    assert names(page) == ["ｶﾞｲﾄﾞ課", "企画課", "渡邊記念室", '管理課, "本庁"']  # empty stays last
    assert page.locator("th").nth(1).get_attribute("aria-sort") == "descending"
    page.locator("th button", has_text="名前").click()
    assert names(page)[0] == "渡邊記念室"  # by its data-sort
    assert page.locator("th").nth(1).get_attribute("aria-sort") is None


def test_a_table_is_filtered_in_any_writing_and_saved_as_shown(page, address):
    page.goto(f"{address}list.html")
    page.locator("input[type=search]").fill("ガイド")
    assert names(page) == ["ｶﾞｲﾄﾞ課"]
    assert page.locator("[role=status]").inner_text() == "4 行のうち 1 行"
    page.locator("input[type=search]").fill("渡辺")
    assert names(page) == ["渡邊記念室"]
    page.locator("input[type=search]").fill("本庁")
    with page.expect_download() as caught:
        page.locator("[data-do=csv]").click()
    assert caught.value.suggested_filename == "list.csv"
    saved = caught.value.path().read_bytes().decode("utf-8-sig")
    assert saved == '名前,件数\r\n"管理課, ""本庁""",\r\n'


def test_a_list_is_narrowed_by_what_its_columns_hold_and_by_readings(chromium, city):
    page = chromium.new_page()
    page.goto((city / "dataset/kisarazu-2017/policies.html").as_uri())
    shown = page.locator("tbody tr:visible")
    page.get_by_label("担当部課").select_option("農林水産課")
    assert shown.locator("th").all_inner_texts() == ["農業の振興", "林業の振興", "水産業の振興"]
    page.get_by_label("表を絞り込む").fill("りんぎょう")
    assert shown.locator("th").all_inner_texts() == ["林業の振興"]
    assert page.locator("[role=status]").first.inner_text() == "46 行のうち 1 行"
    page.get_by_label("表を絞り込む").fill("")
    page.get_by_label("担当部課").select_option("")
    assert shown.count() == 46
    page.close()
