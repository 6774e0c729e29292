"""What the columns of a plain table are called, in four languages."""

import re
from collections.abc import Iterable
from unicodedata import combining, normalize

from kiosk.content.texts import is_language

NAMES = {
    "date": "date, datum, when, wann, quand, wanneer, start, start date, begin, begin date, begindatum, van, von, "
            "anfang, beginn, date de début, début",
    "end": "end, end date, until, to, einddatum, einde, tot, ende, enddatum, bis, date de fin, fin, jusque",
    "date_text": "display date, date text, shown date, getoonde datum, date affichée, angezeigtes datum",
    "year": "year, jaar, année, an, jahr",
    "month": "month, maand, mois, monat",
    "day": "day, dag, jour, tag des monats",
    "headline": "headline, title, titel, titre, kop, kopregel, überschrift, name, naam, nom, event, gebeurtenis, "
                "événement, ereignis, heading",
    "text": "text, tekst, texte, description, beschrijving, omschrijving, beschreibung, label, body, content, "
            "inhoud, contenu, inhalt, kurztext, short text",
    "more": "more, long text, read more, meer, lange tekst, lees meer, plus, texte long, lire la suite, mehr, "
            "langtext, weiterlesen",
    "place": "place, location, where, plaats, locatie, waar, lieu, endroit, où, ort, wo, plek",
    "latitude": "latitude, lat, breedtegraad, breedte, breitengrad, breite, y",
    "longitude": "longitude, lon, lng, long, lengtegraad, lengte, längengrad, länge, x",
    "source": "source, sources, reference, references, citation, bron, bronnen, bronvermelding, référence, "
              "références, quelle, quellen, quellenangabe, beleg, literature, literatuur, littérature, literatur",
    "picture": "picture, image, photo, photograph, media, medium, file, filename, file name, afbeelding, foto, "
               "beeld, bestand, bestandsnaam, illustration, fichier, bild, datei, dateiname",
    "alt": "alt, alt text, alternative text, alttekst, alternatieve tekst, texte alternatif, alternativtext, "
           "bildbeschreibung, image description",
    "caption": "caption, media caption, bijschrift, onderschrift, légende, bildunterschrift, bildlegende",
    "credit": "credit, credits, media credit, copyright, herkomst, bronvermelding foto, crédit, crédits, "
              "crédit photo, nachweis, bildnachweis, collection, collectie, sammlung, owner, eigenaar",
    "rights": "rights, licence, license, rechten, licentie, droits, rechte, lizenz",
    "group": "group, groep, groupe, gruppe, panel, paneel, panneau, tafel, theme, thema, thème, category, "
             "categorie, catégorie, kategorie, section, chapter, hoofdstuk, chapitre, kapitel, tag",
}  # fmt: skip
"""What each field may be called; capitals, accents, spaces and signs do not count."""

IN_LANGUAGES = ("headline", "text", "more", "date_text", "caption", "alt", "place", "group")
"""Fields that may have a column for each language: "Headline (nl)", "tekst_fr"."""

_TAGGED = re.compile(r"^(.+?)[\s_.:(\[/-]+([A-Za-z]{2})[)\]]?$")


def bare(name: str) -> str:
    """A name in small letters and figures alone."""
    plain = "".join(each for each in normalize("NFKD", name.casefold()) if not combining(each))
    return re.sub(r"[^a-z0-9]+", "", plain)


KNOWN = {bare(name): field for field, names in NAMES.items() for name in names.split(",")}


def fields_of(columns: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Each column that is known: its field, and its language where it has one. Each field counts once."""
    found: dict[str, tuple[str, str]] = {}
    for column in columns:
        field, language = KNOWN.get(bare(column), ""), ""
        tagged = _TAGGED.match(column)
        if not field and tagged and is_language(tagged[2].lower()):
            field, language = KNOWN.get(bare(tagged[1]), ""), tagged[2].lower()
            field = field if field in IN_LANGUAGES else ""
        if field and (field, language) not in found.values():
            found[column] = field, language
    return found
