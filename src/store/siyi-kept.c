/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Months and sessions counted beside other work, the newest first. A piece reads for a moment, without a lock
 * that keeps anybody from writing, and writes what is complete by then in a short quiet transaction; where anything
 * was written since it read, it reads again. Nothing is kept of an unfinished month but in memory, so that it may
 * end anywhere. On an archive's writing thread. */
#include "siyi-kept-private.h"

#include "siyi-quiet-private.h"

/* Fewer are counted before anybody notices. */
enum { VISITS_WORTH_KEEPING = 5000, SESSIONS_AT_ONCE = 500 };

static const char sql_worth[] =
  "SELECT count (*) FROM (SELECT 1 FROM visit LIMIT ?)";

/* Of the file as this connection saw it: others' commits, and what it wrote itself. */
typedef struct { gint64 version, changes; } Stamp;

typedef struct
{
  char    *name;        /* 2026-11 */
  SiyiDay  until;
  GBytes  *packed;
} Month;

struct _SiyiKept
{
  gint64        budget;     /* µs */
  gint64        end;        /* of this piece, monotonic */
  Stamp         stamp;      /* what was read is of this state */
  char         *rules;

  /* The month under way. */
  char         *month;      /* (nullable) */
  int           part;       /* the next one */
  SiyiStatSums  sums;

  /* Complete, not yet written. */
  GArray       *months;     /* Month */
  GArray       *sessions;   /* SiyiSessionOver */
};

static void
month_clear (gpointer data)
{
  Month *self = data;

  g_free (self->name);
  g_bytes_unref (self->packed);
}

static void
drop_month (SiyiKept *self)
{
  g_clear_pointer (&self->month, g_free);
  siyi_stat_sums_clear (&self->sums);
  self->part = 0;
}

/**
 * siyi_kept_new:
 * @budget_us: after so long a piece takes up nothing more; 0: a piece is the least there is, %G_MAXINT64: as much
 *   as is read at once
 */
SiyiKept *
siyi_kept_new (gint64 budget_us)
{
  SiyiKept *self = g_new0 (SiyiKept, 1);

  self->budget = budget_us;
  self->months = g_array_new (FALSE, FALSE, sizeof (Month));
  g_array_set_clear_func (self->months, month_clear);
  self->sessions = g_array_new (FALSE, FALSE, sizeof (SiyiSessionOver));

  return self;
}

void
siyi_kept_free (SiyiKept *self)
{
  drop_month (self);
  g_free (self->rules);
  g_array_unref (self->months);
  g_array_unref (self->sessions);
  g_free (self);
}

/**
 * siyi_kept_is_worth:
 *
 * Returns: whether the archive has so many visits that counting them is felt
 */
gboolean
siyi_kept_is_worth (SiyiDb *db)
{
  return siyi_db_ask_int64 (db, 0, sql_worth, "i", VISITS_WORTH_KEEPING) >= VISITS_WORTH_KEEPING;
}

static Stamp
stamp_of (SiyiDb *db)
{
  return (Stamp) { siyi_db_get_int64 (db, "PRAGMA data_version", 0), sqlite3_total_changes64 (siyi_db_handle (db)) };
}

static gboolean
is_same (Stamp a,
         Stamp b)
{
  return a.version == b.version && a.changes == b.changes;
}

static gboolean
has_time (const SiyiKept *self)
{
  return g_get_monotonic_time () < self->end;
}

/* Some parts of the month; it is complete afterwards, or the time is over. */
static gboolean
read_month (SiyiKept    *self,
            SiyiDb      *db,
            const char  *name,
            GError     **error)
{
  if (g_strcmp0 (self->month, name) != 0)
    {
      drop_month (self);
      self->month = g_strdup (name);
      siyi_stat_sums_init (&self->sums);
    }

  do
    {
      if (!siyi_stat_kept_part (db, name, self->part, &self->sums, error))
        return FALSE;
      self->part++;
    }
  while (self->part < SIYI_N_KEPT_PARTS && has_time (self));

  if (self->part == SIYI_N_KEPT_PARTS)
    {
      const Month month = { g_strdup (name), self->sums.until, siyi_stat_kept_pack (&self->sums) };

      g_array_append_val (self->months, month);
      drop_month (self);
    }

  return TRUE;
}

static gboolean
read_sessions (SiyiKept  *self,
               SiyiDb    *db,
               gboolean  *more,
               GError   **error)
{
  g_autoptr(GArray) ids = siyi_sessions_over_missing (db, SESSIONS_AT_ONCE, error);

  if (ids == NULL)
    return FALSE;
  *more = ids->len == SESSIONS_AT_ONCE;
  for (guint i = 0; i < ids->len; i++)
    {
      SiyiSessionOver session = { g_array_index (ids, gint64, i), 0 };

      if (i > 0 && !has_time (self))
        {
          *more = TRUE;
          break;
        }
      session.complete = siyi_sessions_over_read (db, session.id, error);
      if (session.complete < 0)
        return FALSE;
      g_array_append_val (self->sessions, session);
    }

  return TRUE;
}

/* Within a hold. */
static gboolean
read_some (SiyiKept  *self,
           SiyiDb    *db,
           gboolean  *more,
           GError   **error)
{
  const Stamp stamp = stamp_of (db);
  g_auto(GStrv) missing = NULL;

  if (!is_same (stamp, self->stamp))
    drop_month (self);
  self->stamp = stamp;
  g_free (self->rules);
  self->rules = siyi_stat_kept_rules (db, error);
  missing = self->rules != NULL ? siyi_stat_kept_missing (db, self->rules, error) : NULL;
  if (missing == NULL)
    return FALSE;

  for (char **month = missing; *month != NULL; month++)
    {
      if (month > missing && !has_time (self))
        return TRUE;
      if (!read_month (self, db, *month, error))
        return FALSE;
    }
  if (self->month == NULL && (missing[0] == NULL || has_time (self)))
    return read_sessions (self, db, more, error);

  return TRUE;
}

static gboolean
write_all (SiyiKept  *self,
           SiyiDb    *db,
           GError   **error)
{
  for (guint i = 0; i < self->months->len; i++)
    {
      const Month *month = &g_array_index (self->months, Month, i);

      if (!siyi_stat_kept_put (db, month->name, month->until, self->rules, month->packed, error))
        return FALSE;
    }
  for (guint i = 0; i < self->sessions->len; i++)
    if (!siyi_sessions_over_put (db, &g_array_index (self->sessions, SiyiSessionOver, i), error))
      return FALSE;

  return TRUE;
}

/* BUSY and what was written meanwhile are no trouble: it comes again. */
static gboolean
write_some (SiyiKept  *self,
            SiyiDb    *db,
            gboolean  *more,
            GError   **error)
{
  g_autoptr(GError) failed = NULL;
  gboolean done = FALSE;

  if (siyi_db_begin_quietly (db, &failed))
    {
      if (is_same (stamp_of (db), self->stamp) && write_all (self, db, &failed))
        done = siyi_db_commit_quietly (db, &failed);
      else
        siyi_db_cancel_quietly (db);
    }
  /* Its own writing is no news to the month under way. */
  if (done)
    self->stamp = stamp_of (db);
  *more = *more || !done;
  if (failed == NULL || g_error_matches (failed, SIYI_ERROR, SIYI_ERROR_BUSY))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failed));

  return FALSE;
}

/**
 * siyi_kept_count:
 * @more: (out): whether there is more to do
 *
 * One piece. It is no action: nothing of the office changes.
 *
 * Returns: whether that went through
 */
gboolean
siyi_kept_count (SiyiKept  *self,
                 SiyiDb    *db,
                 gboolean  *more,
                 GError   **error)
{
  const gint64 now = g_get_monotonic_time ();
  gboolean held, done;

  self->end = self->budget > G_MAXINT64 - now ? G_MAXINT64 : now + self->budget;
  *more = TRUE;
  held = siyi_db_hold (db);
  done = read_some (self, db, more, error);
  siyi_db_let_go (db, held);
  if (done && (self->months->len > 0 || self->sessions->len > 0))
    done = write_some (self, db, more, error);
  g_array_set_size (self->months, 0);
  g_array_set_size (self->sessions, 0);

  return done;
}
