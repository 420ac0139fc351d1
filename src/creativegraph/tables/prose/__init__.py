"""Readers of running text: how it prints numbers, in digits and in words, and days, in four languages."""
