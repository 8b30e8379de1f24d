"""Facts about States of the demonstration, as their focal points would send them."""
