"""A plan made by a program from a table of sites, checked, and turned into the workbook that the office works in."""

import csv
import io
import pathlib
import tempfile

from perenne import result, run

SITES = "site,sensors\nmarket,40\nstation,25\nschool-street,60\n"
lines = "".join(
    f'  {row["site"]}: {{item: sensors/noise, quantity: {row["sensors"]}}}\n' for row in csv.DictReader(io.StringIO(SITES))
)
plan = f"schema: perenne/plan/v1\nplan: noise\ncity: medium-city\nstart: 2027-01\nhorizon: 8 years\nlines:\n{lines}"
with tempfile.TemporaryDirectory() as folder:
    path, book = pathlib.Path(folder, "noise.yaml"), pathlib.Path(folder, "noise.xlsx")
    path.write_text(plan, encoding="utf-8")
    run("convert", str(path), "-o", str(book))
    first, second = result("check", str(path)), result("check", str(book))
    assert first["tco"] == second["tco"] and first["flags"] == second["flags"]
    print(first["plan"], first["verdict"]["level"], first["tco"]["incl_vat"])
