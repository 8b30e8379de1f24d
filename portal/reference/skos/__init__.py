"""Concept schemes in and out of the portal as SKOS.

Source of the model: W3C, *SKOS Simple Knowledge Organization System Reference*, 2009. Formats:
Turtle, RDF/XML, JSON-LD, and lines of JSON as the UNBIS thesaurus is found in.
"""
