"""What museums have already, turned into an exhibit: files of TimelineJS, and plain tables."""
