"""The same month-by-month calculation as a workbook: every step becomes a cell with a formula that LibreOffice recalculates for
one scenario after another, inputs being written into its cells."""

import shutil
import subprocess
import tempfile
import time as clock
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import numpy as np

import monthly
from case import lay_out

# A formula is no longer than a person would write; beyond, it gets a cell of its own.
LONGEST = 120
COLUMNS = 200
# Scenarios that are recalculated.
COUNT = 20


class Sheet:
    def __init__(self, inputs):
        self.formulas = []
        self.inputs = [Cell(self, f"[.{column(at)}1]") for at in range(inputs)]

    def place(self, text):
        self.formulas.append(text)
        at = len(self.formulas) - 1
        return f"[.{column(at % COLUMNS)}{at // COLUMNS + 2}]"


def column(at):
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


UFUNCS = {
    "add": "({}+{})", "subtract": "({}-{})", "multiply": "{}*{}", "divide": "{}/{}", "power": "{}^{}",
    "minimum": "MIN({};{})", "maximum": "MAX({};{})", "less": "({}<{})", "less_equal": "({}<={})",
    "bitwise_and": "AND({};{})", "bitwise_or": "OR({};{})", "logical_and": "AND({};{})", "logical_or": "OR({};{})",
    "invert": "NOT({})", "logical_not": "NOT({})",
}


class Cell(np.lib.mixins.NDArrayOperatorsMixin):
    """A number or an answer of the workbook."""

    def __init__(self, sheet, text):
        self.sheet = sheet
        self.text = sheet.place(text) if len(text) > LONGEST else text

    def __array_ufunc__(self, ufunc, method, *operands, **_):
        if ufunc.__name__ in ("add", "subtract") and not isinstance(operands[1], Cell) and operands[1] == 0:
            return operands[0]
        if ufunc.__name__ == "add" and not isinstance(operands[0], Cell) and operands[0] == 0:
            return operands[1]
        return Cell(self.sheet, UFUNCS[ufunc.__name__].format(*map(text, operands)))

    def __array_function__(self, function, _types, arguments, _named):
        if function is np.where:
            return Cell(self.sheet, "IF({};{};{})".format(*map(text, arguments)))
        return NotImplemented


def text(operand):
    if isinstance(operand, Cell):
        return operand.text
    if isinstance(operand, (bool, np.bool_)):
        return "TRUE()" if operand else "FALSE()"
    number = repr(float(operand))
    return f"({number})" if number.startswith("-") else number


def write(case):
    """The workbook, and in which cells its results are."""
    sheet = Sheet(len(case.inputs))
    products = {}

    def product(factors):
        key = tuple(map(tuple, factors))
        if key not in products:
            value = 1.0
            for place, power in factors:
                value = value * (sheet.inputs[place] if power == 1 else sheet.inputs[place] ** float(power))
            products[key] = Cell(sheet, sheet.place(text(value))) if factors else 1.0
        return products[key]

    def amount(terms):
        return sum((product(factors) * coefficient for coefficient, factors in terms), 0.0)

    costs = case.costs["acquisition"]
    below = [cost is not None and np.less(amount(cost) - case.threshold, -1e-9) for cost in costs]
    laid = lay_out(case, amount, lambda value, line: np.where(below[line], value, 0.0))
    found = monthly.finish(case, laid, amount, None)
    cells = {name: sheet.place(text(value)) for name, value in found.items()}
    rows = []
    for at in range(0, len(sheet.formulas), COLUMNS):
        formulas = (f'<table:table-cell table:formula={quoteattr("of:=" + one)}/>' for one in sheet.formulas[at:at + COLUMNS])
        rows.append("<table:table-row>" + "".join(formulas) + "</table:table-row>")
    first = "".join('<table:table-cell office:value-type="float" office:value="1"/>' for _ in case.inputs)
    urn = "urn:oasis:names:tc:opendocument:xmlns:"
    book = (f'<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="{urn}office:1.0" '
            f'xmlns:table="{urn}table:1.0" xmlns:of="{urn}of:1.2" office:version="1.2" '
            'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>'
            f'<table:table table:name="w"><table:table-row>{first}</table:table-row>{"".join(rows)}</table:table>'
            "</office:spreadsheet></office:body></office:document>")
    return book, cells, len(sheet.formulas)


MACRO = """Sub Main
  Dim none(0) As New com.sun.star.beans.PropertyValue
  none(0).Name = "Hidden"
  none(0).Value = True
  book = StarDesktop.loadComponentFromURL("{book}", "_blank", 0, none())
  book.enableAutomaticCalculation(False)
  sheet = book.Sheets.getByIndex(0)
  book.calculateAll()
  draws = FreeFile
  Open "{draws}" For Input As #draws
  results = FreeFile
  Open "{results}" For Output As #results
  For scenario = 1 To {count}
    For at = 0 To {last}
      Line Input #draws, written
      sheet.getCellByPosition(at, 0).setValue(Val(written))
    Next at
    start = GetSystemTicks()
    book.calculate()
    spent = GetSystemTicks() - start
    Print #results, "time " + spent
    For Each address In Array({cells})
      Print #results, Format(sheet.getCellRangeByName(address).getValue(), "0.000000000000E+00")
    Next address
  Next scenario
  Close #draws
  Close #results
  book.close(True)
End Sub
"""


def profile(folder, office, macro):
    """A user's profile of LibreOffice that holds one macro. The first start makes the profile."""
    place = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run([office, "--headless", "--terminate_after_init", place], check=False, timeout=300,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    basic = folder / "profile" / "user" / "basic"
    (basic / "Standard").mkdir(parents=True, exist_ok=True)
    doctype = '<?xml version="1.0" encoding="UTF-8"?>'
    library = 'xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"'
    (basic / "script.xlc").write_text(
        f'{doctype}<library:libraries {library}><library:library library:name="Standard" '
        f'xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>')
    (basic / "Standard" / "script.xlb").write_text(
        f'{doctype}<library:library {library} library:name="Standard" library:readonly="false" '
        'library:passwordprotected="false"><library:element library:name="Peer"/></library:library>')
    (basic / "Standard" / "Peer.xba").write_text(
        f'{doctype}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Peer" '
        f'script:language="StarBasic">{escape(macro)}</script:module>')
    return place


def time(case, check):
    """Nanoseconds of a recalculation; nothing where there is no LibreOffice."""
    office = shutil.which("soffice")
    if office is None:
        print("LibreOffice: soffice is missing, left out")
        return {}
    book, cells, formulas = write(case)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = {kind: folder / kind for kind in ("w.fods", "draws", "results")}
        files["w.fods"].write_text(book)
        files["draws"].write_text("\n".join(repr(float(value)) for value in case.draws[:COUNT].ravel()) + "\n")
        addresses = ", ".join('"' + cell.strip("[.]") + '"' for cell in cells.values())
        macro = MACRO.format(book=files["w.fods"].as_uri(), draws=files["draws"], results=files["results"],
                             count=COUNT, last=len(case.inputs) - 1, cells=addresses)
        arguments = ["--headless", "--norestore", profile(folder, office, macro), "macro:///Standard.Peer.Main"]
        office = subprocess.Popen([office, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        expected = COUNT * (1 + len(cells))
        until = clock.monotonic() + 600
        lines = []
        while len(lines) < expected and clock.monotonic() < until and office.poll() is None:
            clock.sleep(1)
            lines = files["results"].read_text().split("\n")[:-1] if files["results"].exists() else []
        office.terminate()
        office.wait()
        lines = files["results"].read_text().split("\n")[:-1] if files["results"].exists() else []
    if len(lines) < expected:
        print(f"LibreOffice: {len(lines)} of {expected} results came back, left out")
        return {}
    blocks = [lines[at:at + 1 + len(cells)] for at in range(0, expected, 1 + len(cells))]
    found = {one: np.array([float(block[1 + at].replace(",", ".")) for block in blocks]) for at, one in enumerate(cells)}
    part = type("Part", (), {"results": case.results[:COUNT]})
    check(f"LibreOffice, {formulas} formulas", found, part)
    return {"LibreOffice, a recalculation": min(float(block[0].split()[1]) for block in blocks) * 1e6}
