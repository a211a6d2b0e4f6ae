"""The journal's pain ratings for health records: a FHIR R4 bundle that a server takes in as one transaction.

Each rating is one Observation with the LOINC code of the 0-10 numeric rating of pain, and each PEG one with the
mean of its three answers, without a name of the person: whoever takes it in adds the patient. What hurt in a
session stands in words beside its last rating. What has no code that means exactly it, such as exercises, worst
pain in a session, an activity of one's own and notes, stays out.

Every observation has an identifier that stays the same in each export, however often its entry is edited, and
comes as a conditional update: a server that has one with this identifier replaces it, any other makes it. So a
bundle can be loaded twice, and a later one brings it up to date. An observation that a later bundle no longer has
stays there as it is: a journal does not delete from a health record.

Structure: https://hl7.org/fhir/R4/bundle.html, https://hl7.org/fhir/R4/observation.html,
https://hl7.org/fhir/R4/http.html#cond-update. Codes: https://loinc.org/72514-3, https://loinc.org/91148-7. This
material contains content from LOINC (http://loinc.org), copyright Regenstrief Institute, Inc. and the LOINC
Committee, available at no cost under the license at http://loinc.org/license.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import Any
from uuid import UUID, uuid5

from backcare_tui.domain.journal.entry import Entry, PegEntry, RatingEntry, RestRating
from backcare_tui.domain.journal.entry_words import NameOf, complaint_lines
from backcare_tui.storage.exchange.json import write_document

_CATEGORY = {"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "survey"}
_LOINC = "http://loinc.org"
_PAIN = ("72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported")
_PEG_MEAN = ("91147-9", "Mean score [PEG]")
_PEG_ANSWERS = (
    ("pain", "75893-8", "What number best describes your pain on average in the past week?"),
    (
        "enjoyment",
        "91145-3",
        "What number best describes how, during the past week, pain has interfered with your enjoyment of life?",
    ),
    (
        "activity",
        "91146-1",
        "What number best describes how, during the past week, pain has interfered with your general activity?",
    ),
)
"""The fields of a PEG, each with its code and the name that LOINC has for it."""
_OWN_WORDS = "The three questions were asked in the program's own words."
_UUIDS = "urn:ietf:rfc:3986"
"""The system of an identifier that is a URI: https://hl7.org/fhir/R4/identifier-registry.html."""
_UNIT = {"unit": "{score}", "system": "http://unitsofmeasure.org", "code": "{score}"}
_FARTHEST = timedelta(hours=14)
"""The largest offset from UTC that a FHIR dateTime may have."""


def write_fhir(entries: Iterable[Entry], name_of: NameOf) -> Iterator[str]:
    """The text of a JSON file with the bundle, piece by piece."""
    bundle = {"resourceType": "Bundle", "type": "transaction"}
    found = (one for entry in entries for one in _bundled(entry, name_of))
    first = next(found, None)
    if first is None:  # an empty list is no list in FHIR
        yield json.dumps(bundle, indent=2)
    else:
        yield from write_document(bundle, "entry", chain([first], found))
    yield "\n"


def _bundled(entry: Entry, name_of: NameOf) -> Iterator[dict[str, Any]]:
    """What the bundle has of ENTRY."""
    if isinstance(entry, PegEntry):
        yield _bundle_entry(entry.id, _peg(entry))
        return
    observations = [(_uuid(entry, rating), _rating(rating)) for rating in entry.rest_ratings]
    hurt = [{"text": line} for line in complaint_lines(entry, name_of)]
    if observations and hurt:
        observations[-1][1]["note"] = hurt
    yield from (_bundle_entry(uuid, observation) for uuid, observation in observations)


def _bundle_entry(uuid: UUID, observation: dict[str, Any]) -> dict[str, Any]:
    """OBSERVATION, to replace the one with the identifier UUID or else to be made.

    Its place in the bundle has another id: servers put the real address wherever they find that one.
    """
    urn = uuid.urn
    identified = {"resourceType": "Observation", "identifier": [{"system": _UUIDS, "value": urn}], **observation}
    request = {"method": "PUT", "url": f"Observation?identifier={_UUIDS}|{urn}"}
    return {"fullUrl": uuid5(uuid, "place").urn, "resource": identified, "request": request}


def _uuid(entry: Entry, rating: RestRating) -> UUID:
    """An id for RATING of ENTRY that is the same in every export."""
    return entry.id if isinstance(entry, RatingEntry) else uuid5(entry.id, rating.field)


def _rating(rating: RestRating) -> dict[str, Any]:
    return _observation(_PAIN, rating.at, rating.pain)


def _peg(peg: PegEntry) -> dict[str, Any]:
    answers = [
        {"code": _coded((code, name)), "valueQuantity": _score(getattr(peg, field))}
        for field, code, name in _PEG_ANSWERS
    ]
    mean = _observation(_PEG_MEAN, peg.at, round(peg.mean, 1))
    return {**mean, "note": [{"text": _OWN_WORDS}], "component": answers}


def _observation(meaning: tuple[str, str], at: datetime, value: float) -> dict[str, Any]:
    offset = at.utcoffset() or timedelta()
    known = at if abs(offset) <= _FARTHEST else at.astimezone(UTC)
    return {
        "status": "final",
        "category": [{"coding": [_CATEGORY]}],
        "code": _coded(meaning),
        "effectiveDateTime": known.isoformat(),
        "valueQuantity": _score(value),
    }


def _coded(meaning: tuple[str, str]) -> dict[str, Any]:
    """A code of LOINC and its name there."""
    code, name = meaning
    return {"coding": [{"system": _LOINC, "code": code, "display": name}]}


def _score(value: float) -> dict[str, Any]:
    return {"value": value, **_UNIT}
