"""Files in, an exhibit or its problems out."""
