"""Other libraries that find divisions in Chinese text, each brought to one code for a text, "" for none."""

from collections.abc import Callable, Iterable
from importlib import import_module
from types import ModuleType

from parsers.places.table import form, form_lines, lies_in

Locate = Callable[[str], str]


def cpca_locator(cpca: ModuleType) -> Locate:
    """cpca: one table row a text with 省, 市, 区 and adcode."""

    def locate(text: str) -> str:
        code = cpca.transform([text])["adcode"][0]
        return str(code)[:6] if code else ""

    return locate


def jionlp_locator(jionlp: ModuleType) -> Locate:
    """jionlp: names only; the code comes from our own table, the smallest division named."""

    def code_below(name: str, outer: str) -> str:
        if not name or name not in form_lines():
            return ""
        codes = [row.today for row in form(name).divisions if not outer or lies_in(row.today, outer)]
        return codes[0] if codes else ""

    def locate(text: str) -> str:
        found = jionlp.parse_location(text)
        province = code_below(found["province"] or "", "")
        city = code_below(found["city"] or "", province)
        return code_below(found["county"] or "", city or province) or city or province

    return locate


RIVALS: dict[str, Callable[[ModuleType], Locate]] = {"cpca": cpca_locator, "jionlp": jionlp_locator}


def rival_codes(name: str, texts: Iterable[str]) -> list[str] | None:
    """Codes the library of that name finds, or None when it is not installed."""
    try:
        module = import_module(name)
    except ImportError:
        return None
    locate = RIVALS[name](module)
    return [locate(text) for text in texts]
