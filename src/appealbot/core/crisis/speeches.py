"""The languages in which distress is heard: those of the people whom the appeals are about, and of their neighbours."""

from __future__ import annotations

from functools import cache

from appealbot.core.crisis.arabic import ARABIC
from appealbot.core.crisis.detector import DistressDetector
from appealbot.core.crisis.english import ENGLISH
from appealbot.core.crisis.french import FRENCH
from appealbot.core.crisis.german import GERMAN
from appealbot.core.crisis.kurdish import KURDISH
from appealbot.core.crisis.persian import PERSIAN
from appealbot.core.crisis.russian import RUSSIAN
from appealbot.core.crisis.spanish import SPANISH
from appealbot.core.crisis.turkish import TURKISH
from appealbot.core.crisis.ukrainian import UKRAINIAN

SPEECHES = (GERMAN, ENGLISH, TURKISH, ARABIC, UKRAINIAN, RUSSIAN, PERSIAN, FRENCH, SPANISH, KURDISH)
"""Where two hear it in the same words, the first counts."""


@cache
def distress_detector() -> DistressDetector:
    """What listens in all these languages; made once, as it's no campaign's."""
    return DistressDetector(SPEECHES)
