"""Hands that know nothing: touches, drags, pinches, palms and keys by chance, and time that passes."""

from collections import Counter
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from kivy.core.window import Window

from kiosk.core.keypad import KEY_CODES
from kiosk.ui.widgets.text_block import TextBlock
from tests.ui.driver import Finger, Kiosk

MOST_FINGERS = 10
PRINT_SCREEN, MENU, F1, ESCAPE = 1073741894, 1073741942, 282, 27
KEYS: tuple[int, ...] = (
    *KEY_CODES.values(),
    *(ord(sign) for sign in "-=[];'`,./\\"),
    *range(300, 320),  # shift, control, alt and their like
    PRINT_SCREEN, MENU, *range(1073742048, 1073742056), 0, -1, 2**31 - 1,
)  # fmt: skip
MODIFIERS = ("shift", "ctrl", "alt", "meta", "numlock", "capslock", "alt-gr", "rshift", "lctrl", "rctrl")
Gesture = Callable[[], None]


class Hands:
    """Does something by chance, through the window, as somebody's hands would."""

    def __init__(self, kiosk: Kiosk, chance: Random) -> None:
        self.kiosk = kiosk
        self.chance = chance
        self.done: Counter[str] = Counter()
        """How often each gesture was made."""
        self.seen: Counter[str] = Counter()
        """How often each screen and each layer over it was there to be touched."""
        self.untaken: set[int] = set()
        """Keys that the kiosk did not keep to itself."""
        self._meaning = [code for code in kiosk.attendant.keys.actions if isinstance(code, int)]
        self._gestures: Sequence[tuple[int, Gesture]] = (
            (44, self.tap_a_target),
            (6, self.tap_a_mark),
            (14, self.tap_anywhere),
            (16, self.drag),
            (12, self.pinch),
            (4, self.lay_a_palm),
            (4, self.rest_a_finger),
        )

    # --- one act

    def touch(self) -> None:
        """One gesture of one hand or both."""
        self._look_round()
        weights = [weight for weight, _ in self._gestures]
        gesture = self.chance.choices([each for _, each in self._gestures], weights)[0]
        self.done[gesture.__name__] += 1
        gesture()

    def press(self) -> None:
        """A key, or a chord of keys."""
        self._look_round()
        self.done["key"] += 1
        chance = self.chance
        key = chance.choice(self._meaning) if chance.random() < 0.6 else chance.choice(KEYS)
        with_keys = chance.sample(MODIFIERS, chance.choice((0, 0, 0, 0, 1, 2, 3)))
        if not self.kiosk.key(key, tuple(with_keys)):
            self.untaken.add(key)

    def wait(self) -> None:
        """Mostly no time passes between two touches, sometimes enough for the idle reset."""
        draw = self.chance.random()
        if draw < 0.006:
            self.kiosk.wait(self.chance.choice((20.0, 70.0, 130.0, 400.0)), step=0.5)
        elif draw < 0.15:
            self.kiosk.wait(self.chance.uniform(0.05, 1.5))

    # --- gestures

    def tap_a_target(self) -> None:
        """Touch something that offers itself, also where something else lies over it."""
        targets = self.kiosk.targets
        if targets:
            target = self.chance.choice(targets)
            x = self.chance.uniform(target.x, target.right)
            self._tap(x, self.chance.uniform(target.y, target.top))
        else:
            self.tap_anywhere()

    def tap_a_mark(self) -> None:
        """Touch a term, a link or a citation."""
        boxes = [
            box
            for widget in self.kiosk.seen_widgets
            if isinstance(widget, TextBlock) and widget.on_ref
            for found in widget.marks.values()
            for box in found
        ]
        if boxes:
            left, bottom, right, top = self.chance.choice(boxes)
            self._tap((left + right) / 2, (bottom + top) / 2)
        else:
            self.tap_anywhere()

    def tap_anywhere(self) -> None:
        """Touch any place, also the very edge."""
        self._tap(*self._place())

    def drag(self) -> None:
        """Draw one finger over the glass."""
        finger = self.kiosk.down(*self._place())
        self._stray([finger], self.chance.randint(1, 6))
        self.kiosk.up(finger)
        self.kiosk.frames(1)

    def pinch(self) -> None:
        """Two to ten fingers come down, stray, and are lifted in any order, others coming meanwhile."""
        fingers: list[Finger] = []
        wanted = self.chance.choice((2, 2, 2, 2, 3, 4, 5, 10))
        for _ in range(wanted):
            fingers.append(self.kiosk.down(*self._place()))
            self._stray(fingers, self.chance.randint(0, 2))
        self._stray(fingers, self.chance.randint(1, 5))
        while fingers:
            self.kiosk.up(fingers.pop(self.chance.randrange(len(fingers))))
            self._stray(fingers, self.chance.randint(0, 1))
            if self.chance.random() < 0.1 and len(fingers) < MOST_FINGERS:
                fingers.append(self.kiosk.down(*self._place()))
        self.kiosk.frames(1)

    def lay_a_palm(self) -> None:
        """Ten touches at one place and one time."""
        x, y = self._place()
        fingers = [
            self.kiosk.down(x + self.chance.gauss(0, 40), y + self.chance.gauss(0, 40))
            for _ in range(MOST_FINGERS)
        ]
        self._stray(fingers, 1)
        self.chance.shuffle(fingers)
        for finger in fingers:
            self.kiosk.up(finger)
        self.kiosk.frames(1)

    def rest_a_finger(self) -> None:
        """A finger that stays while others tap, and perhaps longer than the page."""
        finger = self.kiosk.down(*self._place())
        for _ in range(self.chance.randint(1, 3)):
            self.tap_a_target()
        self.kiosk.wait(self.chance.uniform(0, 2))
        self.kiosk.up(finger)
        self.kiosk.frames(1)

    # --- parts of gestures

    def _tap(self, x: float, y: float) -> None:
        finger = self.kiosk.down(x, y)
        self.kiosk.frames(self.chance.randint(0, 2))
        self.kiosk.up(finger)
        self.kiosk.frames(1)

    def _stray(self, fingers: list[Finger], times: int) -> None:
        for _ in range(times):
            for finger in fingers:
                # A touchscreen tells nothing of a finger that has not moved.
                if self.chance.random() < 0.8:
                    far = self.chance.choice((3, 30, 300))
                    x = finger.sx * Window.width + self.chance.gauss(0, far)
                    y = finger.sy * Window.height + self.chance.gauss(0, far)
                    self.kiosk.move(finger, min(max(x, 0), Window.width), min(max(y, 0), Window.height))
            self.kiosk.frames(1)

    def _place(self) -> tuple[float, float]:
        if self.chance.random() < 0.1:
            return self.chance.choice((0, Window.width)), self.chance.choice((0, Window.height))
        return self.chance.uniform(0, Window.width), self.chance.uniform(0, Window.height)

    def _look_round(self) -> None:
        here: Any = self.kiosk.visit.here
        self.seen[self.kiosk.screen] += 1
        for over in here.over:
            self.seen[type(over).__name__] += 1
        if self.kiosk.stage.warning is not None:
            self.seen["IdleWarning"] += 1
