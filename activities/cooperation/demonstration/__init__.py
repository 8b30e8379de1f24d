"""Requests and offers of the demonstration, each as far in its life as its file says."""
