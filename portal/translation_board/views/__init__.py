"""Pages of the board in the editing admin."""
