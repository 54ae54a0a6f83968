"""全国地方公共団体コード: its check digit, and the 法人番号 that follows from it."""

_WEIGHTS = (6, 5, 4, 3, 2)


def check_digit(five: str) -> int:
    """Return the sixth digit that belongs to the first five.

    The rule is that of the Ministry's code table (総務省 全国地方公共団体コード): weights 6 to 2,
    s their sum, 11 − s mod 11, last digit; for s < 11, 11 − s.

    >>> check_digit("12206")
    8
    >>> check_digit("01100")
    2
    """
    total = sum(int(digit) * weight for digit, weight in zip(five, _WEIGHTS, strict=True))
    return (11 - total if total < 11 else 11 - total % 11) % 10  # noqa: PLR2004  # the rule's own


def is_code(text: str) -> bool:
    """Tell whether ``text`` is a six-digit code with the right check digit.

    >>> is_code("122068"), is_code("122060"), is_code("12206")
    (True, False, False)
    """
    return (
        len(text) == 6  # noqa: PLR2004  # five digits and a check digit
        and text.isascii()
        and text.isdigit()
        and int(text[5]) == check_digit(text[:5])
    )


def corporate_number(code: str) -> str:
    """Return the 法人番号 (13 digits) of the local government with this code.

    Check digit + ``000020`` + code; the check digit is 9 − (Σ Pn·Qn mod 9), Pn counted from the
    right, Qn 1 for odd n and 2 for even (法人番号の指定等に関する省令 第2条).

    >>> corporate_number("122068")
    '4000020122068'
    """
    body = f"000020{code}"
    total = sum(int(digit) * (1 if n % 2 else 2) for n, digit in enumerate(reversed(body), start=1))
    return f"{9 - total % 9}{body}"


def is_fictional(code: str) -> bool:
    """Tell whether a code can belong to no municipality: its prefecture is none of 01 to 47.

    The check digit of such a code may still be right. No official identifier (法人番号, statistical
    area, Wikidata) may be derived from it.

    >>> is_fictional("122068"), is_fictional("992011")
    (False, True)
    """
    return not 1 <= int(code[:2]) <= 47  # noqa: PLR2004  # JIS X 0401: 47 prefectures


_PREFECTURES = (
    "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県",
    "栃木県", "群馬県", "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県",
    "石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県", "愛知県", "三重県",
    "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県",
    "岡山県", "広島県", "山口県", "徳島県", "香川県", "愛媛県", "高知県", "福岡県",
    "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県",
)  # fmt: skip
"""In the order of their codes (JIS X 0401), 01 to 47."""


def prefecture_of(code: str) -> str:
    """Return the prefecture that a local government code begins with, or nothing.

    >>> prefecture_of("122068"), prefecture_of("472018"), prefecture_of("990001")
    ('千葉県', '沖縄県', '')
    """
    number = int(code[:2]) if is_code(code) else 0
    return _PREFECTURES[number - 1] if 0 < number <= len(_PREFECTURES) else ""
