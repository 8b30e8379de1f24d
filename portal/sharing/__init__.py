"""What other sites and search engines are given: share images, sitemaps, robots.txt."""
