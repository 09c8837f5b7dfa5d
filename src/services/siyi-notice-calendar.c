/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A notice as a calendar file: an event a session, with the session's uid for ever, and a sequence
 * that tells a calendar program which version of it is the later one. On an archive's thread. */
#include "siyi-notice-private.h"
#include "siyi-notice-calendar.h"

#include <string.h>

#include "siyi-ics.h"
#include "siyi-words.h"

/* Minutes of "9:00"; -1: no time. */
static int
minutes_of (const char *text)
{
  char *end;
  const gint64 hour = g_ascii_strtoll (text, &end, 10);

  if (end == text || *end != ':' || hour < 0 || hour > 23)
    return -1;

  return (int) (hour * 60 + CLAMP (g_ascii_strtoll (end + 1, NULL, 10), 0, 59));
}

static void
add_described (GString    *text,
               const char *pattern,
               const char *name,
               const char *value)
{
  g_autofree char *line = NULL;

  if (value == NULL || *value == '\0')
    return;

  line = siyi_fill (siyi_word ("notice-words", pattern), name, value, NULL);
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static char *
description_of (const SiyiNotice     *notice,
                const SiyiNoticeLine *line)
{
  GString *text = g_string_new (NULL);

  add_described (text, "event-posts", "posts", line->posts);
  add_described (text, "event-portfolio", "portfolio", line->portfolio);
  add_described (text, "event-topic", "topic", line->topic);
  add_described (text, "event-remark", "remark", line->remark);
  add_described (text, "event-phone", "phone", notice->booking_phone);

  return g_string_free (text, FALSE);
}

/* How often the public was told something else of the session: over all notices, the month's and
 * its own, up to this one. */
static int
sequence_of (GPtrArray            *told,
             const SiyiNotice     *notice,
             const SiyiNoticeLine *line)
{
  const SiyiNoticeLine *last = NULL;
  int n = 0;

  for (guint i = 0; i < told->len; i++)
    {
      const SiyiNotice *one = g_ptr_array_index (told, i);
      const SiyiNoticeLine *then = siyi_notice_line_find (one->lines, line->uid);

      if (notice->id != 0 && one->id > notice->id)
        break;
      if (then == NULL)
        continue;
      if (last != NULL && !siyi_notice_line_is_same (last, then))
        n++;
      last = then;
    }

  return last != NULL && !siyi_notice_line_is_same (last, line) ? n + 1 : n;
}

static SiyiDay
first_day (const SiyiNotice *notice)
{
  SiyiDay first = notice->dated;

  for (guint i = 0; i < notice->lines->len; i++)
    first = MIN (first, ((SiyiNoticeLine *) g_ptr_array_index (notice->lines, i))->day);

  return first;
}

/* Sessions move from month to month, so notices of the year around are looked at. */
static GPtrArray *
load_told (SiyiDb            *db,
           const SiyiNotice  *notice,
           GError           **error)
{
  enum { A_YEAR = 366 };
  g_autoptr(GPtrArray) rows = siyi_notice_rows_since (db, MAX (first_day (notice) - A_YEAR, 1), error);
  g_autoptr(GPtrArray) told = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_notice_free);

  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      SiyiNotice *one = siyi_notice_from_row (g_ptr_array_index (rows, i), error);

      if (one == NULL)
        return NULL;
      g_ptr_array_add (told, one);
    }

  return g_steal_pointer (&told);
}

static SiyiIcsEvent
event_of (const SiyiNotice     *notice,
          const SiyiNoticeLine *line,
          GPtrArray            *told,
          GPtrArray            *texts)
{
  const char *mark = strstr (line->time, siyi_word ("store", "range-mark"));
  char *summary = siyi_fill (siyi_word ("notice-words",
                                        line->cancelled ? "event-cancelled" : "event-summary"),
                             "leaders", line->leaders, "method", line->method, NULL);
  char *description = description_of (notice, line);

  g_ptr_array_add (texts, summary);
  g_ptr_array_add (texts, description);

  return (SiyiIcsEvent) {
    .uid = line->uid, .day = line->day, .from = minutes_of (line->time),
    .to = mark != NULL ? minutes_of (mark + strlen (siyi_word ("store", "range-mark"))) : -1,
    .summary = summary, .location = line->place, .description = description,
    .cancelled = line->cancelled, .sequence = sequence_of (told, notice, line),
  };
}

/**
 * siyi_notice_to_calendar:
 *
 * Returns: (transfer full): the text of the .ics file
 */
char *
siyi_notice_to_calendar (SiyiDb            *db,
                         const SiyiNotice  *notice,
                         GError           **error)
{
  g_autoptr(GPtrArray) told = load_told (db, notice, error);
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GArray) events = g_array_new (FALSE, FALSE, sizeof (SiyiIcsEvent));

  if (told == NULL)
    return NULL;

  for (guint i = 0; i < notice->lines->len; i++)
    {
      const SiyiIcsEvent event = event_of (notice, g_ptr_array_index (notice->lines, i), told, texts);

      g_array_append_val (events, event);
    }

  return siyi_ics_new (notice->original_title, notice->issuer,
                       (const SiyiIcsEvent *) (gpointer) events->data, events->len,
                       siyi_db_clock_us (db));
}
