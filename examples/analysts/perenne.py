"""What the scripts beside this file share: the program, run, and its result. Amounts stay decimal text until they are numbers here."""

import json
import os
import subprocess
from decimal import Decimal

PROGRAM = os.environ.get("PERENNE", "perenne")
# A verdict is an exit code too: 10 fragile, 11 unsustainable, 13 incomplete. 1 and 2 are faults.
VERDICTS = (0, 10, 11, 13)


def run(*args, stdin=None):
    """The standard output of a command; a fault ends the script with what the program says."""
    done = subprocess.run([PROGRAM, *args], input=stdin, capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in VERDICTS:
        raise SystemExit(done.stderr)
    return done.stdout


def result(*args):
    """A command's result as JSON; numbers written with a point are exact decimals."""
    return json.loads(run(*args, "--format", "json"), parse_float=Decimal)


def euros(text):
    return f"{Decimal(text):>16,.2f} EUR"
