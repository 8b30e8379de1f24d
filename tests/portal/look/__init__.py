"""The look: style sheets, templates and the words in them."""
