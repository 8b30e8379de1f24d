"""The voluntary funds that resolution 57/32 names: what they are for, and which one fits."""
