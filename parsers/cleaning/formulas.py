"""Rule for LaTeX that a vision-language OCR writes for figures, units and tables."""

import re
from collections.abc import Iterator
from operator import attrgetter

from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN

_MATH = re.compile(
    r"\$\$([^$]{1,300})\$\$|\$(?<![\\$]\$)(\s?[\\^_][^$\n]{1,120})(?<!\\)\$(?!\$)"
    r"|\$(?<![\\$]\$)([^$\n]{1,120})(?<!\\)\$(?![0-9$])|\\\(([^\n]{1,120}?)\\\)|\\\[([^\n]{1,300}?)\\\]"
)
_PLAIN = re.compile(r"[0-9A-Za-z.,\s%~+\-×=/°:]{1,60}")
_LETTER_BEFORE = re.compile(r"(?<=[A-Za-z])\$")
_WRAPPERS = (
    "text|textbf|textit|textrm|textsf|texttt|mathrm|mathbf|mathsf|mathit|mathtt|boldsymbol|bm|underline|overline|emph|mbox"
    "|operatorname|rm|bf|it"
)
_WRAPPED = re.compile(rf"\\(?:{_WRAPPERS})[ ]?\{{([^{{}}]*)\}}")
_WRAPPED_IN_TEXT = re.compile(rf"\\(?:{_WRAPPERS})\{{([^{{}}\\$\n]{{1,200}})\}}")
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_CIRCLED = re.compile(r"\\textcircled\s*\{\s*(\d{1,2})\s*\}")
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_SHOWN = """
circ° times× sim～ pm± mp∓ cdot· div÷ geq≥ ge≥ geqslant≥ leq≤ le≤ leqslant≤ neq≠ ne≠ approx≈ equiv≡ prime′
rightarrow→ to→ leftarrow← uparrow↑ downarrow↓ ldots… cdots… dots… muμ alphaα betaβ gammaγ deltaδ DeltaΔ
lambdaλ piπ rhoρ sigmaσ phiφ omegaω OmegaΩ thetaθ etaη infty∞ bullet● bigcirc○ triangle△ blacktriangle▲
square□ blacksquare■ star☆ bigstar★ diamond◇ sum∑ sqrt√ angle∠ perp⊥ degree°
"""
_SILENT = ("quad", "qquad", "left", "right", "displaystyle", "mathrm", "text", "rm", "bf")
_SIGNS = {sign[:-1]: sign[-1] for sign in _SHOWN.split()} | dict.fromkeys(_SILENT, "")
_RAISED = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_UP = re.compile(r"\^\s*(?:\{([^{}]*)\}|(.))")
_DOWN = re.compile(r"_\s*(?:\{([^{}]*)\}|(.))")
_ESCAPED = re.compile(r"\\([%$&#_{}])")
_SPACING = re.compile(r"\\[,;:! ]|\s")
_DEGREE = re.compile(r"\^\{?\\circ\}?")
_ENVIRONMENT = re.compile(
    r"\\(?:begin|end)\{(?:tabular|array|table|center|itemize|enumerate|figure)\*?\}(?:\[[^\]\n]{0,20}\])?(?:\{[^}\n]{0,80}\})?"
    r"|\\(?:hline|toprule|midrule|bottomrule|centering)\b[ ]?|\\cline\{[^}\n]{0,20}\}|\\item\b[ ]?"
)
_TABULAR = "\\begin{tabular}", "\\end{tabular}"
_CELL = re.compile(r"[ \t]*(?<!\\)&[ \t]*|[ \t]*\\\\[ \t]*\n?")


def formulas(text: str) -> Iterator[Change]:
    """Inline formulas leave what they show: 12.5%, 38°C, 120万亩, ≥; a table in LaTeX its rows.

    One with a command that is not known stays as it is, and so does what stands between two prices in dollars.
    """
    if "$" not in text and "\\" not in text:
        return
    found = [*_in_marks(text), *_tables(text), *_in_text(text)] if "\\" in text else list(_in_marks(text))
    end = 0
    for change in sorted(found, key=attrgetter("start")):
        if change.start >= end:
            yield change
            end = change.end


def _in_marks(text: str) -> Iterator[Change]:
    for found in _MATH.finditer(text):
        body = next(part for part in found.groups() if part is not None)
        is_price = _LETTER_BEFORE.match(text, found.start()) and _PLAIN.fullmatch(body)
        if not is_price and (plain := _shown(body)):
            yield Change(found.start(), found.end(), plain)


def _in_text(text: str) -> Iterator[Change]:
    """Commands around words and degrees that no formula's marks enclose."""
    yield from (Change(m.start(), m.end(), m[1]) for m in _WRAPPED_IN_TEXT.finditer(text))
    yield from (Change(m.start(), m.end(), "°") for m in _DEGREE.finditer(text))


def _tables(text: str) -> Iterator[Change]:
    yield from (Change(m.start(), m.end(), "") for m in _ENVIRONMENT.finditer(text))
    start, end = (text.find(mark) for mark in _TABULAR)
    while 0 <= start < end:
        for mark in _CELL.finditer(text, start, end):
            yield Change(mark.start(), mark.end(), " " if "&" in mark[0] else "\n")
        start = text.find(_TABULAR[0], end)
        end = text.find(_TABULAR[1], start)


def _shown(body: str) -> str | None:
    """What a formula shows, None if that is not known."""
    if not any(mark in body for mark in "\\^_{"):
        return _SPACING.sub("", body) if _PLAIN.fullmatch(body) else None
    body, again = _WRAPPED.subn(r"\1", body)
    if re.search(f"[{HAN}]", _WRAPPED.sub("", body)) and not again:
        return None
    while again:
        body, again = _WRAPPED.subn(r"\1", body)
    body = _CIRCLED.sub(lambda m: chr(0x245F + int(m[1])) if 0 < int(m[1]) <= 20 else m[0], body)
    body = _SPACING.sub("", _spelled(_FRACTION.sub(r"\1/\2", body)))
    body = _UP.sub(lambda m: _raised(m[1] if m[1] is not None else m[2]), body)
    body = _ESCAPED.sub(r"\1", _DOWN.sub(lambda m: m[1] if m[1] is not None else m[2], body).replace("{", "\\{"))
    body = body.replace("{", "").replace("}", "")
    return None if "\\" in body else body


def _spelled(body: str) -> str:
    """With signs for the commands that are known."""
    return _COMMAND.sub(lambda m: _SIGNS.get(m[1], m[0]), body)


def _raised(part: str) -> str:
    return part.translate(_RAISED) if part.translate(_RAISED) != part and not re.search("[A-Za-mo-z]", part) else part
