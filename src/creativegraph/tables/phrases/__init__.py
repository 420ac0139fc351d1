"""Tables of phrases: by which words a report says what, in a small language of patterns."""
