"""How fast search is, as ratios that hold on any machine."""
