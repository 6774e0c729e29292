"""About this exhibit: who made it and how, its bibliography, and the credits of its pictures."""

from dataclasses import dataclass

from kiosk.core.language import name_of
from kiosk.core.media import Picture, Recording
from kiosk.core.model import Event
from kiosk.core.runs import Paragraph, Run
from kiosk.core.typesetting import WORD_FOR_WORD, escape, typeset, typeset_runs
from kiosk.core.typography import Style
from kiosk.core.visit import AtAbout
from kiosk.ui.lettering import SetText, balanced
from kiosk.ui.reading import Passage, paragraphs_of
from kiosk.ui.screens.base import Screen
from kiosk.ui.widgets.rail import Way


@dataclass(frozen=True)
class Piece:
    """A heading or a paragraph of the running pages, and the height it takes."""

    heading: str = ""
    paragraph: Paragraph = ()
    style: Style | None = None
    tall: float = 0.0


Stacks = list[list[Piece]]


class AboutScreen(Screen):
    """Text, bibliography and credits, turned like the pages of a book: one column, or two side by side."""

    def compose(self) -> None:
        """Draw the title, the columns of the page at hand, and the rail."""
        stop = self.here.stop
        assert isinstance(stop, AtAbout)
        self.ground()
        grid = self.grid
        portrait, small = self.form == "portrait", self.form == "small"
        y = 104.0 if portrait else 20.0 if small else 76.0
        title = self.words.say("about")
        style = self.look.style("title")
        text = balanced(escape(typeset(title, self.words.language)), style, self.look.sizes.unit,
                        (self.w - 2 * grid.margin) * self.look.sizes.unit, self.colours.ink)  # fmt: skip
        self.set(text, title, grid.margin, y)
        y += self.tall(text) + (12 if small else 40)
        columns = 1 if portrait or self.look.step == 2 else 2
        gap = 96.0 if not small else 32.0
        width = (self.w - 2 * grid.margin - gap * (columns - 1)) / columns
        foot = grid.rail_top - grid.button_h - (8 if small else 24)
        room = foot - (8 if small else 24) - y
        key = ("about", self.look, self.exhibit.id, columns)
        if key not in self.memory:
            self.memory[key] = self._stacks(width, room)
        stacks: Stacks = self.memory[key]
        total = -(-len(stacks) // columns)
        self.total_pages = total
        here = min(stop.page, total - 1)
        for column in range(columns):
            place = here * columns + column
            if place < len(stacks):
                self._draw_stack(stacks[place], grid.margin + column * (width + gap), y, width)
        self._draw_turns(here, total, foot)
        self.add_rail(Way())

    # --- what there is to read

    def _pieces(self, width: float) -> list[Piece]:
        pieces: list[Piece] = []
        outline = self.exhibit.outline
        body = self.look.style("body").times(28 / 30)
        if outline.about is not None:
            language = self.words.language_of(outline.about) or self.words.language
            if not self.words.is_translated(outline.about):
                said = self.words.say("not_translated", language=name_of(language, self.words.language))
                pieces.append(self._piece((Run(said, emphasis=True),), body, width))
            for paragraph in paragraphs_of(self.words.of(outline.about), language):
                pieces.append(self._piece(paragraph, body, width))
        caption = self.look.style("caption")
        listed = self.bibliography(self.words.language).everything()
        if listed:
            pieces.append(self._heading(self.words.say("bibliography")))
            for _, reference in listed:
                pieces.append(self._piece(typeset_runs(reference, self.words.language), caption, width))
        credits = list(self._credits())
        if credits:
            pieces.append(self._heading(self.words.say("credits")))
            pieces += [self._piece(typeset_runs(c, WORD_FOR_WORD), caption, width) for c in credits]
        return pieces

    def _credits(self) -> list[Paragraph]:
        told: dict[tuple[str, str], Paragraph] = {}
        events: list[Event] = list(self.exhibit.events.values())
        for event in events:
            for media in event.media:
                if isinstance(media, Picture | Recording):
                    headline = self.of(event.headline)
                    told[(headline, media.credit)] = (Run(headline, emphasis=True), Run(f": {media.credit}"))
            for spoken in event.audio.values():
                headline = self.of(event.headline)
                told[(headline, spoken.credit)] = (Run(headline, emphasis=True), Run(f": {spoken.credit}"))
        for life in self.exhibit.lives.values():
            if life.portrait is not None:
                name = self.of(life.name)
                told[(name, life.portrait.credit)] = (Run(name), Run(f": {life.portrait.credit}"))
        return list(told.values())

    def _piece(self, paragraph: Paragraph, style: Style, width: float) -> Piece:
        tall = self._set(paragraph, style, width).height
        return Piece("", paragraph, style, tall + style.size * 0.6)

    def _set(self, paragraph: Paragraph, style: Style, width: float) -> Passage:
        return Passage([paragraph], style, self.look.sizes.unit, width, self.ink(cites=False))

    def _heading(self, said: str) -> Piece:
        return Piece(said, tall=self.look.style("h3").line + 20)

    def _stacks(self, width: float, room: float) -> Stacks:
        """The pieces in columns: a heading never stands last, and a long paragraph runs on into the next."""
        stacks: Stacks = [[]]
        used = 0.0
        waiting = self._pieces(width)
        while waiting:
            piece = waiting.pop(0)
            needed = piece.tall + (waiting[0].tall if piece.heading and waiting else 0)
            if used + min(needed, room) > room + 0.5 and stacks[-1]:
                stacks.append([])
                used = 0.0
            if piece.tall > room + 0.5 and piece.style is not None:
                head, tail = self._set(piece.paragraph, piece.style, width).split(piece.paragraph, room)
                if head is not None and tail is not None:
                    stacks[-1].append(self._piece(head, piece.style, width))
                    waiting.insert(0, self._piece(tail, piece.style, width))
                    used = room
                    continue
            stacks[-1].append(piece)
            used += piece.tall
        return stacks

    # --- drawing

    def _draw_stack(self, stack: list[Piece], x: float, y: float, width: float) -> None:
        for piece in stack:
            if piece.style is None:
                self.text(piece.heading, "h3", x, y + 6, width)
            else:
                passage = self._set(piece.paragraph, piece.style, width)
                self.lay(passage.pages(100_000)[0], x, y, dotted=self.colours.ink)
            y += piece.tall

    def _draw_turns(self, here: int, total: int, y: float) -> None:
        if total < 2:
            return
        small = self.form == "small"
        arrow = self.look.sizes.target(124.0 if not small else 92.0)
        gap = self.grid.gap
        end = self.grid.end
        style = self.look.style("label", False)
        said = self.words.say("page", n=here + 1, total=total)
        width = SetText(escape(said), style, self.look.sizes.unit).width / self.look.sizes.unit
        self.text(
            said,
            "label",
            end - 2 * arrow - gap - 24 - width,
            y + (self.grid.button_h - style.line) / 2,
            scaled=False,
        )
        back = (lambda: self.visit.turn(here - 1)) if here else None
        on = (lambda: self.visit.turn(here + 1)) if here + 1 < total else None
        self.button(self.words.say("page_back"), back, end - 2 * arrow - gap, y, arrow, icon_name="left",
                    wordless=True)  # fmt: skip
        self.button(self.words.say("page_on"), on, end - arrow, y, arrow, icon_name="right", wordless=True)
