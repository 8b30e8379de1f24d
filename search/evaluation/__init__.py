"""How well the engine finds, measured on works and queries from files.

The index is a throw-away with the production mapping, the questions go the way of a visitor's,
and the database is not asked.
"""
