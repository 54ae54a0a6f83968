"""オープンデータ一覧 of the municipal standard data set: the 45 columns that a portal loads.

One row a file, the dataset's own columns repeated in each. What the descriptor does not say
(telephone numbers, the universal menu) stays empty: an officer fills it in.
"""

from collections.abc import Iterable, Mapping

from shisaku_graph.publication.catalogue.distributions import form_description
from shisaku_graph.publication.catalogue.entry import Entry, Form
from shisaku_graph.publication.catalogue.statements import area_name
from shisaku_graph.publication.logs import spreadsheet_csv
from shisaku_graph.vocabulary import ONTOLOGY_VERSION_IRI

COLUMNS = (
    "データセット_ID", "全国地方公共団体コード", "地方公共団体名",
    "データセット_タイトル", "データセット_サブタイトル", "データセット_概要",
    "データセット_キーワード", "データセット_分類", "データセット_ユニバーサルメニュー",
    "データセット_公開日", "データセット_最終更新日", "データセット_バージョン",
    "データセット_言語", "データセット_URL", "データセット_更新頻度",
    "データセット_準拠する標準", "データセット_関連ドキュメント", "データセット_来歴情報",
    "データセット_対象地域", "データセット_対象期間", "データセット_作成者",
    "データセット_連絡先名称", "データセット_連絡先メールアドレス", "データセット_連絡先電話番号",
    "データセット_連絡先内線番号", "データセット_連絡先FormURL",
    "データセット_連絡先備考（その他、SNSなど）", "データセット_備考",
    "ファイル_ID", "ファイル_タイトル", "ファイル_アクセスURL", "ファイル_ダウンロードURL",
    "ファイル_説明", "ファイル_形式", "ファイル_ライセンス", "ファイル_ステータス",
    "ファイル_サイズ", "ファイル_公開日", "ファイル_最終更新日", "ファイル_利用規約",
    "ファイル_関連ドキュメント", "ファイル_言語", "ファイル_準拠する標準",
    "ファイル_API対応有無", "ファイル_著作権表記",
)  # fmt: skip
_FREQUENCY = {
    "annual": "年次", "biennial": "2年ごと", "triennial": "3年ごと",
    "irregular": "不定期", "never": "更新なし", "unknown": "",
}  # fmt: skip


def open_data_list(entries: Iterable[Entry]) -> bytes:
    """Return the list of the datasets' files as CSV for Excel."""
    rows = ({**_dataset(entry), **_file(entry, form)} for entry in entries for form in entry.forms)
    return spreadsheet_csv(COLUMNS, ([row.get(name, "") for name in COLUMNS] for row in rows))


def _dataset(entry: Entry) -> Mapping[str, str]:
    told, contact = entry.descriptor, entry.descriptor.dataset.contact
    own = {
        "タイトル": told.dataset.title.ja,
        "概要": entry.description("ja") or "",
        "キーワード": ";".join(dict.fromkeys(told.dataset.keywords)),
        "分類": told.publication.category or "",
        "公開日": entry.issued,
        "最終更新日": entry.modified,
        "バージョン": told.dataset.version,
        "言語": "ja",
        "URL": entry.landing_page,
        "更新頻度": _FREQUENCY[told.publication.frequency],
        "準拠する標準": ONTOLOGY_VERSION_IRI,
        "関連ドキュメント": ";".join(entry.documents),
        "来歴情報": entry.provenance.ja,
        "対象地域": area_name(entry).ja,
        "対象期間": f"{entry.first_day}/{entry.last_day}",
        "作成者": told.municipality.name.ja,
        "連絡先名称": contact.name.ja,
        "連絡先メールアドレス": contact.email or "",
        "連絡先FormURL": contact.url or "",
    }
    return {
        "データセット_ID": told.id,
        "全国地方公共団体コード": told.municipality.code,
        "地方公共団体名": told.municipality.name.ja,
        **{f"データセット_{name}": value for name, value in own.items()},
    }


def _file(entry: Entry, form: Form) -> Mapping[str, str]:
    endpoint = entry.descriptor.publication.sparql_endpoint
    own = {
        "ID": form.path,
        "タイトル": form.title.ja,
        "アクセスURL": entry.landing_page,
        "ダウンロードURL": form.url,
        "説明": form_description(entry, form).ja,
        "形式": form.format.label,
        "ライセンス": entry.licence.name.ja,
        "サイズ": str(form.bytes),
        "公開日": entry.issued,
        "最終更新日": entry.modified,
        "利用規約": entry.licence.iri,
        "言語": "ja",
        "準拠する標準": ";".join(form.conforms_to),
        "API対応有無": "有" if endpoint and form.role == "data" else "無",
        "著作権表記": entry.descriptor.municipality.name.ja,
    }
    return {f"ファイル_{name}": value for name, value in own.items()}
