# SPDX-License-Identifier: MIT
"""60 models of 5 reviewers and 20 criteria: ranked anew by each key, alone and in the real sheet."""

import gc
import os
import random
from collections.abc import Callable, Iterator
from functools import partial

from dvcq_desktop.nominations.appraisals import Appraisal, Appraised, Cell, Nominee, Reviewer
from dvcq_desktop.nominations.live import LiveScores
from dvcq_desktop.nominations.ranking import Facts
from dvcq_desktop.nominations.scorecards import Criterion, Scorecard, TieRule, TieStep
from dvcq_desktop.nominations.terms import Mode
from tests.bench.figures import Figure, percentile, seconds

MODELS, REVIEWERS, CRITERIA = 60, 5, 20
KEYS = 300
# A frame of 60 a second: what a key may take before it is seen to lag.
FRAME_MS = 16.7
# How many bare sums of all the points a whole ranking may take.
SUMS = 20


def measure() -> Iterator[Figure]:
    # As in the program: only the window's thread collects garbage (widgets/collecting.py).
    gc.disable()
    appraised = appraisal()
    live = LiveScores(appraised)
    cells = [
        Cell(model.id, reviewer.id, criterion.id)
        for model in appraised.nominees
        for reviewer in appraised.reviewers
        for criterion in appraised.scorecard.leaves
    ]
    random.Random(5).shuffle(cells)
    keys = [
        1000 * seconds(partial(live.preview, cell, 5 * (at % 90))) for at, cell in enumerate(cells[:KEYS])
    ]
    yield Figure("60 models of 5 reviewers ranked at a key, p95", percentile(keys, 0.95), FRAME_MS, "ms")
    whole = min(seconds(partial(ranked_whole, appraised)) for _ in range(12))
    bare = min(seconds(partial(bare_sums, appraised)) for _ in range(12))
    yield Figure("ranked from nothing / one bare sum of all points", whole / bare, SUMS)
    drawn = percentile(typed(appraised), 0.95)
    yield Figure("a key in the sheet: ranked, explained and drawn, p95", drawn, FRAME_MS, "ms")


def ranked_whole(appraised: Appraised) -> None:
    fresh = Appraised(
        appraised.appraisal,
        appraised.scorecard,
        appraised.reviewers,
        appraised.nominees,
        appraised.recusals,
        appraised.points,
    )
    assert fresh.ranking.is_complete


def bare_sums(appraised: Appraised) -> int:
    return sum(given[each] for given in appraised.points.values() for each in given)


def typed(appraised: Appraised) -> list[float]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from dvcq_desktop.nominations.score_sheet import ModelsSheet
    from dvcq_desktop.nominations.screen.ranking_list import RankingList
    from dvcq_desktop.nominations.screen.score_model import ScoreModel
    from dvcq_desktop.nominations.screen.score_view import ScoreView

    application = QApplication.instance() or QApplication([])
    live = LiveScores(appraised)
    view, ranking = ScoreView(ScoreModel()), RankingList()
    for widget in (view, ranking):
        widget.resize(780, 600)
        widget.show()
    view.scores.show_sheet(ModelsSheet(appraised, appraised.reviewers[0].id), live)
    cell = view.scores.cell(view.scores.index(30, 10))
    assert cell is not None
    taken = []
    for at in range(40):
        taken.append(1000 * seconds(partial(key, live, cell, 10 * at, view.scores.tell_ranked, ranking)))
        application.processEvents()
    view.close()
    ranking.close()
    return taken


def key(live: LiveScores, cell: Cell, points: int, tell: Callable[[], None], ranking: object) -> None:
    from PySide6.QtWidgets import QApplication

    from dvcq_desktop.nominations.screen.ranking_list import RankingList

    assert isinstance(ranking, RankingList)
    live.preview(cell, points)
    tell()
    ranking.show_live(live)
    live.why(cell.model)
    QApplication.processEvents()


def appraisal() -> Appraised:
    chance = random.Random(3)
    criteria = tuple(Criterion(f"c{at}", f"Tiêu chí {at}", str(at), maximum=500) for at in range(CRITERIA))
    ties = (TieStep(criterion="c3"), TieStep(TieRule.WEIGHTS), TieStep(TieRule.MONEY))
    card = Scorecard("s", "Thang điểm", criteria=criteria, tie_rule=ties, spread_limit=500)
    reviewers = tuple(Reviewer(f"r{at}", f"Thành viên {at}") for at in range(REVIEWERS))
    nominees = tuple(
        Nominee(f"m{at}", f"Mô hình {at}", facts=Facts(money=chance.randrange(9))) for at in range(MODELS)
    )
    points = {
        (model.id, reviewer.id): {each.id: chance.randrange(250, 501, 25) for each in criteria}
        for model in nominees
        for reviewer in reviewers
    }
    # One in seven models has a reviewer who recused.
    recusals = {
        (reviewers[at % REVIEWERS].id, each.id): "" for at, each in enumerate(nominees) if at % 7 == 0
    }
    session = Appraisal("a", 2026, "Thẩm định", mode=Mode.REVIEWERS, scorecard="s")
    return Appraised(session, card, reviewers, nominees, recusals, points)
