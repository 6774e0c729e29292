"""Key presses as they come from a keypad or keyboard: what each means, and which are only held down."""

from collections.abc import Collection, Mapping

from kiosk.core.keypad import Action

HELD = 1.0
"""Seconds within which a key that has not been let go is still the same press."""
STEP = 0.15
"""Seconds between steps while an arrow is held down."""
CHORDS = frozenset(("ctrl", "lctrl", "rctrl", "alt", "alt-gr", "meta", "super", "shift", "rshift"))
"""Keys that make another key mean something else, which here is nothing."""
REPEATED = frozenset(("up", "down", "left", "right", "quieter", "louder"))
"""Actions that go on while their key is held down."""


class Keys:
    """Tells what a press means. Time is an argument."""

    def __init__(self, actions: Mapping[int, Action]) -> None:
        self.actions = actions
        self._down: dict[int, tuple[float, float]] = {}
        """Keys that are held down: when each was last heard of, and when it last meant anything."""

    def press(self, key: int, modifiers: Collection[str], now: float) -> Action | None:
        """What a key means; None for most keys, for chords, and while it is only held down."""
        action = self.actions.get(key)
        if action is None or CHORDS & set(modifiers):
            return None
        heard, meant = self._down.get(key, (float("-inf"), float("-inf")))
        is_held = now - heard < HELD
        if is_held and (action not in REPEATED or now - meant < STEP):
            self._down[key] = now, meant
            return None
        self._down[key] = now, now
        return action

    def release(self, key: int) -> None:
        """A key was let go."""
        self._down.pop(key, None)
