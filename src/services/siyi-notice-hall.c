/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the screen in the hall shows: the published versions and nothing else, so nothing can stand
 * there that the public was not told. On an archive's thread. */
#include "siyi-notice-private.h"

#include <stdio.h>
#include <string.h>

#include "siyi-words.h"

#define N_NEXT 6

typedef struct
{
  GPtrArray *notices;    /* SiyiNotice, in the order they were published */
  GPtrArray *lines;      /* SiyiNoticeLine, borrowed: the newest of each session, by day */
} Told;

void
siyi_hall_free (SiyiHall *hall)
{
  siyi_notice_line_free (hall->now);
  g_free (hall->change);
  g_clear_pointer (&hall->next, g_ptr_array_unref);
  g_free (hall->title);
  g_free (hall->phone);
  g_free (hall->deadline);
  g_clear_pointer (&hall->rules, g_ptr_array_unref);
  g_free (hall);
}

static gboolean
load_notices (SiyiDb   *db,
              SiyiDay   today,
              Told     *told,
              GError  **error)
{
  enum { TWO_MONTHS = 62 };
  /* A session may have been moved here from a month before. */
  g_autoptr(GPtrArray) rows = siyi_notice_rows_since (db, today - TWO_MONTHS, error);

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      SiyiNotice *notice = siyi_notice_from_row (g_ptr_array_index (rows, i), error);

      if (notice == NULL)
        return FALSE;
      g_ptr_array_add (told->notices, notice);
    }

  return TRUE;
}

/* The last word about each session stands. */
static void
collect_lines (Told    *told,
               SiyiDay  today)
{
  g_autoptr(GHashTable) newest = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer line;

  for (guint i = 0; i < told->notices->len; i++)
    {
      const SiyiNotice *notice = g_ptr_array_index (told->notices, i);

      for (guint k = 0; k < notice->lines->len; k++)
        {
          SiyiNoticeLine *one = g_ptr_array_index (notice->lines, k);

          g_hash_table_insert (newest, one->uid, one);
        }
    }

  g_hash_table_iter_init (&iter, newest);
  while (g_hash_table_iter_next (&iter, NULL, &line))
    if (!((SiyiNoticeLine *) line)->cancelled && ((SiyiNoticeLine *) line)->day >= today)
      g_ptr_array_add (told->lines, line);
  siyi_notice_lines_sort (told->lines);
}

static char *
differing (const SiyiNoticeLine *first,
           const SiyiNoticeLine *now)
{
  if (!g_str_equal (first->leaders, now->leaders))
    return g_strdup (first->leaders);
  if (first->day != now->day)
    return siyi_notice_day_words (first->day);
  if (!g_str_equal (first->time, now->time))
    return g_strdup (first->time);
  if (!g_str_equal (first->place, now->place))
    return g_strdup (first->place);

  return g_strdup (first->method);
}

/* "变更：原定武丁酉，12月9日公告调换"; NULL where the first version said the same. */
static char *
change_of (const Told           *told,
           const SiyiNoticeLine *now)
{
  const SiyiNotice *first_notice = NULL;
  const SiyiNoticeLine *first = NULL;
  SiyiDay since = SIYI_DAY_NONE;
  g_autofree char *day = NULL;
  g_autofree char *before = NULL;

  for (guint i = 0; i < told->notices->len; i++)
    {
      const SiyiNotice *notice = g_ptr_array_index (told->notices, i);
      const SiyiNoticeLine *then = siyi_notice_line_find (notice->lines, now->uid);

      if (then == NULL)
        continue;
      if (first == NULL)
        {
          first = then;
          first_notice = notice;
        }
      if (!siyi_notice_line_is_same (then, now))
        since = SIYI_DAY_NONE;
      else if (since == SIYI_DAY_NONE)
        since = notice->published;
    }
  if (first == NULL || *now->remark == '\0')
    return NULL;

  day = siyi_notice_day_words (since);
  if (!siyi_notice_line_is_same (first, now))
    {
      before = differing (first, now);
      return siyi_fill (siyi_word ("notice-hall", "change"), "before", before, "day", day, "what",
                        now->remark, NULL);
    }
  if (!first_notice->correction)
    return NULL;

  return siyi_fill (siyi_word ("notice-hall", "change-added"), "day", day, "what", now->remark, NULL);
}

/* Minutes of the day at which the session ends; the end of the day where it does not say. */
static int
ends_at (const SiyiNoticeLine *line)
{
  const char *mark = g_strrstr (line->time, siyi_word ("store", "range-mark"));
  int hour, minute;

  if (mark == NULL ||
      sscanf (mark + strlen (siyi_word ("store", "range-mark")), "%d:%d", &hour, &minute) != 2)
    return 24 * 60;

  return hour * 60 + minute;
}

/* Of several sessions of the day the one that is on or comes; in the evening the last one. */
static guint
line_of_today (const Told *told,
               SiyiDay     today,
               gint64      now_us)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (now_us / G_USEC_PER_SEC);
  g_autoptr(GDateTime) now = g_date_time_to_local (utc);
  const int minutes = g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now);
  guint found = G_MAXUINT;

  for (guint i = 0; i < told->lines->len; i++)
    {
      const SiyiNoticeLine *line = g_ptr_array_index (told->lines, i);

      if (line->day != today)
        break;
      found = i;
      if (ends_at (line) > minutes)
        break;
    }

  return found;
}

static gboolean
fill_texts (SiyiDb    *db,
            SiyiHall  *hall,
            GError   **error)
{
  g_auto(SiyiNoticeTemplate) texts = { 0 };
  g_autoptr(GHashTable) fields = NULL;

  if (!siyi_notice_template_load (db, &texts, error))
    return FALSE;

  fields = siyi_notice_fields_new (db, &texts, hall->today);
  hall->title = siyi_notice_fill (texts.hall_title, fields);
  hall->phone = g_strdup (g_hash_table_lookup (fields, "phone"));
  hall->deadline = siyi_notice_fill (texts.deadline, fields);
  hall->rules = siyi_notice_fill_paragraphs (texts.hall_rules, fields);

  return TRUE;
}

/**
 * siyi_notice_hall:
 *
 * Returns: (transfer full): the session of today, the next six, how to book
 */
SiyiHall *
siyi_notice_hall (SiyiDb  *db,
                  GError **error)
{
  g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_notice_free);
  g_autoptr(GPtrArray) lines = g_ptr_array_new ();
  g_autoptr(SiyiHall) hall = g_new0 (SiyiHall, 1);
  Told told = { notices, lines };
  guint now;

  hall->today = siyi_schedule_today (db);
  hall->next = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_notice_line_free);
  if (!fill_texts (db, hall, error) || !load_notices (db, hall->today, &told, error))
    return NULL;

  collect_lines (&told, hall->today);
  now = line_of_today (&told, hall->today, siyi_db_clock_us (db));
  if (now != G_MAXUINT)
    {
      hall->now = siyi_notice_line_copy (g_ptr_array_index (lines, now));
      hall->change = change_of (&told, hall->now);
    }
  for (guint i = now != G_MAXUINT ? now + 1 : 0; i < lines->len && hall->next->len < N_NEXT; i++)
    g_ptr_array_add (hall->next, siyi_notice_line_copy (g_ptr_array_index (lines, i)));

  return g_steal_pointer (&hall);
}
