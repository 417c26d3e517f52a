"""The dress of the tables about runs: no lines but one below the names of the columns."""

from __future__ import annotations

from guiapp.theme import Theme


def table_style(theme: Theme) -> str:
    """The style sheet of a QTableView."""
    return f"""
        QTableView {{
            background: {theme.surface}; color: {theme.text}; outline: 0;
            selection-background-color: {theme.grid}; selection-color: {theme.text};
        }}
        QTableView::item:focus {{ border: 1px solid {theme.accent}; }}
        QHeaderView {{ background: {theme.surface}; }}
        QHeaderView::section {{
            background: {theme.surface}; color: {theme.muted}; border: none;
            border-bottom: 1px solid {theme.border}; padding: 2px 3px;
        }}
    """
