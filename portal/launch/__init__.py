"""``make demo`` and ``make test``: everything between a bare Python 3.11 and a running portal.

Standard library only, and no import from the rest of the project: these modules run before
anything is installed. Linux only, as they watch processes through ``/proc``.
"""
