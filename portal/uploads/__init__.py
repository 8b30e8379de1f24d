"""What people upload: files are checked by what they are before anybody is given them."""
