"""A plot of percents over months, as the numbers that a template draws as SVG."""

from dataclasses import dataclass

from units.board.shares import Share

WIDTH, HEIGHT = 720, 300
LEFT, RIGHT, TOP, BOTTOM = 84, 44, 20, 46


@dataclass(frozen=True)
class Point:
    """A month on the plot."""

    x: float
    y: float | None
    label: str
    share: Share


@dataclass(frozen=True)
class Plot:
    """What the template draws: lines of neighbours, points, and the scale."""

    points: list[Point]
    lines: list[str]
    scale: list[tuple[int, float]]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    under: int = HEIGHT - 10


def plot(labels: list[str], shares: list[Share]) -> Plot:
    """Percents from 0 to 100 over the months; a month without work breaks the line."""
    step = (WIDTH - LEFT - RIGHT) / max(len(shares) - 1, 1)
    points = []
    for index, (label, share) in enumerate(zip(labels, shares, strict=True)):
        y = None if share.percent is None else _height(share.percent)
        points.append(Point(round(LEFT + index * step, 1), y, label, share))
    return Plot(points, _lines(points), [(p, _height(p)) for p in (0, 25, 50, 75, 100)])


def _height(percent: int) -> float:
    return round(TOP + (HEIGHT - TOP - BOTTOM) * (100 - percent) / 100, 1)


def _lines(points: list[Point]) -> list[str]:
    lines: list[list[str]] = [[]]
    for point in points:
        if point.y is None:
            lines.append([])
        else:
            lines[-1].append(f"{point.x},{point.y}")
    return [" ".join(line) for line in lines if len(line) > 1]
