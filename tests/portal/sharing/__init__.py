"""What others are told of the portal: pictures, sitemaps, robots.txt."""
