"""Files of several kinds to documents: what runs in a process of its own, away from the server.

Nothing here imports Django. A file is hostile until it has been read: it may be broken, a bomb, or
made to stall a parser, so `panels.documents.uploads` runs this under limits and reads the answer.
"""
