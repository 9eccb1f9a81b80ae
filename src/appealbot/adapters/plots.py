"""Draws the risk-coverage curves, for the docs and for print."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, Any, Final

from appealbot.errors import MissingLibraryError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from matplotlib.axes import Axes

    from appealbot.core.risk_coverage import Rates

LOOKS: Final = (
    ("#0b3c5d", "-"),
    ("#d1495b", "--"),
    ("#2a8c6e", "-."),
    ("#e09f3e", ":"),
    ("#6a4c93", (0, (5, 1, 1, 1, 1, 1))),
    ("#555555", (0, (1, 1))),
)
"""Colours that the colour-blind tell apart, and strokes that a black-and-white print does."""
MARK: Final[dict[str, Any]] = {"marker": "o", "markersize": 9, "markeredgecolor": "white"}
FEWEST: Final = 25
"""Answers from which on a risk is drawn: of fewer, a single one makes the line leap."""


def draw_risk_coverage(path: Path, panels: Mapping[str, Mapping[str, tuple[Sequence[Rates], Rates]]]) -> None:
    """Draws a panel for each set of questions: how often answers are wrong, over how many questions are answered.

    Args:
        path: Where to; its ending (svg, png) is the format.
        panels: One or more. By the panel's title and the matcher's name: its curve, and what it decides itself, which
            gets a mark.

    Raises:
        MissingLibraryError: matplotlib isn't installed.
    """
    try:
        import matplotlib as mpl  # noqa: PLC0415 - optional
        from matplotlib.figure import Figure  # noqa: PLC0415 - optional
        from matplotlib.lines import Line2D  # noqa: PLC0415 - optional
    except ImportError:
        raise MissingLibraryError("matplotlib", "Drawing curves") from None
    # The same curves make the same file: no random ids, no date.
    with mpl.rc_context({"svg.hashsalt": "appealbot", "font.size": 10}):
        figure = Figure(figsize=(5.2 * len(panels) + 0.4, 4.9), layout="constrained")
        for number, (title, matchers) in enumerate(panels.items()):
            axes = figure.add_subplot(1, len(panels), number + 1)
            _panel(axes, title, matchers)
            if not number:
                axes.set_ylabel("wrong, of all answers given")
        handles, labels = figure.axes[0].get_legend_handles_labels()
        handles.append(Line2D([], [], color="#555555", linestyle="", **MARK))
        labels.append("as it decides itself")
        figure.legend(handles, labels, loc="outside lower center", ncols=3, frameon=False)
        metadata = {"Date": None} if path.suffix == ".svg" else {}
        figure.savefig(path, dpi=200, metadata=metadata)


def _panel(axes: Axes, title: str, matchers: Mapping[str, tuple[Sequence[Rates], Rates]]) -> None:
    for (name, (curve, decided)), (colour, stroke) in zip(matchers.items(), cycle(LOOKS), strict=False):
        drawn = [rates for rates in curve if _answers(rates) >= FEWEST]
        axes.plot(
            [100 * rates.coverage for rates in drawn],
            [100 * rates.risk for rates in drawn],
            color=colour,
            linestyle=stroke,
            linewidth=1.8,
            label=name,
        )
        if _answers(decided) >= FEWEST:
            axes.plot(100 * decided.coverage, 100 * decided.risk, color=colour, **MARK)
    axes.set_title(title, loc="left", fontweight="bold")
    axes.set_xlabel("questions answered alone, of those that an entry answers")
    axes.set_xlim(0, 100)
    axes.set_ylim(0, 100)
    axes.xaxis.set_major_formatter("{x:.0f} %")
    axes.yaxis.set_major_formatter("{x:.0f} %")
    axes.grid(color="#dddddd", linewidth=0.7)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)


def _answers(rates: Rates) -> int:
    return rates.right.hits + rates.wrong.hits + rates.answered.hits
