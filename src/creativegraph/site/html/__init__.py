"""HTML of pages and values: templates and themes, the writers of a language, citations; all of it is escaped."""
