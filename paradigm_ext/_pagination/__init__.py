"""Walking over pages: one interface for the three shapes in which Paradigm pages its lists."""

from paradigm_ext._pagination._cursor import Cursor
from paradigm_ext._pagination._paginator import AsyncPaginator, Page, Paginator, apaginate, paginate

__all__ = ["AsyncPaginator", "Cursor", "Page", "Paginator", "apaginate", "paginate"]
