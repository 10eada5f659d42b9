"""The desk in the browser: pages that translate between people and the desk, and never decide.

Pages are plain functions in `views`; words for enums are in `labels`; everything that is seen is in
`templates/heard` and `static/heard`. No table is touched here: reads come from queries, writes from acts.
"""
