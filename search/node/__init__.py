"""A local Elasticsearch without Docker: fetch it, start it, stop it, lend it to one command.

Standard library only, and no import from the rest of the project: ``python3 -m search.node``
runs with a bare Python 3.11, before anything is installed. See ``docs/elasticsearch.md``.
"""
