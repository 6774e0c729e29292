"""What draws: a graphics card, or the processor in its place."""

from collections.abc import Callable

from kivy.graphics import opengl

IN_SOFTWARE = ("llvmpipe", "softpipe", "swrast", "swiftshader", "software", "gdi generic", "basic render")
"""Parts of the names of those that draw with the processor: Mesa's, Google's, and Windows' own."""


def draws_in_software(ask: Callable[[int], bytes | None] = opengl.glGetString) -> bool:
    """Whether the processor draws, to which each frame of a large screen is much work."""
    name = ask(opengl.GL_RENDERER) or b""
    return any(part in name.decode(errors="replace").lower() for part in IN_SOFTWARE)
