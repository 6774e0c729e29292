"""What is written rather than drawn."""
