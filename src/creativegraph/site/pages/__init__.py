"""Pages of the site, one module a kind of page, each with its ``pages(portal, language)``."""
