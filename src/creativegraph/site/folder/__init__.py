"""The folder that a site is brought into: whole or not at all, only what changed, and its links checked."""
