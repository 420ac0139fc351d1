"""Where graphs are kept: opened from files, cached, inferred, split into layers, normalised."""
