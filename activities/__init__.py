"""Technical cooperation and capacity-building activities, and what leads to them."""
