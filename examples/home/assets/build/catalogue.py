"""The films as schema.org JSON-LD: catalog.json and history.json."""

from films import HISTORY, RAILS, Film, Rail

CONTEXT = "https://schema.org"
MODIFIED = "2026-11-23"

WHY_PUBLIC = {
    "age": "Public domain in the United States: published before 1931.",
    "renewal": "Public domain in the United States: copyright not renewed.",
    "notice": "Public domain in the United States: published without a valid copyright notice.",
}

# All three formats that the engine must decode, in every part of the screen.
POSTER_FORMAT = {"scifi": "webp", "world": "webp", "animation": "png"}
PNG_POSTERS = {"fantasmagorie", "little-nemo", "namakura-gatana", "prinzen-achmed", "the-skeleton-dance", "superman-1941"}
# Which posters the feed names although they cannot be shown: the demo must stand that. README.md
# lists them.
MISSING_POSTER = "quicksand"
TRUNCATED_POSTER = "the-phantom-planet"
WEBP_HEROES = ("scifi", "horror", "anim", "world")


def poster_path(film: Film, rail: Rail) -> str:
    """Where the poster's background is, relative to the assets folder."""
    extension = POSTER_FORMAT.get(rail.grade, "jpg")
    if film.id == TRUNCATED_POSTER or (extension == "png" and film.id not in PNG_POSTERS):
        extension = "jpg"
    return f"posters/{film.id}.{extension}"


def hero_path(name: str) -> str:
    """Where hero art `name` is, relative to the assets folder."""
    return f"heroes/{name}.{'webp' if name.split('-')[0] in WEBP_HEROES else 'jpg'}"


def typeset(text: str) -> str:
    """`text` with typographic apostrophes."""
    return text.replace("'", "\u2019")


def person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": typeset(name)}


def movie(film: Film, rail: Rail) -> dict[str, object]:
    """One schema.org Movie. Absent facts are absent members."""
    entry: dict[str, object] = {"@type": "Movie", "@id": f"#{film.id}", "name": typeset(film.title)}
    if film.english is not None:
        entry["alternateName"] = typeset(film.english)
    entry |= {
        "inLanguage": film.language,
        "datePublished": str(film.year),
        "countryOfOrigin": {"@type": "Country", "name": film.country},
        "genre": list(film.genres),
        "director": [person(name) for name in film.directors],
    }
    if film.cast:
        entry["actor"] = [person(name) for name in film.cast]
    if film.minutes is not None:
        entry["duration"] = f"PT{film.minutes}M"
    return entry | {
        "description": typeset(film.synopsis),
        "thumbnailUrl": poster_path(film, rail),
        "image": hero_path(film.hero),
        "copyrightNotice": WHY_PUBLIC[film.pd],
    }


def item_list(rail: Rail) -> dict[str, object]:
    """A rail: a schema.org ItemList that refers to its films by `@id`."""
    items = [{"@type": "ListItem", "position": index, "item": {"@id": f"#{film.id}"}} for index, film in enumerate(rail.films, 1)]
    return {"@type": "ItemList", "@id": f"#rail-{rail.id}", "name": rail.name, "numberOfItems": len(items), "itemListElement": items}


def catalogue() -> dict[str, object]:
    """The feed: rails first, in the order of the screen, then all films."""
    return {
        "@context": CONTEXT,
        "@type": "DataFeed",
        "name": "Public-domain films",
        "inLanguage": "en",
        "dateModified": MODIFIED,
        "dataFeedElement": [item_list(rail) for rail in RAILS] + [movie(film, rail) for rail in RAILS for film in rail.films],
    }


def history() -> dict[str, object]:
    """What the viewer has begun: WatchActions on the Clip of each film that was seen, the most recent first."""
    items = [
        {
            "@type": "ListItem",
            "position": index,
            "item": {
                "@type": "WatchAction",
                "actionStatus": "https://schema.org/ActiveActionStatus",
                "object": {"@type": "Clip", "isPartOf": {"@id": f"catalog.json#{film}"}, "startOffset": 0, "endOffset": minutes * 60},
            },
        }
        for index, (film, minutes) in enumerate(HISTORY, 1)
    ]
    return {"@context": CONTEXT, "@type": "ItemList", "name": "Continue Watching", "numberOfItems": len(items), "itemListElement": items}
