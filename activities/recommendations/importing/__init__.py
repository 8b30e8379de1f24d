"""Import: a file's rows are read, understood one by one, and stored in batches."""
