"""A small clean input as editable tables, written to a folder and read again; every issue is put into words
on the way."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from planner.errors import Issue
from planner.formats.reader import Loaded, read_input
from planner.issue_texts import describe
from planner.messages import Lang

Tables = dict[str, list[list[str]]]


def clean() -> Tables:
    """Two citizens, two workers on the road and one in a screen unit, three visits on Monday
    2 March 2026; every table is used and nothing is wrong."""
    text = {
        "indstillinger": "nøgle;værdi\ntitel;Prøve\nsyntetisk;ja",
        "ydelser": "kode;navn;minutter;faggruppe;tidstype\ngåtur;Gåtur;20;ufaglært;halv dag",
        "adresser": "adresse_id;breddegrad;længdegrad;navn\nA1;55,10;14,70;Storegade 1\nA2;55,11;14,72;\nBASE;55,10;14,71;Base",
        "borgere": "borger_id;adresse_id;foretrukne_medarbejdere;krævede_medarbejdere;udelukkede_medarbejdere\n"
        "B1;A1;M1;;\nB2;A2;;;",
        "medarbejdere": "medarbejder_id;faggruppe;certifikater\nM1;ssh;medicine\nM2;sygeplejerske;medicine\nM3;ssa;",
        "skaermenheder": "enheds_id;navn;dato;fra;til;pladser\nE1;Nord;2026-03-02;07:00;15:00;1",
        "delegationer": "medarbejder_id;borger_id;opgave\nM1;B1;medicine",
        "vagter": "vagt_id;medarbejder_id;dato;start;slut;slutdato;startadresse;slutadresse;transportmiddel;"
        "besøgsformer;skærmenhed\n"
        "V1;M1;2026-03-02;07:00;15:00;;BASE;;bil;fysisk;\nV2;M2;2026-03-02;07:00;15:00;;BASE;;cykel;fysisk;\nV3;M3;2026-03-02;07:00;15:00;;;;;;E1",
        "pauser": "vagt_id;tidligst;senest;varighed;betalt;sted\nV1;11:00;12:00;29;ja;",
        "besoeg": "besøgs_id;borger_id;dato;tidligst;senest;slut_senest;vinduer;aftalt_tid;varighed;skærmvarighed;"
        "besøgsformer;ydelser;lovet_senest;antal_medarbejdere;faggruppe;prioritet\n"
        "BS1;B1;2026-03-02;07:00;09:00;;;;9;;;medicine;;;;\n"
        "BS2;B1;2026-03-02;;;;11:00-12:00|13:00-14:00;;12,5;5;;;12:00;;ssh;2\n"
        "BS3;B2;2026-03-02;;;;;10:00;;;;gåtur;;2;;",
        "besoegsafstande": "første_besøg;andet_besøg;mindst;højst;medarbejder\nBS1;BS2;60;;",
        "laaste": "besøgs_id;vagt_id;dato;start;besøgsform;efter;plads\nBS1;V1;;08:00;;;",
    }  # fmt: skip
    return {name: [line.split(";") for line in lines.split("\n")] for name, lines in text.items()}


def put(tables: Tables, table: str, row: int, column: str, value: str) -> None:
    """Set one cell; `row` as a spreadsheet counts, so the first data row is 2. A new column is added at the
    end."""
    headings = tables[table][0]
    if column not in headings:
        headings.append(column)
        for cells in tables[table][1:]:
            cells += [""] * (len(headings) - len(cells))
    at = headings.index(column)
    tables[table][row - 1][at] = value


def save(tables: Tables, directory: Path, encoding: str = "utf-8-sig", separator: str = ";") -> Path:
    """Write the tables as a folder of CSV files."""
    directory.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=separator).writerows(rows)
        (directory / f"{name}.csv").write_bytes(text.getvalue().encode(encoding))
    return directory


def read(path: Path) -> Loaded:
    """Read an input; put every issue into both languages, which must leave no parameter unfilled."""
    loaded = read_input(path)
    for issue in loaded.issues:
        for lang in Lang:
            wrong, todo = describe(issue, lang)
            assert wrong
            assert todo
            assert not re.search(r"\{[a-z_]+\}", wrong + todo)
    return loaded


def codes(issues: list[Issue]) -> set[str]:
    """The codes among issues."""
    return {issue.code for issue in issues}
