"""Activities of the demonstration, each as far on its way to agreement as its file says."""
