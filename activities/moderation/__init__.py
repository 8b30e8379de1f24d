"""What the secretariat does with submissions."""
