"""Cells: a text as a thing, a date, a number or a figure, each read by itself, each fault with its cell."""
