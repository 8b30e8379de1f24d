"""The agreement of the States concerned: its record, how it is asked for, its withdrawal."""
