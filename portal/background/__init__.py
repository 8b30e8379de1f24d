"""Work done outside requests: workers, the schedule, and what a dead worker left behind."""
