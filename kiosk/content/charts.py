"""Charts and their CSV files: that the columns they name are there, and figures where figures belong."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from kiosk.content.draft import Draft
from kiosk.content.files import Unreadable, composed, joined, listed, load_script
from kiosk.content.findings import Findings
from kiosk.content.sheet import Sheet
from kiosk.content.tables import Table, is_number, number_hint, read_table
from kiosk.content.written import Written
from kiosk.core.problems import Location, count, nearest, nearest_hint, quoted, unknown_id

MOST_COLUMNS = 4
"""So many columns of figures can be told apart in one graphic."""
MOST_TOLD = 10
"""So many wrong cells of one column are told; a whole column of words is one mistake."""


def check_charts(draft: Draft, findings: Findings) -> None:
    """Every chart of charts.yaml with its CSV file."""
    sheet = draft.charts_sheet
    if sheet is None:
        return
    for _key, node in sheet.root.entries():
        data = node.get("data")
        if data is None or not isinstance(data.value, str) or not data.value.strip():
            continue
        table = _table(draft, sheet, data, findings)
        if table is not None and table.columns:
            _check_columns(draft, sheet, node, table, findings)


def _table(draft: Draft, sheet: Sheet, node: Written, findings: Findings) -> Table | None:
    name = str(node.value)
    draft.use("data file", composed(name))
    if name in draft.tables:
        return draft.tables[name]
    at = sheet.at(node)
    folder = draft.folder.root / "data"
    shape = PurePosixPath(name)
    if shape.is_absolute() or ".." in shape.parts or "\\" in name or name[1:2] == ":":
        findings.error(at, "outside", f"{quoted(name)} leads out of data/", "name a file in the folder data")
        return None
    if shape.suffix.lower() != ".csv":
        findings.error(at, "wrong-kind", f"{quoted(name)} is not a CSV file", "save it as CSV UTF-8")
        return None
    names = {composed(each): each for each, is_folder in listed(folder)[0].items() if not is_folder}
    on_disk = folder / names.get(composed(name), name)
    try:
        # the list is asked, not the disk: on Windows and a Mac that would find a name in other capitals too
        if composed(name) not in names and not ("/" in name and on_disk.exists()):
            near = name.removeprefix("data/") if name.startswith("data/") else nearest(name, names)
            draft.use("data file", near or name)
            hint = nearest_hint(name, tuple(names)) or "put it in the folder data"
            hint = f"write {near}" if name.startswith("data/") and near in names else hint
            findings.error(at, "missing-file", f"there is no file {quoted('data/' + name)}", hint)
            return None
        if not on_disk.resolve().is_relative_to(draft.folder.root.resolve()):
            findings.error(at, "outside", f"{quoted(name)} leads out of data/", "put the file itself there")
            return None
        script = load_script(on_disk, joined(draft.folder.shown, f"data/{name}"))
    except Unreadable as refusal:
        findings.add(refusal.problem)
        return None
    except (OSError, RuntimeError, ValueError):
        findings.error(at, "unreadable", f"{quoted(name)} cannot be read", "put the file there again")
        return None
    table = read_table(script, findings)
    if table is not None:
        draft.tables[name] = table
    return table


def _check_columns(draft: Draft, sheet: Sheet, chart: Written, table: Table, findings: Findings) -> None:
    for node in _columns_named(chart):
        if isinstance(node.value, str) and node.value not in table.columns:
            findings.add(unknown_id(sheet.at(node), "column", node.value, table.columns))
    for key in ("highlight", "names"):
        named = chart.get(key)
        for column, _value in named.entries() if named else ():
            if named is not None and column not in table.columns:
                findings.add(unknown_id(sheet.at(named.at_key(column)), "column", column, table.columns))
    _check_highlight(sheet, chart, table, findings)
    figures = chart.get("y")
    nodes = tuple(figures.parts()) if figures else ()
    for node in nodes:
        _check_figures(table, str(node.value), findings)
        _advise_on_figures(sheet, node, table, findings)
    if len(nodes) > MOST_COLUMNS and (kind := chart.get("kind")) and kind.value != "numbers":
        message = f"y has {len(nodes)} columns, of which a visitor can tell {MOST_COLUMNS} apart"
        findings.warn(sheet.at(nodes[MOST_COLUMNS]), "too-many", message, "make several graphics of them")
    events = chart.get("event")
    if events is not None and isinstance(events.value, str) and "event" in draft.known:
        _check_events(draft, table, events.value, findings)


def _columns_named(chart: Written) -> Iterator[Written]:
    for key in ("x", "label", "event"):
        node = chart.get(key)
        if node is not None:
            yield node
    figures = chart.get("y")
    if figures is not None:
        yield from figures.parts()


def _check_highlight(sheet: Sheet, chart: Written, table: Table, findings: Findings) -> None:
    named = chart.get("highlight")
    wanted = {key: node for key, node in named.entries() if isinstance(node.value, str)} if named else {}
    if not wanted or not set(wanted) <= set(table.columns) or not table.cells:
        return
    if any(all(row[column].value == node.value for column, node in wanted.items()) for row in table.cells):
        return
    column, node = next(iter(wanted.items()))
    values = tuple(dict.fromkeys(row[column].value for row in table.cells if row[column].value))[:1000]
    message = f"no row has {quoted(node.value)} in column {quoted(column)}"
    if len(wanted) > 1:
        message = "no row has all of these values"
    findings.error(sheet.at(node), "highlight", message, nearest_hint(str(node.value), values))


def _check_figures(table: Table, column: str, findings: Findings) -> None:
    wrong = [row[column] for row in table.cells if column in row and not is_number(row[column].value)]
    for cell in wrong[:MOST_TOLD]:
        message = f"{quoted(cell.value)} in column {quoted(column)} is not a number"
        findings.error(table.at(cell), "csv-number", message, number_hint(cell.value))
    if len(wrong) > MOST_TOLD:
        more = count(len(wrong) - MOST_TOLD, "more cell")
        where = table.at(wrong[MOST_TOLD])
        findings.error(where, "csv-number", f"{more} of column {quoted(column)} from here on are not numbers")


def _advise_on_figures(sheet: Sheet, node: Written, table: Table, findings: Findings) -> None:
    """A column without a single figure draws nothing but dashes."""
    cells = [row[str(node.value)] for row in table.cells if str(node.value) in row]
    if cells and not any(cell.value for cell in cells):
        message = f"column {quoted(str(node.value))} has no figures"
        findings.warn(sheet.at(node), "csv", message, "fill them in, or leave the column out of y")


def _check_events(draft: Draft, table: Table, column: str, findings: Findings) -> None:
    told = 0
    for row in table.cells:
        cell = row.get(column)
        if cell is None or not cell.value:
            continue
        draft.use("event", cell.value)
        if cell.value not in draft.known["event"] and told < MOST_TOLD:
            draft.check_id(table.at(cell), "event", cell.value, findings)
            told += 1


def unused_tables(draft: Draft) -> Iterator[Location]:
    """CSV files that no chart names."""
    for name, is_folder in listed(draft.folder.root / "data")[0].items():
        if (
            not is_folder
            and name.lower().endswith(".csv")
            and composed(name) not in draft.used.get("data file", ())
        ):
            yield Location(joined(draft.folder.shown, f"data/{name}"))
