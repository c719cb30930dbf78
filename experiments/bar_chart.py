"""Bars of shares as SVG, the same bytes for the same figures."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

WIDTH, LABELS, BAR, GAP, HEAD = 720, 300, 16, 10, 36
COLOURS = ("#2563eb", "#f59e0b")


@dataclass(frozen=True)
class Bar:
    """`shares` are 0 to 1, one a series; None where a series has no such row."""

    label: str
    shares: tuple[float | None, ...]


def draw_bars(title: str, series: tuple[str, ...], bars: list[Bar]) -> str:
    row = BAR * len(series) + GAP
    height = HEAD + row * len(bars) + 28
    parts = [f'<text x="8" y="20" font-size="15" font-weight="bold">{escape(title)}</text>']
    for place, bar in enumerate(bars):
        top = HEAD + place * row
        parts.append(f'<text x="{LABELS - 8}" y="{top + row / 2 - 1:g}" text-anchor="end">{escape(bar.label)}</text>')
        for number, value in enumerate(bar.shares):
            if value is None:
                continue
            y, length = top + number * BAR, (WIDTH - LABELS - 60) * value
            parts.append(f'<rect x="{LABELS}" y="{y}" width="{length:.1f}" height="{BAR - 2}" fill="{COLOURS[number]}"/>')
            parts.append(f'<text x="{LABELS + length + 5:.1f}" y="{y + BAR - 4}">{100 * value:.1f} %</text>')
    for number, name in enumerate(series):
        x = LABELS + number * 200
        parts.append(f'<rect x="{x}" y="{height - 20}" width="12" height="12" fill="{COLOURS[number]}"/>')
        parts.append(f'<text x="{x + 17}" y="{height - 10}">{escape(name)}</text>')
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" font-family="sans-serif" font-size="12">'
    return "\n".join([head, f'<rect width="{WIDTH}" height="{height}" fill="white"/>', *parts, "</svg>\n"])
