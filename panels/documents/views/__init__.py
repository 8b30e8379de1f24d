"""Documents for the public: by any written form of their symbol, as a list, side by side."""
