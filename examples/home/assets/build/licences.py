"""LICENSES.md: every source, and which pictures are made of it."""

from collections import defaultdict

import catalogue
from films import HEROES, RAILS
from sources import PACKAGES, SOURCES

LINKS = {
    "CC0-1.0": "[CC0 1.0](https://creativecommons.org/publicdomain/zero/1.0/)",
    "Public domain": "public domain",
    "CC-BY-4.0": "[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)",
    "CC-BY-2.0": "[CC BY 2.0](https://creativecommons.org/licenses/by/2.0/)",
    "CC-BY-SA-4.0": "[CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/)",
    "CC-BY-SA-3.0": "[CC BY-SA 3.0](https://creativecommons.org/licenses/by-sa/3.0/)",
    "LGPL-3.0": "[LGPL 3](licenses/LGPL-3.txt)",
    "GPL-2.0-or-later": "[GPL 2 or later](licenses/GPL-2.txt)",
}

HEAD = """# Licences of the demo's assets

`build/licences.py` writes this page. The code of the demo is under the repository's licence; what is listed here has its own.

## The catalogue

`catalog.json` and `history.json` are ours, synopses included, under [CC0 1.0](https://creativecommons.org/publicdomain/zero/1.0/). The films they
name are in the public domain in the United States; each entry's `copyrightNotice` says why. Elsewhere they may not be.

## Fonts

All under the SIL Open Font License 1.1; the texts are beside the fonts.

| file | original | text |
|---|---|---|
| `fonts/Inter-*.ttf` | Inter 4.001, the Inter Project Authors | `fonts/OFL-inter.txt` |
| `fonts/NotoSansArabic-SemiBold.ttf` | Noto Sans Arabic 2.012, the Noto Project Authors | `fonts/OFL-noto-sans-arabic.txt` |
| `fonts/NotoSansJP-Bold.ttf` | Noto Sans JP 2.004, Adobe | `fonts/OFL-noto-sans-jp.txt` |

## Pictures

Every picture in `posters/` and `heroes/` is a photograph that we cropped, recoloured and darkened (`build/pictures.py`); it stays under
the licence of that photograph. The photographs have nothing to do with the films. KDE's wallpapers are listed under the licence in each one's
`metadata.json`; Debian's copyright file gives GPL 2 or later for the whole package. The originals are in the packages named, at exactly
these versions, and `build/sources.sha256` has their checksums.
"""


def uses() -> dict[str, list[str]]:
    """For each source the pictures made of it."""
    made: dict[str, list[str]] = defaultdict(list)
    for rail in RAILS:
        for film in rail.films:
            made[film.poster.source].append(catalogue.poster_path(film, rail))
    for heroes in HEROES.values():
        for name, crop in heroes.items():
            made[crop.source].append(catalogue.hero_path(name))
    return made


def page() -> str:
    """The whole page."""
    made = uses()
    unused = sorted(set(SOURCES) - set(made))
    if unused:
        raise SystemExit(f"photographs that no film uses: {', '.join(unused)}")
    lines = [HEAD, "| subject | author | licence | package and file | pictures |", "|---|---|---|---|---|"]
    for key, source in sorted(SOURCES.items(), key=lambda entry: (entry[1].package, entry[1].path)):
        client, version = PACKAGES[source.package]
        package = f"{'PyPI' if client == 'pip' else 'Debian'} {source.package} {version}: `{source.path}`"
        lines.append(f"| {source.subject} | {source.author} | {LINKS[source.licence]} | {package} | {', '.join(f'`{path}`' for path in made[key])} |")
    return "\n".join(lines) + "\n"
