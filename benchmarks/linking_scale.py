"""How long it takes, and how much memory, to match long lists of names by blocking.

Names of projects are made of words by chance, as a city makes them: place, subject, measure. A part
of the second list are the first list's names with another ending, so that there is something to
find. The same code runs as in ``shisaku-graph link``: keys, blocks (joined by DuckDB), scores.

    python benchmarks/linking_scale.py [NAMES] [NAMES]     default: 100000 100000
"""

import random
import resource
import sys
import time
from itertools import islice

from shisaku_graph.access.views import Label
from shisaku_graph.link.formula import FORMULAS
from shisaku_graph.link.matching import match
from shisaku_graph.link.records import Kind, Record

_SUBJECTS = """
防災 消防 救急 防犯 交通安全 消費生活 健康 予防接種 検診 医療 福祉 介護 高齢者 障害者 児童 保育
子育て 母子 青少年 学校 小学校 中学校 給食 図書館 公民館 博物館 文化財 芸術 スポーツ 体育館 農業
林業 水産業 漁港 商店街 工業 観光 企業 雇用 労働 道路 橋りょう 河川 港湾 公園 緑地 住宅 空き家
上水道 下水道 浄化槽 ごみ 資源 し尿 斎場 墓地 環境 公害 温暖化 省エネルギー 景観 都市計画
区画整理 駅前 駐輪場 バス 鉄道 広報 統計 選挙 戸籍 税務 徴収 庁舎 財産 契約 情報システム 窓口
人権 男女共同参画 国際交流 姉妹都市 自治会 市民活動 移住 定住 婚活 人材 研修
"""
SUBJECTS = _SUBJECTS.split()
_MEASURES = """
施設 設備 団体 活動 相談 教室 講座 計画 調査 点検 改修 更新 耐震 購入 貸付 助成 補助 負担金 給付
利用 見守り 訪問 送迎 配食 啓発 普及 人材育成 連携 交流 まつり 大会 展示 収集 処理 清掃 監視
測定 台帳 用地 測量 舗装 歩道 照明 案内 看板 冊子 動画 予約 端末 通信 記録 保存 修復 緑化 植栽
間伐 防除 捕獲 種苗 加工 販路 商談 融資 利子
"""
MEASURES = _MEASURES.split()
ENDINGS = ("事業", "推進事業", "経費", "事業費", "支援事業", "整備事業", "管理運営事業", "事務")
SYLLABLES = (
    "山川田野原島崎浜沢谷森林池橋岡坂宮寺町北南東西上下中大小高松竹梅桜泉岩石金木水火土青赤白黒"
)


def places(count: int, chance: random.Random) -> list[str]:
    """Return names of places of two or three characters."""
    return ["".join(chance.choices(SYLLABLES, k=chance.choice((2, 2, 3)))) for _ in range(count)]


def names(count: int, chance: random.Random, known: list[str]) -> list[str]:
    """Return names of projects, about half of them with a place."""
    made: list[str] = []
    while len(made) < count:
        place = chance.choice(known) if chance.random() < 0.5 else ""  # noqa: PLR2004
        subject, measure = chance.choice(SUBJECTS), "".join(chance.sample(MEASURES, 2))
        made.append(f"{place}{subject}{measure}{chance.choice(ENDINGS)}")
    return made


def listed(found: list[str]) -> list[Record]:
    """Return records with these names."""
    return [Record(f"urn:name:{at}", Kind.PROJECT, Label(name)) for at, name in enumerate(found)]


def main() -> None:
    """Make two lists, match them, and say how it went."""
    sizes = [int(each) for each in islice(sys.argv[1:], 2)] or [100_000, 100_000]
    chance = random.Random(1)  # noqa: S311  # the same names every time
    known = places(5_000, chance)
    ours = names(sizes[0], chance, known)
    theirs = names(sizes[-1], chance, known)
    told = min(len(ours), len(theirs)) // 10
    for at in range(told):  # a tenth: the same thing under another ending
        base = next(ours[at].removesuffix(e) for e in sorted(ENDINGS, key=len, reverse=True)
                    if ours[at].endswith(e))  # fmt: skip
        theirs[at] = base + chance.choice(ENDINGS)
    a, b = listed(ours), listed(theirs)
    start, used = time.perf_counter(), time.process_time()
    formula = FORMULAS[Kind.PROJECT]
    matched = match(a, b, formula, least=formula.least, small=0)
    hits = sum(c.one.iri == c.other.iri for c in matched if int(c.one.iri[9:]) < told)
    seconds, used = time.perf_counter() - start, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024
    whole = len(a) * len(b)
    print(
        f"{len(a):,} × {len(b):,} names: {seconds:,.0f} s "
        f"({used:,.0f} s of processor), {peak:.1f} GB at most"
    )
    print(f"candidates {len(matched):,} of {whole:,} pairs")
    print(f"of {told:,} names planted with another ending, {hits:,} are among them")


if __name__ == "__main__":
    main()
