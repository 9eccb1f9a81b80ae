"""What stands too near to something it should keep away from: a test question, or another topic's phrasings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np
from rapidfuzz import fuzz, process

from appealbot.core.model import Language
from appealbot.core.text import folded
from appealbot.lint.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from appealbot.core.model import Phrasing
    from appealbot.lint.context import Context

LEAKED: Final = 93.0
"""Of 100; rapidfuzz ratio of two folded texts."""
FEWEST_WORDS: Final = 5
"""Shorter texts ("danke", "Was ist eine Duldung?") are what anybody sends: the same on both sides may be chance."""
FEWEST_LETTERS: Final = 25
"""Of the folded text; below it one slip more is already another ratio."""

NEAR: Final = 0.85
"""Cosine of two texts' words, weighted by how rare they are, from which they say nearly the same."""
FAR: Final = 0.6
"""Cosine up to which even the nearest phrasing of the same label says something else."""
TELLING: Final = 2.0
"""How many times more usual under its own label than under the other a word must be to tell the two apart."""
COMMON: Final = 0.05
"""Share of a language's phrasings from which on a word that they hold doesn't make two of them neighbours."""
NEVER_COMMON: Final = 100
"""Phrasings that may hold a word before it counts as common, however few there are in all."""
FEWEST_COMPARED: Final = 3
"""Words of a phrasing; of one or two words too many stand everywhere."""
BLOCK: Final = 1_000


def check_leaked(context: Context) -> Iterator[Problem]:
    """No phrasing repeats a test question, word for word or nearly: recognising it would prove nothing.

    A leak is what can't be chance: a text of some length that stands on both sides.
    """
    asked = {text: where for question, where in context.asked if _is_long(text := folded(question))}
    heard = [(text, phrasing) for phrasing in context.knowledge.phrasings if _is_long(text := folded(phrasing.text))]
    if not asked or not heard:
        return
    texts = list(asked)
    ratios = process.cdist(
        [text for text, _ in heard], texts, scorer=fuzz.ratio, score_cutoff=LEAKED, dtype=np.uint8, workers=-1
    )
    for row in np.flatnonzero(ratios.any(axis=1)):
        phrasing, where = heard[row][1], asked[texts[int(ratios[row].argmax())]]
        sentence = f"“{phrasing.text}” is a question that {where} tests with; say it in other words, or drop it"
        yield Problem(phrasing.place, sentence, "questions.leaked")


def _is_long(text: str) -> bool:
    return len(text) >= FEWEST_LETTERS and text.count(" ") >= FEWEST_WORDS - 1


def check_closer_elsewhere(context: Context) -> Iterator[Problem]:
    """No phrasing says nearly what one of another topic says while all of its own say something else.

    By words alone, so that the finding is the same everywhere. "Was will Hessen?" beside "Was wollen die Städte?" isn't
    reported: the word in which they differ is telling.
    """
    for language in Language:
        heard = [
            (text, phrasing)
            for phrasing in context.knowledge.phrasings
            if phrasing.language is language and len(text := folded(phrasing.text).split()) >= FEWEST_COMPARED
        ]
        if not heard:
            continue
        texts, phrasings = [text for text, _ in heard], [phrasing for _, phrasing in heard]
        telling = _Telling(texts, phrasings)
        for row, near in _misplaced(_vectors(texts), phrasings):
            phrasing, other = phrasings[row], phrasings[near]
            if not telling.between(set(texts[row]) - set(texts[near]), phrasing.label, other.label):
                sentence = (
                    f"“{phrasing.text}” is closer to {other.label} (“{other.text}”, {other.place.path}:"
                    f"{other.place.line}) than to anything of its own; move one of them, or drop it"
                )
                yield Problem(phrasing.place, sentence, "questions.closer-elsewhere")


class _Telling:
    """Knows how usual each word is under each label."""

    def __init__(self, texts: Sequence[Sequence[str]], phrasings: Sequence[Phrasing]) -> None:
        self._phrasings = Counter(phrasing.label for phrasing in phrasings)
        self._holding: Mapping[tuple[str, str], int] = Counter(
            (phrasing.label, word) for text, phrasing in zip(texts, phrasings, strict=True) for word in set(text)
        )

    def between(self, extra: set[str], own: str, other: str) -> bool:
        """Whether one of these words, which only the phrasing holds, speaks for its own label, as others of it show."""
        return any(
            (self._holding[own, word] - 1) / self._phrasings[own]
            > TELLING * self._holding[other, word] / self._phrasings[other]
            for word in extra
        )


def _vectors(texts: Sequence[Sequence[str]]) -> csr_matrix:
    """A row of length 1 for each text: its words, weighted by how rare they are."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - takes a second to import
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - takes seconds to import

    vectorizer = TfidfVectorizer(analyzer=list, sublinear_tf=True, dtype=np.float32)
    return csr_matrix(vectorizer.fit_transform(texts))


def _misplaced(vectors: csr_matrix, phrasings: Sequence[Phrasing]) -> Iterator[tuple[int, int]]:
    """Each row whose nearest row of another label is near, and of its own label far; with that nearest other one."""
    labels = np.unique([phrasing.label for phrasing in phrasings], return_inverse=True)[1]
    columns = vectors.T.tocsr()
    for row in _candidates(vectors, labels):
        cosines = (vectors[row] @ columns).toarray()[0]
        own = labels == labels[row]
        other = int(np.where(own, 0, cosines).argmax())
        own[row] = False
        if cosines[other] >= NEAR and cosines[own].max(initial=0.0) <= FAR:
            yield row, other


def _candidates(vectors: csr_matrix, labels: NDArray[np.intp]) -> Iterator[int]:
    """The rows that may have a near one of another label among those with which they share a word that isn't common.

    Common words make most of the work and least of a cosine: they add no more than the product of the two rows' lengths
    in them.
    """
    texts = vectors.shape[0]
    common = vectors.getnnz(axis=0) > max(COMMON * texts, NEVER_COMMON)
    rare = vectors[:, ~common]
    lengths = np.sqrt(np.asarray(vectors[:, common].power(2).sum(axis=1)).ravel())
    columns = rare.T.tocsr()
    for first in range(0, texts, BLOCK):
        products = (rare[first : first + BLOCK] @ columns).tocoo()
        rows, others = products.row + first, products.col
        is_near = (products.data + lengths[rows] * lengths[others] >= NEAR) & (labels[rows] != labels[others])
        yield from (int(row) for row in np.unique(rows[is_near]))
