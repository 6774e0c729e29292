"""How this kiosk is, and what it keeps: visits, logs, restarts, choices of the staff. No Kivy, no YAML."""
