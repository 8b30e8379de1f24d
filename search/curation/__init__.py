"""What editors do about search: recommended works, synonyms, what is asked, why a work is found."""
