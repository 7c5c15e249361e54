"""Small pictures of known colours for the test suites, and files that are no pictures. `tests/assets/README.md` describes them."""

import io
import json
from pathlib import Path

from PIL import Image

# Four quadrants, left to right and top to bottom: a decoder that flips, swaps channels or forgets
# alpha is caught by any one of them.
QUADRANTS = ((255, 0, 0, 255), (0, 255, 0, 255), (0, 0, 255, 255), (255, 255, 255, 255))
TRANSLUCENT = ((255, 0, 0, 255), (0, 255, 0, 128), (0, 0, 255, 64), (0, 0, 0, 0))
SIZE = (32, 24)


def quadrants(colours: tuple[tuple[int, int, int, int], ...]) -> Image.Image:
    """A picture of `SIZE` in four equal parts."""
    width, height = SIZE[0] // 2, SIZE[1] // 2
    image = Image.new("RGBA", SIZE)
    for index, colour in enumerate(colours):
        image.paste(colour, (index % 2 * width, index // 2 * height, (index % 2 + 1) * width, (index // 2 + 1) * height))
    return image


def gradient() -> Image.Image:
    """Red grows to the right, green downwards: finds wrong strides and wrong row order."""
    image = Image.new("RGB", (64, 64))
    image.putdata([(x * 4, y * 4, 128) for y in range(64) for x in range(64)])
    return image


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def write(folder: Path) -> None:
    """Writes all samples and `expected.json`, which says what each must decode to, or that it must be refused.

    `partial` are cut in the middle of the pixels: decoders may refuse them or show what is there, but must not fail otherwise.
    """
    folder.mkdir(parents=True, exist_ok=True)
    opaque, glass = quadrants(QUADRANTS), quadrants(TRANSLUCENT)
    rgb = opaque.convert("RGB")
    # Full chroma, best quality: each quadrant is then within 2 of its colour, measured in its
    # middle.
    jpeg = encoded(rgb, "JPEG", quality=100, subsampling=0)
    large = encoded(gradient(), "JPEG", quality=90, subsampling=0)
    good = {
        "quadrants.png": (encoded(opaque, "PNG"), QUADRANTS, 0),
        "quadrants-alpha.png": (encoded(glass, "PNG"), TRANSLUCENT, 0),
        "quadrants-palette.png": (encoded(rgb.quantize(4), "PNG"), QUADRANTS, 0),
        "quadrants.jpg": (jpeg, QUADRANTS, 2),
        "quadrants-progressive.jpg": (encoded(rgb, "JPEG", quality=100, subsampling=0, progressive=True), QUADRANTS, 2),
        "quadrants.webp": (encoded(opaque, "WEBP", lossless=True, exact=True), QUADRANTS, 0),
        "quadrants-alpha.webp": (encoded(glass, "WEBP", lossless=True, exact=True), TRANSLUCENT, 0),
        "quadrants-lossy.webp": (encoded(rgb, "WEBP", quality=100, method=6), QUADRANTS, 12),
    }
    other = {
        "gradient.png": encoded(gradient(), "PNG"),
        "gradient.jpg": large,
        "white-1x1.png": encoded(Image.new("RGB", (1, 1), "white"), "PNG"),
    }
    bad = {
        "truncated-header.jpg": large[:120],
        "truncated-scan.jpg": large[: len(large) * 2 // 3],
        "truncated.png": encoded(gradient(), "PNG")[:90],
        "not-an-image.png": b"This is a text file that calls itself a PNG.\n",
        "empty.png": b"",
    }
    for name, data in ({name: entry[0] for name, entry in good.items()} | other | bad).items():
        (folder / name).write_bytes(data)
    expected = {
        "quadrants": {
            name: {"width": SIZE[0], "height": SIZE[1], "tolerance": tolerance, "rgba": [list(colour) for colour in colours]}
            for name, (_, colours, tolerance) in good.items()
        },
        "gradient": {"gradient.png": {"width": 64, "height": 64, "tolerance": 0}, "gradient.jpg": {"width": 64, "height": 64, "tolerance": 12}},
        "refused": ["empty.png", "not-an-image.png", "truncated-header.jpg"],
        "partial": ["truncated-scan.jpg", "truncated.png"],
    }
    (folder / "expected.json").write_text(json.dumps(expected, indent=2) + "\n", "utf-8")
