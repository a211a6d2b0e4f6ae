"""What is asked of `latest`, in SQL: each statement goes by an index, whose order is that of its rows."""

from backcare_tui.domain.journal.memo import LASTING, PASSING, Subject
from backcare_tui.domain.journal.overview import OLDER_MEMOS

_READ = """
    SELECT latest.seq, latest.changed, latest.deleted, latest.kind, latest.at_us, latest.wall_us, latest.counts,
           latest.pain_first, latest.pain_last, latest.rated_us, latest.words, latest.leg, latest.leg_pain,
           latest.routine, latest.exercises, latest.minutes, latest.memo_us, latest.about, latest.sum,
           revision.seq, revision.rev, revision.entry_id, revision.device, revision.written_utc,
           revision.written_offset_min, revision.kind, revision.at_utc, revision.at_offset_min,
           revision.deleted, revision.undoes, revision.body, revision.sum
    FROM latest LEFT JOIN revision ON revision.seq = latest.seq
"""
LATEST_COLUMNS = 19
KIND_COLUMN = 3
READ_WHOLE = ("session", "morning")
"""The kinds of which a glance needs more than the list says: what was done, and how a morning compares."""
_GLANCE = f"{_READ} AND latest.kind IN {READ_WHOLE}"

_IS_WANTED = """
    latest.at_us > :after AND latest.at_us <= :until AND latest.wall_us >= :begins AND latest.wall_us < :ends
    AND (:kind IS NULL OR latest.kind = :kind)
    AND (:routine IS NULL OR latest.routine = :routine)
    AND (:exercise IS NULL OR instr(latest.exercises, :exercise))
"""
_SAYS_IT = """
    latest.words IS NOT NULL AND instr(latest.words, :word)
    AND (json_array_length(:words) = 1
         OR NOT EXISTS (SELECT 1 FROM json_each(:words) WHERE NOT instr(latest.words, json_each.value)))
"""
"""The longest word first: few notes have it, and only of those the others are looked for."""
_LATEST_FIRST = "ORDER BY latest.at_us DESC, latest.seq DESC"
READ_SPAN = f"{_READ} WHERE {_IS_WANTED} {_LATEST_FIRST} LIMIT :limit"
GLANCE_SPAN = f"{_GLANCE} WHERE {_IS_WANTED} {_LATEST_FIRST} LIMIT :limit"
_NOTES = "FROM latest INDEXED BY latest_words"
"""Of the few entries that have a note, most need not be read: the index has its words."""
READ_SAYING = (
    f"{_READ.replace('FROM latest', _NOTES)} WHERE {_IS_WANTED} AND {_SAYS_IT} {_LATEST_FIRST} LIMIT :limit"
)
_ORDER = "SELECT latest.seq FROM latest"
ORDER_SPAN = f"{_ORDER} WHERE {_IS_WANTED} {_LATEST_FIRST} LIMIT :limit"
ORDER_SAYING = (
    f"{_ORDER.replace('FROM latest', _NOTES)} WHERE {_IS_WANTED} AND {_SAYS_IT} {_LATEST_FIRST} LIMIT :limit"
)
_COUNT = "SELECT count(*) FROM latest"
COUNT_SPAN = f"{_COUNT} WHERE {_IS_WANTED}"
COUNT_ALL = f"{_COUNT} WHERE latest.at_us > :after AND latest.at_us <= :until"
"""What COUNT_SPAN counts where everything is wanted, in a third of the time: it is asked for the whole journal."""
COUNT_SAYING_ALL = f"{COUNT_ALL.replace('FROM latest', _NOTES)} AND {_SAYS_IT}"
"""What COUNT_SAYING counts where nothing but words is wanted: the index says it, and no entry is looked up."""
COUNT_SAYING = f"{_COUNT.replace('FROM latest', _NOTES)} WHERE {_IS_WANTED} AND {_SAYS_IT}"
LAST_RATED = "SELECT max(rated_us) FROM latest WHERE rated_us <= ?"
READ_RATED = f"{_READ} WHERE rated_us >= ? {_LATEST_FIRST}"
_READ_COUNTING = f"{_READ} WHERE counts = 1 AND at_us <= ?"
READ_FIRST_COUNTING = f"{_READ_COUNTING} ORDER BY latest.at_us, latest.seq DESC LIMIT 1"
READ_LAST_COUNTING = f"{_READ_COUNTING} {_LATEST_FIRST} LIMIT 1"
_MEMOS_LATEST_FIRST = "ORDER BY latest.memo_us DESC, latest.seq DESC"
READ_MEMOS = f"{_READ} WHERE memo_us IS NOT NULL {_MEMOS_LATEST_FIRST}"
_PASSING, _LASTING = (f"({', '.join(repr(one.value) for one in several)})" for several in (PASSING, LASTING))
STANDING = tuple(subject for subject in Subject if subject not in (*PASSING, *LASTING))
ORDER_OLDER_MEMOS = f"""
    {_ORDER} WHERE memo_us <= :until AND wall_us < :begins AND about = :about
    {_MEMOS_LATEST_FIRST} LIMIT {OLDER_MEMOS}
"""
OLDER_NAMES = [f"older_{number}" for number in range(OLDER_MEMOS * len(STANDING))]
READ_MEMOS_THAT_MATTER = f"""
    {_READ} WHERE memo_us <= :until AND (
        about IN {_LASTING} OR latest.seq IN ({", ".join(f":{name}" for name in OLDER_NAMES)})
        OR wall_us >= CASE WHEN about IN {_PASSING} THEN :passing_begins ELSE :begins END
    )
    {_MEMOS_LATEST_FIRST}
"""
ANY_LEG = "SELECT seq FROM latest WHERE leg = 1 LIMIT 1"
LEG_TOLD = """
    SELECT wall_us FROM latest INDEXED BY latest_by_day
    WHERE at_us IS NOT NULL AND leg = 1 AND wall_us >= ? AND at_us <= ?
"""
READ_CHANGED = f"{_READ} WHERE latest.changed = 1 ORDER BY latest.seq DESC"
PAINS = """
    SELECT wall_us, pain_first, pain_last FROM latest
    WHERE at_us IS NOT NULL AND pain_first IS NOT NULL AND wall_us >= ? AND wall_us < ?
"""
RATED_IN_TURN = """
    SELECT wall_us, pain_first, pain_last FROM latest
    WHERE at_us IS NOT NULL AND pain_first IS NOT NULL AND wall_us < ? ORDER BY wall_us
"""
WALKED = """
    SELECT wall_us, minutes FROM latest
    WHERE at_us IS NOT NULL AND minutes IS NOT NULL AND wall_us >= ? AND wall_us < ?
"""
FIRST_DAY = "SELECT min(wall_us) FROM latest WHERE at_us IS NOT NULL"
DAYS_TOLD = """
    SELECT at_us, seq, wall_us, counts, routine, pain_first, pain_last, minutes, leg_pain, leg FROM latest
    WHERE at_us IS NOT NULL AND wall_us >= ? AND wall_us < ?
"""
