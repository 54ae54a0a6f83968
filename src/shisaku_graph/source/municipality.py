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
