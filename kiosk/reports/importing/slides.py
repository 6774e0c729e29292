"""The slides of a timeline, each read into the intake: the title, eras and events."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.reports.importing import dating
from kiosk.reports.importing.addresses import beside, spot_of
from kiosk.reports.importing.html_text import read_html
from kiosk.reports.importing.intake import Entry, Era, Intake, Medium

SLIDE = {"start_date", "end_date", "text", "media", "group", "display_date"}
MEDIA = {"url", "caption", "credit", "alt"}
DATE = {"year", "month", "day", "hour", "minute", "second", "millisecond", "time", "typed", "display_date"}
TIMES = ("hour", "minute", "second", "millisecond")


class SlideReader:
    """Reads slide after slide into the intake."""

    def __init__(self, file: Path, intake: Intake, language: str) -> None:
        self.file = file
        self.intake = intake
        self.language = language

    def read(self, kind: str, where: str, slide: Any) -> None:
        """One slide: the title, an era or an event."""
        if kind == "remark":
            self.intake.remark("to do", where, str(slide))
        elif kind == "other":
            self.intake.remark("no place", "the file", f"{where}: {said(slide)}")
        elif not isinstance(slide, Mapping):
            self.intake.remark("left out", where, f"it is no slide: {said(slide)}")
        elif kind == "title":
            self._title(where, slide)
        elif kind == "era":
            self._era(where, slide)
        else:
            self._event(where, slide)

    def _title(self, where: str, slide: Mapping[str, Any]) -> None:
        text = _part(slide, "text")
        self.intake.title = self._words(where, "the title", text.get("headline"))
        self.intake.introduction = self._words(where, "the title's text", text.get("text"))
        media = _part(slide, "media")
        if said(media.get("url")):
            told = ", ".join(f"{key} {said(media[key])}" for key in media if said(media[key]))
            self.intake.remark("no place", where, f"an exhibit's title has no picture: {told}")
        else:
            self._beside("a picture that is not named", where, media, tuple(media))
        self._rest(where, slide, {"text", "media"})

    def _era(self, where: str, slide: Mapping[str, Any]) -> None:
        dated = self._date(where, slide)
        text = _part(slide, "text")
        name = self._words(where, "the era's name", text.get("headline"))
        if not dated or "/" not in dated:
            self.intake.remark("left out", where, f"an era without a beginning and an end: {said(slide)}")
            return
        self.intake.eras.append(Era(dated, name or {self.language: dated.replace("/", "–")}))
        if said(text.get("text")):
            self.intake.remark("no place", where, f"the text of an era: {said(text.get('text'))}")
        if shown := self._shown_date(where, slide):
            self.intake.remark("no place", where, f"the date of an era as it was shown: {said(shown)}")
        self._rest(where, slide, {"start_date", "end_date", "text", "display_date"})

    def _event(self, where: str, slide: Mapping[str, Any]) -> None:
        dated = self._date(where, slide)
        if not dated:
            self.intake.remark("left out", where, f"no date with a year from 1 to 9999: {said(slide)}")
            return
        text = _part(slide, "text")
        headline = self._words(where, "the headline", text.get("headline"))
        entry = Entry(where, dated, headline, self._words(where, "the text", text.get("text")))
        entry.date_text = self._shown_date(where, slide)
        entry.group = self._words(where, "the group", slide.get("group"))
        self._medium(entry, _part(slide, "media"))
        self.intake.entries.append(entry)
        self._rest(where, slide, SLIDE)

    def _medium(self, entry: Entry, media: Mapping[str, Any]) -> None:
        url = said(media.get("url"))
        caption = self._words(entry.where, "the caption", media.get("caption"))
        credit = read_html(said(media.get("credit"))).text
        alt = self._words(entry.where, "alt", media.get("alt"))
        if "<iframe" in url and (source := re.search(r"""src\s*=\s*["']?([^"'\s>]+)""", url)):
            url = source[1]
        if "<" in url:
            quoted = self._words(entry.where, "the text in the place of a picture", url)
            for tag, words in quoted.items():
                entry.text[tag] = "\n\n".join(filter(None, (entry.text.get(tag), words)))
            self._beside("a text in the place of a picture", entry.where, media, ("caption", "credit", "alt"))
        elif spot := spot_of(url, self.language, self._name(entry, caption)):
            entry.place = spot
            self.intake.remark("to do", entry.where, f"a map became a place; look at its name: {url}")
            self._beside("a map", entry.where, media, ("caption", "credit", "alt"))
        elif url:
            entry.media.append(Medium(url, beside(self.file, url), alt, caption, credit))
        else:
            self._beside("a picture that is not named", entry.where, media, ("caption", "credit", "alt"))
        for key in media.keys() - MEDIA:
            if said(media[key]):
                self.intake.remark("no place", entry.where, f"media {key}: {said(media[key])}")

    def _name(self, entry: Entry, caption: Mapping[str, str]) -> str:
        return caption.get(self.language) or entry.headline.get(self.language) or entry.where

    def _beside(self, what: str, where: str, media: Mapping[str, Any], keys: tuple[str, ...]) -> None:
        """What was said beside something that has no such words here."""
        for key in keys:
            if said(media.get(key)):
                self.intake.remark("no place", where, f"{key} of {what}: {said(media[key])}")

    def _words(self, where: str, what: str, written: Any) -> dict[str, str]:
        told = read_html(said(written))
        for words, address in told.links:
            self.intake.remark("no place", where, f"a link in {what}: “{words}” led to {address}")
        for lost in told.lost:
            self.intake.remark("no place", where, f"in {what}: {lost}")
        return {self.language: told.text} if told.text else {}

    # --- dates

    def _date(self, where: str, slide: Mapping[str, Any]) -> str:
        start, end = (self._end(where, _part(slide, key)) for key in ("start_date", "end_date"))
        if not start.date:
            return ""
        dated = dating.between(start, end)
        for doubt in filter(None, dated.doubt.split("; ")):
            self.intake.remark("to do", where, f"date {dated.date}: {doubt}")
        return dated.date

    def _end(self, where: str, part: Mapping[str, Any]) -> dating.Dated:
        time = ":".join(said(part[key]).zfill(2) for key in TIMES if said(part.get(key)))
        time = time or said(part.get("time"))
        if time and time.strip("0:"):
            self.intake.remark("no place", where, f"the time of day: {time}")
        for key in part.keys() - DATE:
            if said(part[key]):
                self.intake.remark("no place", where, f"date {key}: {said(part[key])}")
        if typed := said(part.get("typed")):
            american = re.sub(r"^(\d{1,2})/(\d{1,2})/(\d{4})", r"\3-\1-\2", typed)
            return dating.read_typed(american)
        parts = [said(part.get(key)) for key in ("year", "month", "day")]
        numbers = [number(each) for each in parts]
        if any(each and found is None for each, found in zip(parts, numbers, strict=True)):
            return dating.read_typed(" ".join(reversed([each for each in parts if each])))
        return dating.of_parts(*numbers)

    def _shown_date(self, where: str, slide: Mapping[str, Any]) -> dict[str, str]:
        whole = said(slide.get("display_date"))
        ends = [said(_part(slide, key).get("display_date")) for key in ("start_date", "end_date")]
        if whole and any(ends):
            told = " – ".join(filter(None, ends))
            self.intake.remark("no place", where, f"another form of the date: {told}")
        told = " – ".join(read_html(each).text for each in ([whole] if whole else ends) if each)
        return {self.language: told} if told else {}

    def _rest(self, where: str, slide: Mapping[str, Any], known: set[str]) -> None:
        """What else a slide says, and an exhibit has no place for."""
        for key, value in slide.items():
            if key not in known and said(value):
                self.intake.remark("no place", where, f"{key}: {said(value)}")
        for key in _part(slide, "text").keys() - {"headline", "text"}:
            self.intake.remark("no place", where, f"text {key}: {said(_part(slide, 'text')[key])}")


def _part(slide: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    part = slide.get(key)
    return part if isinstance(part, Mapping) else {}


def said(value: Any) -> str:
    """A value as text; nothing for nothing."""
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, str):
        return value.strip()
    return json.dumps(value, ensure_ascii=False)


def number(value: Any) -> int | None:
    """A year, month or day, however it was typed; None for none."""
    found = re.fullmatch(r"\s*(-?\d[\d,\s]*)(?:\.0+)?\s*", said(value))
    return int(re.sub(r"[,\s]", "", found[1])) if found else None
