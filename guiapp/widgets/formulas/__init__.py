"""Formulas as a book prints them, and the source behind them."""
