"""Findings made of results: where each is, what was expected there, their order, and which only follow from others."""
