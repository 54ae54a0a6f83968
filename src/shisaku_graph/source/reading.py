"""Reading ``source.toml``: every mistake in it named with file, line, key and remedy."""

import json
import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from shisaku_graph.errors import DescriptorError
from shisaku_graph.language import Bilingual, Language
from shisaku_graph.source.descriptor import DESCRIPTOR_NAME, Descriptor
from shisaku_graph.source.mistakes import keys_beside, sentence


def read_descriptor(folder: Path) -> Descriptor:
    """Read ``folder/source.toml``.

    Raises:
        DescriptorError: the file is missing, is no TOML, or says something that cannot be;
            the message names the file, the line, the key and the remedy.
    """
    path = folder / DESCRIPTOR_NAME
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DescriptorError(
            "descriptor-missing",
            Bilingual(f"{path} を読めません（{error}）。", f"cannot read {path} ({error})."),
            Bilingual(
                f"ソースのフォルダーに UTF-8 の {DESCRIPTOR_NAME} を置いてください。",
                f"put a UTF-8 {DESCRIPTOR_NAME} into the source folder.",
            ),
            str(path),
        ) from error
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DescriptorError(
            "descriptor-syntax",
            Bilingual(f"TOML の書式が誤っています（{error}）。", f"not valid TOML ({error})."),
            Bilingual("示された行を直してください。", "mend the line that is named."),
            str(path),
        ) from error
    try:
        return Descriptor.model_validate_json(json.dumps(data, default=str))
    except ValidationError as error:
        raise _descriptor_error(path, text, error) from error


def _descriptor_error(path: Path, text: str, error: ValidationError) -> DescriptorError:
    """Say each mistake as ``line, key: what``, and point at the line of the first."""
    mistakes = error.errors(include_url=False)
    keys = [".".join(str(part) for part in mistake["loc"]) for mistake in mistakes]
    lines = [_line_of(text, mistake["loc"]) for mistake in mistakes]

    def listed(language: Language, where: str) -> str:
        said = [
            f"{where.format(line) if line else ''}{key or DESCRIPTOR_NAME}: "
            f"{sentence(mistake).say(language)}"
            for line, key, mistake in zip(lines, keys, mistakes, strict=True)
        ]
        return "".join(f"\n  {each}" for each in said) if len(said) > 1 else said[0]

    ja, en = listed("ja", "{} 行目 "), listed("en", "line {}, ")
    known = ", ".join(keys_beside(Descriptor, mistakes[0]))
    known_ja = f"（ここで使えるキー: {known}）" if known else ""
    known_en = f" (keys known here: {known})" if known else ""
    line = lines[0]
    return DescriptorError(
        "descriptor-value",
        Bilingual(f"記述子に誤りがあります。{ja}", f"the descriptor is wrong: {en}"),
        Bilingual(
            f"{keys[0] or DESCRIPTOR_NAME} を直してください{known_ja}。",
            f"mend {keys[0] or DESCRIPTOR_NAME}{known_en}.",
        ),
        f"{path}:{line}" if line else str(path),
    )


def _line_of(text: str, location: tuple[int | str, ...]) -> int | None:
    """Return the line, counted from 1, where the last key of ``location`` is set."""
    while location:
        line = _set_on(text, location)
        if line or len(location) == 1:
            return line
        location = location[:-1]  # inside an inline table, or a list
    return None  # a mistake of the whole


def _set_on(text: str, location: tuple[int | str, ...]) -> int | None:
    table, wanted, inside = ".".join(str(part) for part in location[:-1]), str(location[-1]), ""
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if stripped.startswith("["):
            inside = stripped.strip("[]").strip()
            if inside == ".".join(str(part) for part in location):
                return number
        elif inside == table and stripped.partition("=")[0].strip().strip('"') == wanted:
            return number
    return None


def descriptor_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``source.toml``, for editors that complete and check it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "shisaku_graph source descriptor (source.toml)",
        **Descriptor.model_json_schema(),
    }
