"""The rules of cleaning in the order in which they run. A rule's name here is its name in every edit it leaves."""

from collections.abc import Callable, Iterable, Sequence

from parsers.cleaning import (
    blocks,
    characters,
    formulas,
    joins,
    json_text,
    loops,
    markdown,
    misread_seams,
    misreadings,
    ones,
    phrases,
    punctuation,
    quotes,
    reader_marks,
    seams,
    spaces,
    stutters,
    suspicions,
    tags,
    tails,
    wraps,
)
from parsers.cleaning.draft import Change, Draft

Rule = Callable[[str], Iterable[Change]]

RULES: Sequence[tuple[str, Rule]] = (
    ("line_ends", characters.line_ends),
    ("json_text", json_text.json_text),
    ("not_text", characters.not_text),
    ("reader_marks", reader_marks.reader_marks),
    ("html_residue", tags.html_residue),
    ("html_entities", tags.html_entities),
    ("html_residue", tags.html_residue),
    ("letter_spacing", spaces.letter_spacing),
    ("images", markdown.images),
    ("formulas", formulas.formulas),
    ("markdown_residue", markdown.markdown_residue),
    ("wide_digits", characters.wide_digits),
    ("ellipsis", punctuation.ellipsis),
    ("dash", punctuation.dash),
    ("ones_for_dash", ones.ones_for_dash),
    ("book_marks", quotes.book_marks),
    ("half_width", punctuation.half_width),
    ("paired_quotes", quotes.paired_quotes),
    ("quotes", quotes.quotes),
    ("last_quotes", quotes.last_quotes),
    ("doubled_punctuation", punctuation.doubled),
    ("false_joins", spaces.false_joins),
    ("odd_spaces", spaces.odd_spaces),
    ("spaces_at_marks", spaces.spaces_at_marks),
    ("wrapped_lines", wraps.wrapped_lines),
    ("html_residue", tags.html_residue),
    ("formulas", formulas.formulas),
    ("markdown_residue", markdown.markdown_residue),
    ("left_marks", markdown.left_marks),
    ("ellipsis", punctuation.ellipsis),
    ("dash", punctuation.dash),
    ("paired_quotes", quotes.paired_quotes),
    ("stray_spaces", spaces.stray_spaces),
    ("loops", loops.loops),
    ("phrase_stutters", phrases.phrase_stutters),
    ("tails", tails.tails),
    ("repeated_blocks", blocks.repeated_blocks),
    ("seams", seams.seams),
    ("misread_seams", misread_seams.misread_seams),
    ("broken_paragraphs", joins.broken_paragraphs),
    ("loops", loops.loops),
    ("repeated_blocks", blocks.repeated_blocks),
    ("tails", tails.tails),
    ("broken_paragraphs", joins.broken_paragraphs),
    ("single_quotes", quotes.single_quotes),
    ("stray_spaces", spaces.stray_spaces),
    ("turned_quotes", quotes.turned_quotes),
    ("phrase_stutters", phrases.phrase_stutters),
    ("doubled", stutters.doubtful),
    ("stutters", stutters.stutters),
    ("heading_marks", markdown.heading_marks),
    ("echo", suspicions.echo),
    ("reversed_sense", suspicions.reversed_sense),
    ("improbable", suspicions.improbable),
    ("misread", misreadings.misread),
    ("missing", suspicions.missing),
)

SUSPICIONS = frozenset({"doubled", "echo", "reversed_sense", "improbable", "misread", "missing"})
"""The rules that say where a person should look: nothing is changed there."""

WITHIN_LINES = frozenset(
    {"not_text", "wide_digits", "ellipsis", "dash", "book_marks", "half_width", "doubled_punctuation", "odd_spaces"}
    | {"letter_spacing", "spaces_at_marks", "paired_quotes", "quotes", "single_quotes", "stray_spaces", "turned_quotes"}
    | {"last_quotes"}
)
"""The repairs for text whose lines are known to be whole: none of them makes a line end or takes one away."""


def clean(raw: str) -> Draft:
    """The page's text with every repair made, the edits that undo them, and flags where a person should look."""
    draft = Draft(raw, raw)
    asked: dict[Rule, str] = {}
    for name, rule in RULES:
        if asked.get(rule) is not draft.text:  # a rule that left this very text as it is has no more to say to it
            asked[rule] = draft.text
            draft = _ruled(draft, name, rule)
    return draft


def clean_lines(raw: str) -> Draft:
    """The same for a text whose lines are whole, as those of a web page are: as many lines come out as went in."""
    draft = Draft(raw, raw)
    for name, rule in RULES:
        if name in WITHIN_LINES or name in SUSPICIONS:
            draft = _ruled(draft, name, rule)
    return draft


def _ruled(draft: Draft, name: str, rule: Rule) -> Draft:
    return draft.suspect(name, rule(draft.text)) if name in SUSPICIONS else draft.revise(name, rule(draft.text))
