"""Makes everything in the assets folder from its sources. See ../README.md.

    python build.py fetch    packages into the cache, each photograph checked against sources.sha256
    python build.py all      catalog.json, history.json, palette.json, pictures, fonts, LICENSES.md and the test pictures
    python build.py sheet DIR    contact sheets of all posters and heroes, to look at
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from PIL import Image

import catalogue
import films
import fonts
import licences
import pictures
import samples
import sources

HERE = Path(__file__).resolve().parent
ASSETS = HERE.parent
REPOSITORY = HERE.parents[3]
CACHE = Path(os.environ.get("INLAY_ASSETS_CACHE", REPOSITORY / ".cache" / "home-assets"))
CHECKSUMS = HERE / "sources.sha256"
FONT_PACKAGES = {"inter": "0.4.2", "noto-sans-arabic": "0.4.3", "noto-sans-jp": "0.4.3"}
SIZE_LIMIT = 6 * 1024 * 1024

# Ends inside the quantisation tables, before any pixel: no decoder can show a part of it.
TRUNCATED_BYTES = 160


def run(*command: str, cwd: Path) -> None:
    """Runs `command` in `cwd`, with its output on our standard error."""
    subprocess.run(command, cwd=cwd, check=True, stdout=sys.stderr)


def fetch() -> None:
    """Brings every package that is not in the cache yet, unpacked into a folder of its name, and checks the pictures in it."""
    CACHE.mkdir(parents=True, exist_ok=True)
    for name, (client, version) in sources.PACKAGES.items():
        if not (CACHE / name).exists():
            fetch_package(name, client, version)
    for name, version in FONT_PACKAGES.items():
        if not (CACHE / "fonts" / name).exists():
            fetch_font(name, version)
    check_sources()


def fetch_package(name: str, client: str, version: str) -> None:
    """Downloads one package by `client` (`apt` or `pip`) and unpacks it; nothing is installed."""
    work = CACHE / f"{name}.part"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    if client == "apt":
        run("apt-get", "download", f"{name}={version}", cwd=work)
        run("dpkg-deb", "-x", str(next(work.glob("*.deb"))), "out", cwd=work)
    else:
        run(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", f"{name}=={version}", cwd=work)
        shutil.unpack_archive(next(work.glob("*.whl")), work / "out", "zip")
    (work / "out").rename(CACHE / name)
    shutil.rmtree(work)


def fetch_font(name: str, version: str) -> None:
    """Downloads one @expo-google-fonts package and unpacks it."""
    folder = CACHE / "fonts" / name
    folder.mkdir(parents=True)
    run("npm", "pack", "--silent", f"@expo-google-fonts/{name}@{version}", cwd=folder)
    shutil.unpack_archive(next(folder.glob("*.tgz")), folder, "gztar")


def source_files() -> dict[str, Path]:
    """Every file that a result is made of, by its name in the checksum list."""
    files = {f"{source.package}/{source.path}": CACHE / source.package / source.path for source in sources.SOURCES.values()}
    for _, package, path, *_ in fonts.FONTS:
        files[f"fonts/{package}/{path}"] = CACHE / "fonts" / package / "package" / path
    return files


def check_sources() -> None:
    """Compares the sources with sources.sha256; writes that file where there is none."""
    found = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in sorted(source_files().items())}
    if not CHECKSUMS.exists():
        CHECKSUMS.write_text("".join(f"{digest}  {name}\n" for name, digest in found.items()), "utf-8")
        return
    wanted = {name: digest for digest, name in (line.split("  ", 1) for line in CHECKSUMS.read_text("utf-8").splitlines())}
    for name, digest in found.items():
        if wanted.get(name) != digest:
            raise SystemExit(f"{name}: expected SHA-256 {wanted.get(name, '(none listed)')}, got {digest}")


class Photographs:
    """The source pictures, opened once each."""

    def __init__(self) -> None:
        self.opened: dict[str, Image.Image] = {}

    def get(self, key: str) -> Image.Image:
        if key not in self.opened:
            source = sources.SOURCES[key]
            self.opened[key] = Image.open(CACHE / source.package / source.path).convert("RGB")
        return self.opened[key]


def draw_all() -> dict[str, Image.Image]:
    """Every poster and hero by its path in the assets folder."""
    photographs = Photographs()
    drawn: dict[str, Image.Image] = {}
    for rail in films.RAILS:
        for film in rail.films:
            drawn[catalogue.poster_path(film, rail)] = pictures.poster(photographs.get(film.poster.source), film.poster, rail.grade)
    for grade, heroes in films.HEROES.items():
        for name, crop in heroes.items():
            drawn[catalogue.hero_path(name)] = pictures.hero(photographs.get(crop.source), crop, grade)
    return drawn


def write_pictures() -> dict[str, str]:
    """Writes the pictures; the answer is the mean colour of each."""
    for folder in ("posters", "heroes"):
        shutil.rmtree(ASSETS / folder, ignore_errors=True)
        (ASSETS / folder).mkdir()
    colours: dict[str, str] = {}
    for path, picture in draw_all().items():
        colours[path] = pictures.average(picture)
        stem, extension = Path(path).stem, Path(path).suffix[1:]
        data = pictures.encode(picture, extension, 80 if path.startswith("posters/") else 76)
        if stem == catalogue.TRUNCATED_POSTER:
            data = data[:TRUNCATED_BYTES]
        if stem != catalogue.MISSING_POSTER:
            (ASSETS / path).write_bytes(data)
    return colours


def write_json(name: str, value: object) -> None:
    """Writes `value` readably, UTF-8 as it is."""
    (ASSETS / name).write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", "utf-8")


def build_all() -> None:
    """Makes all results, and refuses them when they have grown too large."""
    check_sources()
    write_json("catalog.json", catalogue.catalogue())
    write_json("history.json", catalogue.history())
    write_json("palette.json", write_pictures())
    fonts.build(CACHE / "fonts", ASSETS / "fonts", (ASSETS / "catalog.json").read_text("utf-8"))
    (ASSETS / "LICENSES.md").write_text(licences.page(), "utf-8")
    samples.write(REPOSITORY / "tests" / "assets")
    total = sum(path.stat().st_size for path in ASSETS.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    print(f"{total} bytes of assets")
    if total > SIZE_LIMIT:
        raise SystemExit(f"the assets take {total} bytes, more than {SIZE_LIMIT}")


def write_sheets(out: Path) -> None:
    """Contact sheets of what `all` would write, before encoding."""
    drawn = draw_all()
    out.mkdir(parents=True, exist_ok=True)
    pictures.contact_sheet([p for path, p in drawn.items() if path.startswith("posters/")], 12, (160, 240), out / "posters.png")
    pictures.contact_sheet([p for path, p in drawn.items() if path.startswith("heroes/")], 6, (384, 216), out / "heroes.png")


def main(arguments: list[str]) -> None:
    match arguments:
        case ["fetch"]:
            fetch()
        case ["all"]:
            build_all()
        case ["sheet", out]:
            write_sheets(Path(out))
        case _:
            raise SystemExit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
