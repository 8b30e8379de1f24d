"""The site itself: settings, languages, pages, blocks, reference data, translation."""
