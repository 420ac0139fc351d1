"""What is sealed is read back as it was, and damage is noticed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from creativegraph.files.write import sealed, unsealed


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=100), st.data())
def test_what_is_sealed_comes_back_and_one_changed_byte_is_noticed(data: bytes, draw: st.DataObject) -> None:
    written = sealed(data)
    place = draw.draw(st.integers(0, len(written) - 1))
    damaged = bytes((*written[:place], written[place] ^ 1, *written[place + 1 :]))

    assert unsealed(written) == data
    assert unsealed(damaged) is None


def test_a_file_of_which_only_the_size_was_written_is_damaged() -> None:
    assert [size for size in range(50) if unsealed(bytes(size)) is not None] == []
