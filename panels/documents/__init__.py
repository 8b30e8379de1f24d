"""UN documents: symbols, language versions, numbered paragraphs."""
