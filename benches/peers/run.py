"""Runs perenne and its peers on the reference plan in turn, checks that all give the same answer, prints the ratios.

From the root of the repository: python3 benches/peers/run.py
Needs numpy, for the bench alone; LibreOffice (soffice) is left out, and said to be, where it is missing."""

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# One core each, as for perenne's kernel.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

try:
    import numpy as np
except ImportError:
    sys.exit("numpy is missing: python3 -m pip install numpy")

sys.path.insert(0, str(Path(__file__).parent))
import monthly
import sheet
from algebra import Collapsed
from case import Case

TOLERANCE = 1e-6


def bench(name, *arguments):
    command = ["cargo", "bench", "--quiet", "--bench", name, "--", *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def differences(case, found):
    """Largest difference of each figure, relative to what perenne finds, and how many verdicts differ."""
    worst, verdicts = 0.0, 0
    for name, values in found.items():
        expected = np.array([result[name] for result in case.results])
        if name == "level":
            verdicts = int(np.sum(values != expected))
        else:
            worst = max(worst, float(np.max(np.abs(values - expected) / np.maximum(np.abs(expected), 1.0))))
    return worst, verdicts


def best(run, draws, seconds=5.0):
    """Nanoseconds a scenario, the best of the runs that fit into some seconds; three at least."""
    times, until = [], time.perf_counter() + seconds
    while len(times) < 3 or time.perf_counter() < until:
        start = time.perf_counter()
        run(draws)
        times.append(time.perf_counter() - start)
    return min(times) / len(draws) * 1e9


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.json"
        path.write_text(bench("resolved"))
        case = Case(path)
    failed = False

    def check(name, found, case=case):
        nonlocal failed
        worst, verdicts = differences(case, found)
        good = worst < TOLERANCE and verdicts == 0
        failed |= not good
        print(f"{name}: {len(found) - 1} figures of {len(case.results)} scenarios, largest relative difference {worst:.1e}, "
              f"{verdicts} verdicts differ: {'the same answer' if good else 'NOT THE SAME'}")

    collapsed = Collapsed(case)
    check("numpy, month by month", monthly.run(case, case.draws))
    check("numpy, algebra by hand", collapsed.run(case.draws))
    levels = [result["level"] for result in case.results]
    print("verdicts of these scenarios:", {word: levels.count(at) for at, word in
                                           enumerate(("sustainable", "fragile", "unsustainable"))})

    # Sizes at which each is fast: large enough for numpy's overhead, small enough for the cache.
    sizes = (1_024, 4_096, 16_384)
    many = {size: np.tile(case.draws, (-(-size // len(case.draws)), 1))[:size] for size in sizes}
    times = {
        "numpy, month by month": min(best(lambda draws: monthly.run(case, draws), many[size]) for size in sizes),
        "numpy, algebra by hand": min(best(collapsed.run, many[size]) for size in sizes),
    }
    times |= sheet.time(case, check)
    found = re.search(r"simulate: ([0-9.]+) ns a scenario", bench("simulate", "only-the-best-of-many"))
    own = float(found.group(1))
    print(f"\n{'perenne, one core, drawing included':<40}{own:>16,.0f} ns a scenario")
    for name, nanoseconds in times.items():
        print(f"{name + ', without drawing':<40}{nanoseconds:>16,.0f} ns a scenario {nanoseconds / own:>12,.0f} x")
    sys.exit(failed)


if __name__ == "__main__":
    main()
