"""A small, sound exhibit to begin with: its files as templates, its words in four languages, its picture."""
