"""Draws `basemap/relief.webp`: quiet shaded relief in Web Mercator, transparent over the sea.

Shading follows the usual cosine law (Horn's slopes) from three north-westerly lights; the heights are
smoothed first, more strongly in the plains, so that the 30-second grid stays invisible at zoom 9. Beyond the
theatre, where maps only end, the picture is blurred: half its bytes were ridges of Anatolia and the Alborz.
"""

from __future__ import annotations

import json
import math
from io import BytesIO

import geojson
import natural_earth
import numpy as np
import pins
import terrain
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from scipy import ndimage

WEST, SOUTH, EAST, NORTH = 40.0, 36.0, 55.0, 46.5
WIDTH = 2730
QUALITY = 60
MARGIN = 130
THEATRE = 43.8, 37.4, 51.6, 43.6
FADE_DEGREES, FAR_BLUR = 1.5, 5.0
LIGHTS = ((315.0, 45.0, 0.60), (270.0, 50.0, 0.20), (0.0, 50.0, 0.20))
STEEPNESS = 3.6
SHADE, GLOW = 0.72, 0.16
SHADOW = np.array([112.0, 98.0, 104.0])
TINTS = (
    (0.0, "#edeee0"), (100.0, "#efefdf"), (400.0, "#f2ecd8"), (900.0, "#efe4cb"), (1600.0, "#e8d9be"),
    (2400.0, "#e0cfb7"), (3100.0, "#e3d7c8"), (3900.0, "#f2ede7"), (5600.0, "#ffffff"),
)  # fmt: skip

Grid = NDArray[np.float64]


def mercator(latitude: float) -> float:
    """The Web Mercator ordinate of a latitude, in radians."""
    return math.asinh(math.tan(math.radians(latitude)))


HEIGHT = round(WIDTH * (mercator(NORTH) - mercator(SOUTH)) / math.radians(EAST - WEST))


def projected() -> Grid:
    """Heights on the Mercator grid of the picture, cubic."""
    cells = terrain.CELLS_PER_DEGREE
    source = ndimage.gaussian_filter(terrain.heights(WEST, SOUTH, EAST, NORTH), 0.5)
    ordinates = np.linspace(mercator(NORTH), mercator(SOUTH), HEIGHT * 2 + 1)[1::2]
    latitudes = np.degrees(np.arctan(np.sinh(ordinates)))
    rows = (NORTH - latitudes) * cells - 0.5
    columns = (np.arange(WIDTH) + 0.5) * (EAST - WEST) / WIDTH * cells - 0.5
    return ndimage.map_coordinates(source, np.meshgrid(rows, columns, indexing="ij"), order=3, mode="nearest")


def softened(heights: Grid) -> Grid:
    """Heights with the plains smoothed more than the mountains, where roughness tells one from the other."""
    rough = ndimage.gaussian_filter(np.hypot(ndimage.sobel(heights, 0), ndimage.sobel(heights, 1)) / 8, 6)
    weight = np.clip((rough - 2) / 12, 0, 1)
    fine, broad = ndimage.gaussian_filter(heights, 0.9), ndimage.gaussian_filter(heights, 3.0)
    return weight * fine + (1 - weight) * broad


def lighting(heights: Grid) -> Grid:
    """Light minus that of level ground, about -1 (shadow) to 0.4 (lit slope)."""
    cell = math.radians(EAST - WEST) / WIDTH * 6_371_000 * math.cos(math.radians(41.5))
    fall_east = ndimage.sobel(heights, 1) / 8 / cell * STEEPNESS
    fall_south = ndimage.sobel(heights, 0) / 8 / cell * STEEPNESS
    normal = np.sqrt(1 + fall_east**2 + fall_south**2)
    total = np.zeros_like(heights)
    for azimuth, altitude, share in LIGHTS:
        bearing, up = math.radians(azimuth), math.radians(altitude)
        across = -fall_east * math.sin(bearing) + fall_south * math.cos(bearing)
        total += share * ((math.cos(up) * across + math.sin(up)) / normal - math.sin(up))
    return total


def coloured(heights: Grid) -> Grid:
    """Tint by height, shadow towards a warm grey, lit slopes towards white: rows x columns x RGB."""
    levels = [level for level, _ in TINTS]
    tones = np.array([[int(tone[i : i + 2], 16) for i in (1, 3, 5)] for _, tone in TINTS], dtype=float)
    broad = ndimage.gaussian_filter(heights, 1.5)
    tint = np.stack([np.interp(broad, levels, tones[:, band]) for band in range(3)], axis=-1)
    light = lighting(softened(heights))
    dark = np.clip(-light * SHADE, 0, 0.55)[..., None]
    bright = np.clip(light * GLOW * 2, 0, 0.5)[..., None]
    return (tint * (1 - dark) + SHADOW * dark) * (1 - bright) + 255.0 * bright


def calmed(colours: Grid) -> Grid:
    """The picture with its detail fading out over FADE_DEGREES beyond the theatre."""
    west, south, east, north = THEATRE
    longitudes = WEST + (np.arange(WIDTH) + 0.5) / WIDTH * (EAST - WEST)
    ordinates = np.linspace(mercator(NORTH), mercator(SOUTH), HEIGHT * 2 + 1)[1::2]
    latitudes = np.degrees(np.arctan(np.sinh(ordinates)))
    across = np.clip(np.maximum(west - longitudes, longitudes - east), 0, None)
    down = np.clip(np.maximum(south - latitudes, latitudes - north), 0, None)
    far = np.clip(np.hypot(across[None, :], down[:, None]) / FADE_DEGREES, 0, 1)[..., None]
    share = far * far * (3 - 2 * far)
    return colours * (1 - share) + ndimage.gaussian_filter(colours, (FAR_BLUR, FAR_BLUR, 0)) * share


def land_mask() -> Grid:
    """Opacity: 1 inland, fading to 0 just before the coast, so that the vector coast stays the sharp edge."""
    scale = 2
    picture = Image.new("L", (WIDTH * scale, HEIGHT * scale), 0)
    pen = ImageDraw.Draw(picture)
    for polygon in natural_earth.land().geoms:
        for ring, value in [(polygon.exterior, 255), *((hole, 0) for hole in polygon.interiors)]:
            pen.polygon([_pixel(x, y, scale) for x, y, *_ in ring.coords], fill=value)
    mask = np.asarray(picture.resize((WIDTH, HEIGHT), Image.Resampling.BOX), dtype=float) / 255
    inland = ndimage.distance_transform_edt(mask > 0.5)
    return np.clip((inland - 0.5) / 4, 0, 1) * margin_fade()


def margin_fade() -> Grid:
    """1 inside, falling smoothly to 0 over MARGIN pixels at the four edges of the picture."""
    down, across = (np.minimum(np.arange(size), np.arange(size)[::-1]) for size in (HEIGHT, WIDTH))
    share = np.clip(np.minimum(down[:, None], across[None, :]) / MARGIN, 0, 1)
    return share * share * (3 - 2 * share)


def _pixel(longitude: float, latitude: float, scale: int) -> tuple[float, float]:
    x = (longitude - WEST) / (EAST - WEST) * WIDTH
    y = (mercator(NORTH) - mercator(latitude)) / (mercator(NORTH) - mercator(SOUTH)) * HEIGHT
    return x * scale, y * scale


def picture() -> bytes:
    """The finished WebP. Under the sea it holds the lowland's tone, which packs small and never shows."""
    colours, opacity = calmed(coloured(projected())), land_mask()
    lowland = np.array([int(TINTS[0][1][i : i + 2], 16) for i in (1, 3, 5)], dtype=float)
    colours[opacity == 0] = lowland
    layers = np.concatenate([colours, opacity[..., None] * 255], axis=-1)
    out = BytesIO()
    image = Image.fromarray(np.rint(layers).astype(np.uint8), "RGBA")
    image.save(out, "WEBP", quality=QUALITY, alpha_quality=30, method=6)
    return out.getvalue()


def main() -> None:
    """Write relief.webp and relief.json."""
    folder = geojson.GEODATA / "basemap"
    about = {
        "bounds": [WEST, SOUTH, EAST, NORTH],
        "projection": "EPSG:3857",
        "size": [WIDTH, HEIGHT],
        "lowland": TINTS[0][1],
        "sources": [f"globe-1.0 ({pins.GLOBE.package} {pins.GLOBE.version})", "natural-earth (coast)"],
    }
    for name, data in (("relief.webp", picture()), ("relief.json", (json.dumps(about) + "\n").encode())):
        temporary = folder / f"{name}.part"
        temporary.write_bytes(data)
        temporary.replace(folder / name)


if __name__ == "__main__":
    main()
