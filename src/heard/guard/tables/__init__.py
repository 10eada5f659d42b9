"""The larger tables of phrases, as data; `heard.guard.phrases.Kept` reads them when they are first asked for."""
