"""Views: what everybody reads, what delegations write, what the secretariat decides."""
