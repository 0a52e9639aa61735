"""Projects whose texts are replaced, in every place that has one."""

import copy
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Place:
    """A text of a project: its file, the document in it, and the keys that lead to it. The last may be a key itself."""

    file: Path
    document: int
    keys: tuple
    is_key: bool

    def __str__(self) -> str:
        way = ".".join(map(str, self.keys))
        return f"{self.file}[{self.document}] {'key ' if self.is_key else ''}{way}"


class Mutants:
    """The texts of the project in a folder."""

    def __init__(self, source: Path):
        self.source = source
        names = sorted(path.relative_to(source) for path in source.rglob("*.yaml") if path.name != "expected.yaml")
        self._files = {name: list(yaml.safe_load_all((source / name).read_text())) for name in names}

    def places(self) -> Iterator[Place]:
        for file, documents in self._files.items():
            for number, document in enumerate(documents):
                # What a test expects is not compiled.
                top = {key: value for key, value in document.items() if key != "tests"}
                for keys, is_key in _texts(top):
                    yield Place(file, number, keys, is_key)

    def write(self, texts: Mapping[Place, str], folder: Path) -> Path:
        """Writes the project with these texts in these places, over the content of the folder."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.source, folder)
        files = copy.deepcopy({place.file: self._files[place.file] for place in texts})
        # Values first, because their places use the old keys. Then the innermost keys.
        for place in sorted(texts, key=lambda each: (each.is_key, -len(each.keys))):
            document = files[place.file][place.document]
            holder, last = _at(document, place.keys[:-1]), place.keys[-1]
            if place.is_key:
                held = [(texts[place] if key == last else key, value) for key, value in holder.items()]
                holder.clear()
                holder.update(held)
            else:
                holder[last] = texts[place]
        for file, documents in files.items():
            for document in documents:
                document.pop("tests", None)
            text = yaml.safe_dump_all(documents, allow_unicode=True, sort_keys=False, width=10_000)
            (folder / file).write_text(text)
        return folder


def _at(node: Any, keys: tuple) -> Any:
    for key in keys:
        node = node[key]
    return node


def _texts(node: Any, keys: tuple = ()) -> Iterator[tuple[tuple, bool]]:
    if isinstance(node, str):
        yield keys, False
    elif isinstance(node, dict):
        for key, value in node.items():
            if isinstance(key, str):
                yield (*keys, key), True
            yield from _texts(value, (*keys, key))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _texts(value, (*keys, number))
