"""The shorter forms of a division's name, as newspapers write them. Used when the gazetteer is compiled."""

import re
from collections.abc import Iterator
from typing import Literal

FormKind = Literal["full", "short"]

# The nations as they stand in names; 族 may be missing (克孜勒苏|柯尔克孜|自治州).
NATIONS = (
    "各族|蒙古族?|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|"
    "黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|"
    "毛南族|仡佬族|锡伯族?|普米族|塔吉克族?|怒族|俄罗斯族|鄂温克族|德昂族|保安族|裕固族|独龙族|鄂伦春族?"
)
# 融水|苗族|自治县; in 鄂温克|族自治旗 the nation is the name.
AUTONOMOUS = re.compile(rf"^(.+?)(?:{NATIONS})+自治([县州])$")
NATIONAL_BANNER = re.compile(r"^(.+?)族?自治([旗州])$")
REGION = re.compile(r"^(内蒙古|广西|西藏|宁夏|新疆).*自治区$")
PLAIN = re.compile(r"^(.{2,}?)(?:地区|特区|林区|新区|特别行政区|[省市县区旗盟])$")


def short_forms(name: str) -> Iterator[tuple[str, FormKind]]:
    """融水苗族自治县 → 融水县, 融水; 定陶区 → 定陶; a name of two characters (曹县) has none."""
    region = REGION.match(name)
    if region:
        yield region[1], "short"
        return
    autonomous = AUTONOMOUS.match(name) or NATIONAL_BANNER.match(name)
    if autonomous:
        yield autonomous[1] + autonomous[2], "full"
        yield autonomous[1], "short"
        return
    plain = PLAIN.match(name)
    if plain:
        yield plain[1], "short"
