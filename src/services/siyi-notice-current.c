/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a notice as the plan stands now: every session of the month that takes place, and of
 * those that do not, the ones the public was told of. On an archive's thread. */
#include "siyi-notice-private.h"

#include "siyi-office-store.h"
#include "siyi-words.h"

typedef struct
{
  SiyiDb       *db;
  GPtrArray    *lines;      /* SiyiNoticeLine */
  GPtrArray    *newest;     /* (nullable) SiyiNoticeLine: as last published */
  GPtrArray    *first;      /* (nullable) SiyiNoticeLine: as first published */
  SiyiCalendar *calendar;
  char         *place;      /* the office's own, where a session has none */
} Current;

static gboolean
is_make_up (const SiyiCalendar *calendar,
            SiyiDay             day)
{
  const SiyiDayKind kind = siyi_calendar_day_kind (calendar, day);

  return siyi_day_weekday (day) > 5 &&
         (kind == SIYI_DAY_KIND_MAKE_UP || kind == SIYI_DAY_KIND_OWN_WORKING);
}

static void
set_remark (const Current  *self,
            SiyiNoticeLine *line,
            SiyiChangeKind  change)
{
  const SiyiNoticeLine *first =
    self->first != NULL ? siyi_notice_line_find (self->first, line->uid) : NULL;
  const char *remark = "";

  if (self->first != NULL)
    remark = siyi_notice_line_remark (line, first, change);
  if (*remark == '\0' && is_make_up (self->calendar, line->day))
    remark = siyi_word ("notice-remark", "make-up");

  g_free (line->remark);
  line->remark = g_strdup (remark);
}

static void
take_session (Current           *self,
              const SiyiPlanned *session)
{
  SiyiNoticeLine *line;

  /* Of a session that was cancelled before anybody was told, nobody need be told. */
  if (session->state == SIYI_SESSION_CANCELLED &&
      (self->newest == NULL || siyi_notice_line_find (self->newest, session->uid) == NULL))
    return;

  line = siyi_notice_line_new (session);
  if (*line->place == '\0')
    {
      g_free (line->place);
      line->place = g_strdup (self->place);
    }
  set_remark (self, line, session->change);
  g_ptr_array_add (self->lines, line);
}

/* A session that was published here and now lies in another month, or in none. */
static gboolean
take_lost (Current               *self,
           const SiyiNoticeLine  *published,
           GError               **error)
{
  g_autoptr(GError) failed = NULL;
  g_autoptr(SiyiPlanned) session = siyi_planned_load_one (self->db, published->session, &failed);
  SiyiNoticeLine *line;

  if (session != NULL && g_strcmp0 (session->uid, published->uid) == 0)
    {
      take_session (self, session);
      return TRUE;
    }
  if (failed != NULL && !g_error_matches (failed, SIYI_ERROR, SIYI_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }

  line = siyi_notice_line_copy (published);
  line->session = 0;
  line->cancelled = TRUE;
  set_remark (self, line, SIYI_CHANGE_CANCELLED);
  g_ptr_array_add (self->lines, line);

  return TRUE;
}

static GPtrArray *
load_sessions (SiyiDb      *db,
               const char  *month,
               gint64       session,
               GError     **error)
{
  g_autofree char *first = g_strdup_printf ("%s-01", month);
  const SiyiDay from = siyi_day_parse (first);
  g_autoptr(GPtrArray) one = NULL;
  SiyiPlanned *planned;
  int year, number;

  if (session == 0)
    {
      siyi_day_split (from, &year, &number, NULL);
      return siyi_planned_load (db, from, siyi_day_new (year + number / 12, number % 12 + 1, 1) - 1,
                                TRUE, error);
    }

  planned = siyi_planned_load_one (db, session, error);
  if (planned == NULL)
    return NULL;
  one = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_planned_free);
  g_ptr_array_add (one, planned);

  return g_steal_pointer (&one);
}

static char *
office_place (SiyiDb  *db,
              GError **error)
{
  g_auto(SiyiNoticeTemplate) texts = { 0 };
  g_autoptr(GHashTable) fields = NULL;

  if (!siyi_notice_template_load (db, &texts, error))
    return NULL;

  fields = siyi_notice_fields_new (db, &texts, siyi_schedule_today (db));

  return siyi_notice_fill (texts.place, fields);
}

/**
 * siyi_notice_current_lines:
 * @month: YYYY-MM; not looked at for a single session
 * @versions: (element-type SiyiNotice): what was published, newest first
 *
 * Returns: (transfer full) (element-type SiyiNoticeLine): by day and time
 */
GPtrArray *
siyi_notice_current_lines (SiyiDb      *db,
                           const char  *month,
                           gint64       session,
                           GPtrArray   *versions,
                           GError     **error)
{
  g_autoptr(GPtrArray) sessions = load_sessions (db, month, session, error);
  g_autoptr(SiyiCalendar) calendar = NULL;
  g_autofree char *place = NULL;
  g_autoptr(GPtrArray) lines =
    g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_notice_line_free);
  Current self = { .db = db, .lines = lines };

  if (sessions == NULL)
    return NULL;
  calendar = siyi_calendar_load (db, error);
  place = calendar != NULL ? office_place (db, error) : NULL;
  if (calendar == NULL || place == NULL)
    return NULL;

  self.calendar = calendar;
  self.place = place;
  if (versions->len > 0)
    {
      self.newest = ((SiyiNotice *) g_ptr_array_index (versions, 0))->lines;
      self.first = ((SiyiNotice *) g_ptr_array_index (versions, versions->len - 1))->lines;
    }

  for (guint i = 0; i < sessions->len; i++)
    take_session (&self, g_ptr_array_index (sessions, i));
  for (guint i = 0; self.newest != NULL && i < self.newest->len; i++)
    {
      const SiyiNoticeLine *published = g_ptr_array_index (self.newest, i);

      if (siyi_notice_line_find (lines, published->uid) == NULL &&
          !take_lost (&self, published, error))
        return NULL;
    }
  siyi_notice_lines_sort (lines);

  return g_steal_pointer (&lines);
}
