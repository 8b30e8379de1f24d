"""Terms of the United Nations in six languages, and whether translations use them."""
