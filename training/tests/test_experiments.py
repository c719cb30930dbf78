from __future__ import annotations

import json
from types import ModuleType

import octo_planner_report
import octopus_report
import pytest
from bar_chart import Bar, draw_bars
from generated_data import plans_of, singles_by_token, steps_of
from result_files import RESULTS, share, wilson

END, SPLIT = {"control": "<nexa_end>"}, {"control": "<nexa_split>"}


@pytest.mark.parametrize(("name", "report"), [("octopus", octopus_report), ("octo-planner", octo_planner_report)])
def test_published_tables_and_charts_are_those_of_the_published_figures(name: str, report: ModuleType) -> None:
    record = json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8"))
    assert (RESULTS / f"{name}.md").read_text(encoding="utf-8") == report.tables(record)
    assert (RESULTS / f"{name}.svg").read_text(encoding="utf-8") == report.chart(record)


def test_a_share_stands_with_its_wilson_interval() -> None:
    assert share({"right": 90, "of": 100}) == "90.0 % (83 to 94)"
    assert wilson(0, 10)[0] == pytest.approx(0) and wilson(10, 10)[1] == pytest.approx(1)


def test_singles_are_requests_for_one_call_and_come_once() -> None:
    call = {"request": " call mom", "target": [{"control": "<nexa_28>"}, '(" mom")', END]}
    two = {"request": " call mom twice", "target": [*call["target"][:2], *call["target"]]}
    planned = {"role": "<nexa_plan>", "request": " call dad", "target": [" call dad", END]}
    assert singles_by_token([call, two, planned, call], frozenset(["<nexa_28>"])) == {"<nexa_28>": [call]}
    assert plans_of([call, planned]) == [planned]


def test_steps_are_read_as_they_are_written() -> None:
    assert steps_of([" call mom", SPLIT, " rest", END]) == [" call mom", " rest"]
    assert steps_of([END]) == [""]


def test_the_same_figures_are_drawn_in_the_same_bytes() -> None:
    bars = [Bar("one & two", (0.5, None)), Bar("three", (1.0, 0.25))]
    drawn = draw_bars("Shares", ("first", "second"), bars)
    assert drawn == draw_bars("Shares", ("first", "second"), bars)
    assert "one &amp; two" in drawn and drawn.count("50.0 %") == 1
