"""Workers, the schedule, and what a killed worker leaves behind."""
