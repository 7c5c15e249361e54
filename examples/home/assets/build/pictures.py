"""Crops and grades the photographs into posters and heroes. Pure functions of the sources, the tables and Pillow's version."""

import io
from pathlib import Path

import numpy as np
from PIL import Image

from films import Crop

POSTER_SIZE = (320, 480)
HERO_SIZE = (1280, 720)

# What the heroes fade into on the left and at the bottom: the demo's background. A hero laid on
# this colour has no visible edge there.
BACKGROUND = (11, 13, 18)

# Per rail: the colours of shadows, middle tones and highlights, and how much of the photograph's
# own colour stays.
GRADES = {
    "comedy": ((28, 15, 10), (208, 132, 50), (255, 240, 200), 0.22),
    "noir": ((6, 8, 13), (76, 90, 108), (226, 232, 240), 0.06),
    "scifi": ((6, 8, 34), (30, 104, 160), (168, 246, 236), 0.16),
    "horror": ((12, 4, 7), (150, 22, 30), (255, 192, 142), 0.10),
    "expressionism": ((7, 14, 14), (60, 116, 92), (238, 236, 170), 0.10),
    "animation": ((30, 12, 58), (200, 58, 128), (255, 214, 164), 0.34),
    "western": ((24, 9, 9), (176, 72, 38), (250, 206, 152), 0.20),
    "world": ((12, 14, 44), (104, 92, 168), (250, 212, 200), 0.20),
}


def cut(image: Image.Image, crop: Crop, size: tuple[int, int]) -> Image.Image:
    """The part of `image` that `crop` names, in the proportions of `size`, scaled to it. A crop that would leave the picture is moved inside."""
    width, height = image.size
    ratio = size[0] / size[1]
    box_width = min(width, height * ratio) / crop.zoom
    box_height = box_width / ratio
    left = min(max(crop.x * width - box_width / 2, 0), width - box_width)
    top = min(max(crop.y * height - box_height / 2, 0), height - box_height)
    part = image.resize(size, Image.Resampling.LANCZOS, box=(left, top, left + box_width, top + box_height))
    return part.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if crop.flip else part


def grade(image: Image.Image, name: str, mean: float) -> np.ndarray:
    """`image` in the three colours of grade `name`, its lightness stretched and bent so that it averages `mean` (0 to 1). RGB, 0 to 255."""
    colour = np.asarray(image, dtype=np.float64) / 255
    light = colour @ (0.2126, 0.7152, 0.0722)
    low, high = np.percentile(light, (1, 99))
    light = np.clip((light - low) / max(high - low, 0.05), 0, 1)
    for _ in range(4):
        # Bends towards the mean a few times, each time gently: one strong power would crush the
        # shadows.
        average = min(max(float(light.mean()), 0.02), 0.98)
        light = light ** min(max(np.log(mean) / np.log(average), 0.7), 1.45)
    shadow, middle, highlight, keep = GRADES[name]
    tone = np.stack([np.interp(light, (0, 0.5, 1), channel) for channel in zip(shadow, middle, highlight)], axis=-1)
    own = np.clip(colour * (light / np.maximum(colour @ (0.2126, 0.7152, 0.0722), 0.04))[..., None], 0, 1) * 255
    return tone * (1 - keep) + own * keep


def smooth(start: float, end: float, values: np.ndarray) -> np.ndarray:
    """0 at `start`, 1 at `end`, with level ends."""
    t = np.clip((values - start) / (end - start), 0, 1)
    return t * t * (3 - 2 * t)


def mix(pixels: np.ndarray, colour: tuple[int, int, int], amount: np.ndarray) -> np.ndarray:
    """`pixels` with `amount` (0 to 1, per pixel) of `colour` over them."""
    return pixels * (1 - amount[..., None]) + np.array(colour) * amount[..., None]


def poster(source: Image.Image, crop: Crop, grade_name: str) -> Image.Image:
    """A poster's background: darker towards the bottom, where the title is set, and a little at the top."""
    pixels = grade(cut(source, crop, POSTER_SIZE), grade_name, 0.44)
    y = np.linspace(0, 1, POSTER_SIZE[1])[:, None] * np.ones((1, POSTER_SIZE[0]))
    shadow = GRADES[grade_name][0]
    pixels = mix(pixels, shadow, 0.86 * smooth(0.42, 0.92, y))
    return to_image(mix(pixels, shadow, 0.35 * smooth(0.28, 0.0, y)))


def hero(source: Image.Image, crop: Crop, grade_name: str) -> Image.Image:
    """Hero art: fades into the demo's background on the left, where the text stands, and at the bottom, where the rails begin."""
    pixels = grade(cut(source, crop, HERO_SIZE), grade_name, 0.36)
    y, x = np.meshgrid(np.linspace(0, 1, HERO_SIZE[1]), np.linspace(0, 1, HERO_SIZE[0]), indexing="ij")
    cover = 1 - (1 - smooth(0.66, 0.03, x)) * (1 - smooth(0.42, 0.97, y)) * (1 - 0.25 * smooth(0.12, 0, y))
    return to_image(mix(pixels, BACKGROUND, cover))


def to_image(pixels: np.ndarray) -> Image.Image:
    """RGB pixels, 0 to 255, as an image."""
    return Image.fromarray(np.clip(np.rint(pixels), 0, 255).astype(np.uint8), "RGB")


def encode(image: Image.Image, extension: str, quality: int) -> bytes:
    """`image` as a JPEG or WebP of `quality`, or as a PNG of 96 colours (dithered: a third of the size, and no bands)."""
    out = io.BytesIO()
    if extension == "jpg":
        image.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    elif extension == "webp":
        image.save(out, "WEBP", quality=quality, method=6)
    else:
        image.quantize(96, Image.Quantize.MEDIANCUT, dither=Image.Dither.FLOYDSTEINBERG).save(out, "PNG", optimize=True)
    return out.getvalue()


def average(image: Image.Image) -> str:
    """The mean colour as `#rrggbb`: what stands in while the picture loads."""
    red, green, blue = np.asarray(image, dtype=np.float64).reshape(-1, 3).mean(axis=0).round().astype(int)
    return f"#{red:02x}{green:02x}{blue:02x}"


def contact_sheet(pictures: list[Image.Image], columns: int, cell: tuple[int, int], out: Path) -> None:
    """All pictures side by side, to look at. Not part of the assets."""
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * (cell[0] + 8), rows * (cell[1] + 8)), BACKGROUND)
    for index, picture in enumerate(pictures):
        sheet.paste(picture.resize(cell), (index % columns * (cell[0] + 8) + 4, index // columns * (cell[1] + 8) + 4))
    sheet.save(out)
