"""The words of the exhibit to begin with, in four languages. Everything in it is invented."""

WORDS: dict[str, dict[str, str]] = {
    "title": {
        "en": "Across the River",
        "nl": "De rivier over",
        "fr": "D’une rive à l’autre",
        "de": "Über den Fluss",
    },
    "subtitle": dict.fromkeys(("en", "nl", "fr", "de"), "1868–1931"),
    "introduction": {
        "en": "How people crossed a river: first by boat, then by bridge.",
        "nl": "Hoe mensen een rivier overstaken: eerst met de boot, dan over de brug.",
        "fr": "Comment on traversait une rivière : d’abord en bateau, puis par un pont.",
        "de": "Wie Menschen über einen Fluss kamen: erst mit dem Boot, dann über die Brücke.",
    },
    "about": {
        "en": "This exhibit is invented. It shows how an exhibit is made.",
        "nl": "Deze presentatie is verzonnen. Ze toont hoe een presentatie wordt gemaakt.",
        "fr": "Cette présentation est inventée. Elle montre comment on en fait une.",
        "de": "Diese Ausstellung ist erfunden. Sie zeigt, wie eine Ausstellung gemacht wird.",
    },
    "line-ferry": {
        "en": "In May 1868 the first boat crosses on a rope.",
        "nl": "In mei 1868 vaart de eerste boot langs een touw over.",
        "fr": "En mai 1868, le premier bac traverse le long d’une corde.",
        "de": "Im Mai 1868 fährt das erste Boot an einem Seil hinüber.",
    },
    "line-steam": {
        "en": "A steam ferry makes the crossing shorter.",
        "nl": "Een stoomveer maakt de overtocht korter.",
        "fr": "Un bac à vapeur raccourcit la traversée.",
        "de": "Eine Dampffähre verkürzt die Überfahrt.",
    },
    "line-bridge": {
        "en": "In September 1931 the bridge takes the place of the ferry.",
        "nl": "In september 1931 neemt de brug de plaats in van het veer.",
        "fr": "En septembre 1931, le pont remplace le bac.",
        "de": "Im September 1931 tritt die Brücke an die Stelle der Fähre.",
    },
    "period": {
        "en": "Years of the ferry",
        "nl": "De jaren van het veer",
        "fr": "Les années du bac",
        "de": "Die Zeit der Fähre",
    },
    "ferry-title": {"en": "The ferry", "nl": "Het veer", "fr": "Le bac", "de": "Die Fähre"},
    "ferry-introduction": {
        "en": "For 63 years a ferry linked the two banks [@board1935, p. 4]. It began with a rope.",
        "nl": "Een veer verbond de twee oevers 63 jaar lang [@board1935, p. 4]. Het begon met een touw.",
        "fr": "Pendant 63 ans, un bac a relié les deux rives [@board1935, p. 4]. Tout a commencé par une corde.",
        "de": "63 Jahre lang verband eine Fähre die beiden Ufer [@board1935, p. 4]. Sie begann an einem Seil.",
    },
    "ferry-summary": {
        "en": "First a rope, then steam",
        "nl": "Eerst een touw, dan stoom",
        "fr": "D’abord une corde, puis la vapeur",
        "de": "Erst ein Seil, dann Dampf",
    },
    "bridge-title": {"en": "The bridge", "nl": "De brug", "fr": "Le pont", "de": "Die Brücke"},
    "bridge-introduction": {
        "en": "The ferry could not sail in ice or flood. People on both banks wanted a bridge [@board1935, p. 51].",
        "nl": "Bij ijs of hoog water kon het veer niet varen. Op beide oevers wilde men een brug [@board1935, p. 51].",
        "fr": (
            "Par temps de glace ou de crue, le bac ne pouvait pas naviguer. "
            "Sur les deux rives, on voulait un pont [@board1935, p. 51]."
        ),
        "de": (
            "Bei Eis und Hochwasser konnte die Fähre nicht fahren. "
            "An beiden Ufern wünschte man sich eine Brücke [@board1935, p. 51]."
        ),
    },
    "first-headline": {
        "en": "A ferry on a rope",
        "nl": "Een veer aan een touw",
        "fr": "Un bac le long d’une corde",
        "de": "Eine Fähre am Seil",
    },
    "first-label": {
        "en": (
            "On 3 May 1868 a [ferry](term:ferry) carried people across the river for the first time. "
            "It was a flat boat on a rope and held 20 passengers [@board1935, p. 12].\n\n"
            "It sailed until [the bridge](event:bridge-opens) was opened [@board1935, p. 58]."
        ),
        "nl": (
            "Op 3 mei 1868 bracht een [veer](term:ferry) voor het eerst mensen over de rivier. "
            "Het was een platte boot aan een touw, met plaats voor 20 reizigers [@board1935, p. 12].\n\n"
            "Het voer tot [de brug](event:bridge-opens) openging [@board1935, p. 58]."
        ),
        "fr": (
            "Le 3 mai 1868, un [bac](term:ferry) a transporté pour la première fois des gens d’une rive à l’autre. "
            "C’était un bateau plat, guidé par une corde, pour 20 passagers [@board1935, p. 12].\n\n"
            "Il a navigué jusqu’à l’ouverture du [pont](event:bridge-opens) [@board1935, p. 58]."
        ),
        "de": (
            "Am 3. Mai 1868 brachte eine [Fähre](term:ferry) zum ersten Mal Menschen über den Fluss. "
            "Sie war ein flaches Boot an einem Seil, mit Platz für 20 Fahrgäste [@board1935, p. 12].\n\n"
            "Sie fuhr, bis [die Brücke](event:bridge-opens) eröffnet wurde [@board1935, p. 58]."
        ),
    },
    "picture-alt": {
        "en": "A drawing: a flat boat on a broad river, and low hills on the other bank.",
        "nl": "Een tekening: een platte boot op een brede rivier, en lage heuvels op de andere oever.",
        "fr": "Un dessin : un bateau plat sur une large rivière, et des collines basses sur l’autre rive.",
        "de": "Eine Zeichnung: ein flaches Boot auf einem breiten Fluss, am anderen Ufer niedrige Hügel.",
    },
    "picture-caption": {
        "en": "A placeholder: put your own picture here",
        "nl": "Een voorbeeld: zet hier uw eigen beeld",
        "fr": "Un exemple : mettez ici votre propre image",
        "de": "Ein Platzhalter: Hier steht später Ihr Bild",
    },
    "credit": {
        "en": "Drawn by the program, as a placeholder",
        "nl": "Getekend door het programma, als voorbeeld",
        "fr": "Dessiné par le programme, à titre d’exemple",
        "de": "Vom Programm gezeichnet, als Platzhalter",
    },
    "steam-headline": {
        "en": "Steam instead of a rope",
        "nl": "Stoom in plaats van touw",
        "fr": "La vapeur au lieu de la corde",
        "de": "Dampf statt Seil",
    },
    "steam-label": {
        "en": "About 1904 a steam ferry took over. A crossing now took 6 minutes [@board1935, p. 31].",
        "nl": "Omstreeks 1904 kwam er een stoomveer. Een overtocht duurde nu 6 minuten [@board1935, p. 31].",
        "fr": "Vers 1904, un bac à vapeur a pris la relève. La traversée durait alors 6 minutes [@board1935, p. 31].",
        "de": "Um 1904 löste eine Dampffähre das Seil ab. Eine Überfahrt dauerte nun 6 Minuten [@board1935, p. 31].",
    },
    "steam-more": {
        "en": "The new boat carried carts as well. On market days it sailed from five in the morning [@board1935, p. 33].",
        "nl": "De nieuwe boot nam ook karren mee. Op marktdagen voer hij vanaf vijf uur ’s ochtends [@board1935, p. 33].",
        "fr": (
            "Le nouveau bateau prenait aussi des charrettes. "
            "Les jours de marché, il naviguait dès cinq heures du matin [@board1935, p. 33]."
        ),
        "de": "Das neue Boot nahm auch Karren mit. An Markttagen fuhr es ab fünf Uhr früh [@board1935, p. 33].",
    },
    "bridge-headline": {
        "en": "The bridge is opened",
        "nl": "De brug gaat open",
        "fr": "Le pont est ouvert",
        "de": "Die Brücke wird eröffnet",
    },
    "bridge-label": {
        "en": (
            "On 12 September 1931 the bridge was opened beside the landing stage. "
            "The ferry sailed for the last time that evening [@board1935, p. 58]."
        ),
        "nl": (
            "Op 12 september 1931 ging naast de aanlegplaats de brug open. "
            "Diezelfde avond voer het veer voor het laatst [@board1935, p. 58]."
        ),
        "fr": (
            "Le 12 septembre 1931, le pont a été ouvert à côté de l’embarcadère. "
            "Le soir même, le bac a navigué pour la dernière fois [@board1935, p. 58]."
        ),
        "de": (
            "Am 12. September 1931 wurde neben der Anlegestelle die Brücke eröffnet. "
            "Am selben Abend fuhr die Fähre zum letzten Mal [@board1935, p. 58]."
        ),
    },
    "bridge-differ": {
        "en": "One chapter counts 400 guests [@board1935, p. 58]; the list of names has 312 [@board1935, p. 77].",
        "nl": "Eén hoofdstuk telt 400 gasten [@board1935, p. 58]; de namenlijst telt er 312 [@board1935, p. 77].",
        "fr": (
            "Un chapitre compte 400 invités [@board1935, p. 58] ; "
            "la liste des noms en a 312 [@board1935, p. 77]."
        ),
        "de": (
            "Ein Kapitel zählt 400 Gäste [@board1935, p. 58]; die Namensliste hat 312 [@board1935, p. 77]."
        ),
    },
    "landing": {
        "en": "The landing stage",
        "nl": "De aanlegplaats",
        "fr": "L’embarcadère",
        "de": "Die Anlegestelle",
    },
    "term": {"en": "ferry", "nl": "veer", "fr": "bac", "de": "Fähre"},
    "meaning": {
        "en": "A boat that carries people, animals and carts across a river [@board1935, p. 3].",
        "nl": "Een boot die mensen, dieren en karren over een rivier brengt [@board1935, p. 3].",
        "fr": "Un bateau qui transporte gens, animaux et charrettes d’une rive à l’autre [@board1935, p. 3].",
        "de": "Ein Boot, das Menschen, Tiere und Karren über einen Fluss bringt [@board1935, p. 3].",
    },
    "chart-title": {
        "en": "Passengers in a year",
        "nl": "Reizigers per jaar",
        "fr": "Passagers par an",
        "de": "Fahrgäste im Jahr",
    },
    "chart-unit": {"en": "passengers", "nl": "reizigers", "fr": "passagers", "de": "Fahrgäste"},
    "life-name": {
        "en": "A ferry keeper",
        "nl": "Een veervrouw",
        "fr": "Une passeuse",
        "de": "Eine Fährfrau",
    },
    "life-introduction": {
        "en": "She came to the ferry as a girl, and was there when it sailed for the last time [@board1935, p. 60].",
        "nl": "Ze kwam als meisje bij het veer en was erbij toen het voor het laatst voer [@board1935, p. 60].",
        "fr": (
            "Arrivée au bac encore jeune fille, elle était là quand il a navigué "
            "pour la dernière fois [@board1935, p. 60]."
        ),
        "de": "Sie kam als Mädchen zur Fähre und war dabei, als sie zum letzten Mal fuhr [@board1935, p. 60].",
    },
    "book": {
        "en": "The Ferry and the Bridge",
        "nl": "Het veer en de brug",
        "fr": "Le bac et le pont",
        "de": "Die Fähre und die Brücke",
    },
    "board": {"en": "River Board", "nl": "Rivierbestuur", "fr": "Office de la rivière", "de": "Flussbauamt"},
    "town": {"en": "Riverside", "nl": "Oeverdorp", "fr": "Rive-Haute", "de": "Uferstadt"},
}
"""By key and language. French has its no-break spaces before : and ;."""
