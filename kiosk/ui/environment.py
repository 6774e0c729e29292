"""Kivy's settings, made before Kivy is first imported.

Importing Kivy reads `sys.argv`, writes a home folder, takes over logging and may open a window; so
whoever draws calls `prepare` first, and everything else in `kiosk.ui` may import Kivy freely after it.
"""

import gc
import logging
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir
from typing import Any

OFTEN, SELDOM = 10, 80
"""Searches among what is new before all is searched: by Python's own measure, and while visitors touch."""


@dataclass(frozen=True)
class WindowWanted:
    """The window to open: full-screen and locked down, or one of a size in pixels."""

    size: tuple[int, int] | None = None
    title: str = "kiosk"
    resizable: bool = True

    @property
    def is_gallery(self) -> bool:
        """Whether it fills the screen, for visitors."""
        return self.size is None


def _return_memory() -> None:
    """Have the C library give large blocks back when they are freed.

    By itself glibc learns from freed textures to keep ever larger blocks on its heap, which then cannot
    shrink: a tour through 80 events held 60 MB that nothing used.
    """
    import ctypes

    try:
        libc = ctypes.CDLL("libc.so.6")
        libc.mallopt(-3, 128 * 1024)  # M_MMAP_THRESHOLD
        libc.mallopt(-1, 256 * 1024)  # M_TRIM_THRESHOLD
    except (OSError, AttributeError):
        return  # another system, another allocator


def collect_seldom() -> None:
    """Look for garbage from now on, but not among what the start has made, which stays.

    To look through all that was made since takes 40 ms, in which no frame is drawn: it waits until nobody
    touches, see `collect_if_due`, unless very much has been made.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(700, 10, SELDOM)
    gc.enable()


def collect_if_due() -> None:
    """Look through everything, where Python by itself would have done so by now."""
    if gc.get_count()[2] > OFTEN:
        gc.collect()


def give_back_memory(draw_a_frame: Callable[[], None]) -> None:
    """Return to the system what nobody needs any more.

    The toolkit gives textures back to OpenGL only as it draws the next frame, so one is drawn in between.
    """
    import ctypes

    gc.collect()
    draw_a_frame()
    try:
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    except (OSError, AttributeError):
        return


def sdl_library() -> Any:
    """The SDL that the toolkit draws with, as a library of C functions; None where there is none."""
    import ctypes
    from importlib.util import find_spec

    spec = find_spec("kivy")
    if spec is None or spec.origin is None:
        return None
    found = sorted(Path(spec.origin).parent.parent.glob("[Kk]ivy.libs/libSDL2-2*.so*"))
    try:
        return ctypes.CDLL(str(found[0]) if found else "libSDL2-2.0.so.0")
    except OSError:
        return None


def display_size() -> tuple[int, int] | None:
    """The first display's size in pixels, asked of SDL; None where it cannot be told."""
    import ctypes

    sdl = sdl_library()
    if sdl is None or sdl.SDL_InitSubSystem(0x20) != 0:
        return None
    bounds = (ctypes.c_int * 4)()
    told: int = sdl.SDL_GetDisplayBounds(0, bounds)
    return (bounds[2], bounds[3]) if told == 0 and bounds[2] > 0 else None


def prepare(state: Path, wanted: WindowWanted) -> None:
    """Set what Kivy reads as it is imported. Raises RuntimeError if Kivy is there already."""
    if "kivy" in sys.modules:
        raise RuntimeError("Kivy was imported before its settings were made")
    _return_memory()
    home = state / "kivy"
    os.environ.update(
        KIVY_NO_ARGS="1",
        KIVY_NO_CONFIG="1",
        KIVY_NO_FILELOG="1",
        KIVY_NO_ENV_CONFIG="1",
        KIVY_LOG_MODE="PYTHON",
        KIVY_HOME=str(home),
        KIVY_WINDOW="sdl2",
        KIVY_TEXT="sdl2",
        # Kivy would load every library it could read a picture with, the one that plays films among them.
        KIVY_IMAGE="sdl2",
        # SDL would answer a touch with a made-up mouse click as well: every tap would count twice.
        SDL_TOUCH_MOUSE_EVENTS="0",
        SDL_MOUSE_TOUCH_EVENTS="0",
        # SDL would turn a request to stop into one to close the window, which the gallery refuses.
        SDL_NO_SIGNAL_HANDLERS="1",
        SDL_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR="0",
        # OpenGL's driver would keep its shaders in the home folder.
        MESA_SHADER_CACHE_DIR=str(state),
    )
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError:
        # A full or read-only disk must not keep the exhibit from opening.
        os.environ["KIVY_HOME"] = gettempdir()
    from kivy.config import Config

    logging.getLogger("kivy").setLevel(logging.WARNING)

    for option in list(Config.options("input")):
        Config.remove_option("input", option)
    Config.set("input", "mouse", "mouse,disable_on_activity,disable_multitouch")
    settings: dict[str, object] = {
        "multisamples": 0,
        "maxfps": 60,
        "resizable": int(wanted.resizable and not wanted.is_gallery),
        "borderless": int(wanted.is_gallery),
        "fullscreen": "auto" if wanted.is_gallery else 0,
        "show_cursor": int(not wanted.is_gallery),
        "allow_screensaver": 0,
        "custom_titlebar": 0,
        "min_state_time": 0,
    }
    size = wanted.size or display_size()
    if size is not None:
        settings |= {"width": size[0], "height": size[1]}
    if wanted.is_gallery:
        # Where no window manager makes a window full-screen, it is simply as large as the display.
        settings |= {"position": "custom", "left": 0, "top": 0}
    for name, value in settings.items():
        Config.set("graphics", name, str(value))
    Config.set("kivy", "exit_on_escape", "0")
    Config.set("kivy", "desktop", "0")
    Config.set("kivy", "keyboard_mode", "")
    Config.set("kivy", "window_icon", "")
    Config.set("kivy", "log_enable", "1")
    Config.set("kivy", "log_level", "warning")
    # The touches are judged by our own targets; Kivy's merging of near taps would swallow some.
    Config.set("postproc", "double_tap_time", "350")
    Config.set("postproc", "jitter_distance", "0")
