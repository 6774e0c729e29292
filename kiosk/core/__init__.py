"""What an exhibit and a visit are. No Kivy, no YAML, no files."""
