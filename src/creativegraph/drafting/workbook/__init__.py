"""The workbook of a draft: written for a person to decide about, and read when it comes back."""

from creativegraph.drafting.workbook.delimited import claims_csv, draft_csv
from creativegraph.drafting.workbook.returned import Returned, read_back
from creativegraph.drafting.workbook.xlsx import draft_xlsx

__all__ = ["Returned", "claims_csv", "draft_csv", "draft_xlsx", "read_back"]
