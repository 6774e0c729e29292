"""Draws, and reports touches and time. The only place that imports Kivy."""
