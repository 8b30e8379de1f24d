"""The Council's panel discussions, and the documents they rest on."""
