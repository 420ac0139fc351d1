"""Projects as they lie in folders: the manifest and its sections, and the bases that their IRIs begin with."""
