"""What people are asked about requests, offers and introductions."""
