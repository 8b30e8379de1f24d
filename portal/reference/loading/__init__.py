"""The portal's own tables of States, regions and concepts, and their way into the database."""
