"""Probes for whoever runs the portal: is it alive, is it ready."""
