"""Subsets the demo's fonts: originals from npm, our TTFs out. `build.py fonts` calls `build`."""

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

# Inter: Latin only. Layout features that the demo or its tests can see; the character variants
# (cv01 and so on) are dropped.
LATIN = [
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x017F),  # Latin-1 Supplement, Latin Extended-A
    (0x0218, 0x021B),  # S and T with comma below (Romanian)
    (0x02C6, 0x02C7), (0x02D8, 0x02DD),  # spacing accents
    (0x0300, 0x030C), (0x0327, 0x0328),  # combining accents, so that decomposed text shapes too
    (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026),  # dashes, quotes, daggers, bullet, ellipsis
    (0x2030, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A), (0x2044, 0x2044),
    (0x20AC, 0x20AC), (0x2116, 0x2116), (0x2122, 0x2122),
    (0x2190, 0x2199),  # arrows
    (0x2212, 0x2212), (0x2215, 0x2215), (0x221E, 0x221E), (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265),
    (0x25A0, 0x25A1), (0x25B2, 0x25B3), (0x25B6, 0x25B7), (0x25BC, 0x25BD), (0x25C0, 0x25C1), (0x25CF, 0x25CF), (0x25CB, 0x25CB),
    (0x2605, 0x2606), (0x2661, 0x2661), (0x2665, 0x2665), (0x2713, 0x2713), (0x2717, 0x2717), (0xFFFD, 0xFFFD),
]
LATIN_FEATURES = ["ccmp", "locl", "kern", "mark", "mkmk", "liga", "calt", "case", "tnum", "pnum", "frac", "ordn", "sups"]

# Noto Sans Arabic: the whole basic block with all its forms (they are reached through init, medi,
# fina and rlig, not by code point).
ARABIC = [
    (0x0020, 0x0020), (0x00A0, 0x00A0), (0x00AB, 0x00AB), (0x00BB, 0x00BB),
    (0x0600, 0x06FF), (0x0750, 0x077F),
    (0x200C, 0x200F), (0x2026, 0x2026), (0x2066, 0x2069), (0x25CC, 0x25CC),
    (0xFDFC, 0xFDFC), (0xFDF2, 0xFDF2),
]
ARABIC_FEATURES = ["ccmp", "locl", "init", "medi", "fina", "isol", "rlig", "liga", "calt", "kern", "mark", "mkmk", "curs", "rtlm", "tnum"]

# Noto Sans JP: kana and Japanese punctuation; the kanji come from the catalogue's text and from
# KANJI below.
JAPANESE = [
    (0x0020, 0x0020), (0x3000, 0x3003), (0x3005, 0x3011), (0x3014, 0x3015), (0x301C, 0x301C),
    (0x3041, 0x3096), (0x3099, 0x309F), (0x30A0, 0x30FF),
    (0x2026, 0x2026), (0xFF01, 0xFF01), (0xFF08, 0xFF09), (0xFF1A, 0xFF1A), (0xFF1F, 0xFF1F),
]
JAPANESE_FEATURES = ["ccmp", "locl", "kern", "mark", "liga", "palt", "halt", "vert"]
# Words a Japanese or Chinese interface of the demo would need, and the texts of the test suites.
KANJI = "映画監督出演年分上映時間再生続視聴詳細戻検索設定日本語東京行進曲狂一頁今日世界勞工之愛情中文電影導演主演無聲喜劇"

FONTS = [
    ("Inter-Regular.ttf", "inter", "400Regular/Inter_400Regular.ttf", LATIN, LATIN_FEATURES, 120),
    ("Inter-SemiBold.ttf", "inter", "600SemiBold/Inter_600SemiBold.ttf", LATIN, LATIN_FEATURES, 120),
    ("Inter-Bold.ttf", "inter", "700Bold/Inter_700Bold.ttf", LATIN, LATIN_FEATURES, 120),
    ("NotoSansArabic-SemiBold.ttf", "noto-sans-arabic", "600SemiBold/NotoSansArabic_600SemiBold.ttf", ARABIC, ARABIC_FEATURES, 150),
    ("NotoSansJP-Bold.ttf", "noto-sans-jp", "700Bold/NotoSansJP_700Bold.ttf", JAPANESE, JAPANESE_FEATURES, 200),
]


def is_han(char: str) -> bool:
    """True for a CJK unified ideograph of the basic block."""
    return "\u4e00" <= char <= "\u9fff"


def code_points(ranges: list[tuple[int, int]]) -> set[int]:
    """The code points of inclusive `ranges`."""
    return {point for first, last in ranges for point in range(first, last + 1)}


def build(packages: Path, out: Path, catalogue_text: str) -> None:
    """Writes every font of `FONTS` from the unpacked npm packages under `packages`; Han characters of `catalogue_text` go into the Japanese one."""
    out.mkdir(parents=True, exist_ok=True)
    for name, package, path, ranges, features, limit_kb in FONTS:
        wanted = code_points(ranges)
        if package == "noto-sans-jp":
            wanted |= {ord(char) for char in KANJI + catalogue_text if is_han(char)}
        source = packages / package / "package" / path
        write_subset(source, out / name, wanted, features)
        size = (out / name).stat().st_size
        if size > limit_kb * 1024:
            raise SystemExit(f"{name}: {size} bytes, more than {limit_kb} KB")
        if package == "noto-sans-jp":
            missing = [char for char in sorted(set(catalogue_text)) if is_han(char) and ord(char) not in TTFont(out / name).getBestCmap()]
            if missing:
                raise SystemExit(f"{name}: no glyph for {''.join(missing)}")
    for package in sorted({font[1] for font in FONTS}):
        text = (packages / package / "package" / "LICENSE_FONT").read_text("utf-8")
        (out / f"OFL-{package}.txt").write_text(text.rstrip() + "\n", "utf-8")


def write_subset(source: Path, target: Path, wanted: set[int], features: list[str]) -> None:
    """Subsets one TTF, unhinted (a TV draws glyphs at large sizes), with the given layout features, the same bytes every time."""
    options = subset.Options(
        layout_features=features,
        hinting=False,
        notdef_outline=True,
        name_IDs=[0, 1, 2, 4, 5, 6, 13, 14, 16, 17],
        drop_tables=["DSIG", "STAT", "meta", "gasp", "vhea", "vmtx", "VORG", "BASE"],
        recalc_timestamp=False,
    )
    font = subset.load_font(str(source), options, dontLoadGlyphNames=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    subset.save_font(font, str(target), options)
