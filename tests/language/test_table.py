"""The table on disk: what is written is read back, and the model's files are recognised."""

from pathlib import Path

import pytest

from parsers.language.compile import select
from parsers.language.sunpinyin import NotAModel, Word, read_model
from parsers.language.table import encode, read, write

NAMES = ["", "我", "们", "我们"]
MODEL = [
    Word(0, 0.1, 1.0, {}),
    Word(1, 0.5, 1.0, {3: 0.25, 2: 0.02}),
    Word(2, 0.1, 1.0, {}),
    Word(3, 0.3, 1.0, {}),
]


def test_a_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "pairs.bin"
    write(path, "header\n", select(MODEL, NAMES, 2))
    table = read(path)
    assert table.numbers == {"我": 0, "我们": 1, "": 2, "们": 3}
    assert table.follow(0, 1) == pytest.approx(-1.386, abs=0.06)
    assert table.follow(0, 3) == pytest.approx(-3.912, abs=0.06)
    assert table.follow(1, 0) == pytest.approx(table.single[0])


def test_pairs_close_to_their_words_are_left_out() -> None:
    pairs = select(MODEL, NAMES, 1)
    assert [pairs.words[second] for second in pairs.seconds] == ["我们"]


def test_a_cut_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pairs.bin"
    write(path, "header\n", select(MODEL, NAMES, 2))
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ValueError, match="bytes expected"):
        read(path)


def test_another_file_is_no_model(tmp_path: Path) -> None:
    path = tmp_path / "model"
    path.write_bytes(bytes(64))
    with pytest.raises(NotAModel, match="order 0"):
        read_model(path)


@pytest.mark.parametrize("value", [0.0, 1e-40, 1.0, 1000.0])
def test_any_weight_fits_a_byte(value: float) -> None:
    assert 0 <= encode(value) <= 255
