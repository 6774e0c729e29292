"""Make europe.json and world.json from the outlines of Natural Earth in the npm package world-atlas.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python media/outlines/convert.py package

Both files are {"country": [ring, …]}, a ring [[longitude, latitude], …] closed by its first point. Lakes and
enclaves are left out: a country is drawn over the one that holds it, so the larger ones come first.
"""

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Line = list[Point]

HERE = Path(__file__).parent
EUROPE = (-6.0, 46.0, 26.0, 56.0)
"""West, south, east and north of europe.json."""


def main() -> None:
    """Read the two sets from the folder named and write both files beside this script."""
    package = Path(sys.argv[1])
    fine = outlines(package / "countries-10m.json", 0.0015)
    europe = {
        name: [ring for each in rings if (ring := clipped(each, EUROPE))] for name, rings in fine.items()
    }
    write(HERE / "europe.json", europe, digits=3, least=0.0004)
    write(HERE / "world.json", outlines(package / "countries-50m.json", 0.02), digits=2, least=0.0)


def outlines(path: Path, tolerance: float) -> dict[str, list[Line]]:
    """The outer rings of every country. Arcs are simplified before they are joined: neighbours still meet."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = [simplified(arc, tolerance) for arc in decoded(topology)]
    found: dict[str, list[Line]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        several = geometry["type"] == "MultiPolygon"
        polygons = geometry["arcs"] if several else [geometry["arcs"]] if geometry.get("arcs") else []
        rings = [joined(polygon[0], arcs) for polygon in polygons]
        found.setdefault(geometry["properties"]["name"], []).extend(rings)
    return found


def decoded(topology: dict[str, Any]) -> list[Line]:
    """The arcs in degrees: TopoJSON stores whole numbers, each the step from the one before."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * kx + dx, y * ky + dy))
        arcs.append(line)
    return arcs


def simplified(line: Line, tolerance: float) -> Line:
    """Douglas and Peucker's rule: leave out what lies within the tolerance, but never an end."""
    if len(line) < 3:
        return line
    kept, spans = {0, len(line) - 1}, [(0, len(line) - 1)]
    if line[0] == line[-1]:  # an island: its farthest point is kept as well, or nothing would be left
        far = max(range(len(line)), key=lambda n: apart(line[n], line[0], line[0]))
        kept.add(far)
        spans = [(0, far), (far, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        worst = max(range(first + 1, last), key=lambda n: apart(line[n], line[first], line[last]))
        if apart(line[worst], line[first], line[last]) > tolerance:
            kept.add(worst)
            spans += [(first, worst), (worst, last)]
    return [line[n] for n in sorted(kept)]


def apart(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from a straight line, in degrees of latitude at the middle of Europe."""
    shrink = 0.64
    px, py = (point[0] - start[0]) * shrink, point[1] - start[1]
    ex, ey = (end[0] - start[0]) * shrink, end[1] - start[1]
    length = ex * ex + ey * ey
    along = max(0.0, min(1.0, (px * ex + py * ey) / length)) if length else 0.0
    return float(((px - along * ex) ** 2 + (py - along * ey) ** 2) ** 0.5)


def joined(numbers: list[int], arcs: list[Line]) -> Line:
    """One ring out of its arcs; ~n means arc n backwards."""
    ring: Line = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring


def clipped(ring: Line, box: tuple[float, float, float, float]) -> Line:
    """What of a ring lies in the box (Sutherland and Hodgman)."""
    west, south, east, north = box
    for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        kept: Line = []
        for start, end in pairwise([*ring, ring[0]]) if ring else ():
            in_start, in_end = sign * (start[axis] - limit) >= 0, sign * (end[axis] - limit) >= 0
            if in_start != in_end:
                part = (limit - start[axis]) / (end[axis] - start[axis])
                kept.append((start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])))
            if in_end:
                kept.append(end)
        ring = kept
    return [*ring, ring[0]] if ring else []


def area(ring: Line) -> float:
    """The area of a ring in square degrees."""
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring))) / 2


def write(path: Path, found: dict[str, list[Line]], digits: int, least: float) -> None:
    """Write the countries, the largest first; islands smaller than `least` square degrees are left out."""
    countries = {
        name: sorted((ring for ring in rings if area(ring) > least), key=area, reverse=True)
        for name, rings in found.items()
    }
    order = sorted(countries, key=lambda name: (-sum(map(area, countries[name])), name))
    kept = {name: [rounded(ring, digits) for ring in countries[name]] for name in order if countries[name]}
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":")).replace(']],"', ']],\n"')
    path.write_text(text + "\n", encoding="utf-8")


def rounded(ring: Line, digits: int) -> list[list[float]]:
    """The ring in as many decimals, without points that have become the same."""
    points = [[round(x, digits), round(y, digits)] for x, y in ring]
    return [point for n, point in enumerate(points) if n == 0 or point != points[n - 1]]


if __name__ == "__main__":
    main()
