"""The journal's pain ratings for health records: a FHIR R4 bundle of observations.

Each is one Observation with the LOINC code of the 0-10 numeric rating of pain, without a name of the person:
whoever takes it in adds the patient. What hurt in a session stands in words beside its last rating. What has no
code that means exactly it, such as exercises, worst pain in a session and notes, stays out.

Structure: https://hl7.org/fhir/R4/bundle.html, https://hl7.org/fhir/R4/observation.html. Code:
https://loinc.org/72514-3. This material contains content from LOINC (http://loinc.org), copyright Regenstrief
Institute, Inc. and the LOINC Committee, available at no cost under the license at http://loinc.org/license.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import Any
from uuid import UUID, uuid5

from backcare_tui.domain.journal.entry import Entry, RatingEntry, RestRating
from backcare_tui.domain.journal.entry_words import NameOf, complaint_lines
from backcare_tui.storage.exchange.json import write_document

_CATEGORY = {"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "survey"}
_CODE = {
    "system": "http://loinc.org",
    "code": "72514-3",
    "display": "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
}
_UNIT = {"unit": "{score}", "system": "http://unitsofmeasure.org", "code": "{score}"}
_FARTHEST = timedelta(hours=14)
"""The largest offset from UTC that a FHIR dateTime may have."""


def write_fhir(entries: Iterable[Entry], name_of: NameOf = str) -> Iterator[str]:
    """The text of a JSON file with the bundle, piece by piece."""
    bundle = {"resourceType": "Bundle", "type": "collection"}
    found = (one for entry in entries for one in _observations(entry, name_of))
    first = next(found, None)
    if first is None:  # an empty list is no list in FHIR
        yield json.dumps(bundle, indent=2)
    else:
        yield from write_document(bundle, "entry", chain([first], found))
    yield "\n"


def _observations(entry: Entry, name_of: NameOf) -> list[dict[str, Any]]:
    resources = [(_uuid(entry, rating), _observation(rating.pain, rating.at)) for rating in entry.rest_ratings]
    hurt = [{"text": line} for line in complaint_lines(entry, name_of)]
    if resources and hurt:
        resources[-1][1]["note"] = hurt
    return [{"fullUrl": f"urn:uuid:{uuid}", "resource": resource} for uuid, resource in resources]


def _uuid(entry: Entry, rating: RestRating) -> UUID:
    """An id for RATING of ENTRY that is the same in every export."""
    return entry.id if isinstance(entry, RatingEntry) else uuid5(entry.id, rating.field)


def _observation(pain: int, at: datetime) -> dict[str, Any]:
    offset = at.utcoffset() or timedelta()
    known = at if abs(offset) <= _FARTHEST else at.astimezone(UTC)
    return {
        "resourceType": "Observation",
        "status": "final",
        "category": [{"coding": [_CATEGORY]}],
        "code": {"coding": [_CODE]},
        "effectiveDateTime": known.isoformat(),
        "valueQuantity": {"value": pain, **_UNIT},
    }
