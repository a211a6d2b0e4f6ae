"""Lines of the command line end between words."""

from backcare_tui.cli.journal.entry_lines import paragraph


def test_a_word_with_a_hyphen_stays_whole() -> None:
    assert paragraph("come back after the follow-up", width=27) == ["come back after the", "follow-up"]
