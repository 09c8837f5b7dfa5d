/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl calendar: takes over a year's holiday notice and shows what a year looks like. */
#include "commands.h"

#include <string.h>

#include "siyi-calendar.h"
#include "siyi-moves.h"
#include "siyi-office-files.h"
#include "siyi-office-store.h"

typedef struct
{
  GPtrArray    *rows;       /* SiyiCalendarRow */
  SiyiCalendar *calendar;
} Loaded;

typedef struct
{
  const char *file;
  int         n;
  GPtrArray  *moves;        /* SiyiMove */
} Import;

static gpointer
store (SiyiDb        *db,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  Import *self = data;
  const gint64 newest = siyi_moves_newest (db);

  self->n = siyi_calendar_import (db, self->file, error);
  if (self->n >= 0)
    self->moves = siyi_moves_since (db, newest, error);

  return self->moves;
}

static void
import_json (const Import *self)
{
  JsonBuilder *answer = ctl_answer_begin ();

  ctl_add_int (answer, "imported", self->n);
  json_builder_set_member_name (answer, "moved");
  json_builder_begin_array (answer);
  for (guint i = 0; i < self->moves->len; i++)
    {
      const SiyiMove *move = g_ptr_array_index (self->moves, i);

      json_builder_begin_object (answer);
      ctl_add_text (answer, "subject", move->subject);
      ctl_add_text (answer, "case", move->number);
      ctl_add_day (answer, "before", move->before);
      ctl_add_day (answer, "after", move->after);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
  ctl_answer_end (answer);
}

static void
import_print (const Import *self)
{
  CtlTable *table;

  ctl_print (ngettext ("The notice of %d year taken over", "The notices of %d years taken over",
                       (unsigned) self->n), self->n);
  ctl_write ("\n", 1);
  if (self->moves->len == 0)
    return;

  ctl_print (ngettext ("%u last day moved", "%u last days moved", self->moves->len), self->moves->len);
  ctl_write ("\n", 1);
  table = ctl_table_new (_("Matter"), _("Before"), _("After"), NULL);
  for (guint i = 0; i < self->moves->len; i++)
    {
      const SiyiMove *move = g_ptr_array_index (self->moves, i);
      g_autofree char *before = move->before != SIYI_DAY_NONE ? siyi_day_to_text (move->before) : NULL;
      g_autofree char *after = move->after != SIYI_DAY_NONE ? siyi_day_to_text (move->after) : NULL;

      ctl_table_row (table, move->number, before, after);
    }
  ctl_table_print (table);
}

static gboolean
import (Ctl     *ctl,
        GError **error)
{
  Import self = { .file = ctl->args[1] };

  if (ctl_run (ctl, SIYI_ACCESS_WRITE, store, &self, error) == NULL)
    return FALSE;

  if (ctl->json)
    import_json (&self);
  else
    import_print (&self);
  g_ptr_array_unref (self.moves);

  return TRUE;
}

static gpointer
load (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Loaded *self = data;

  self->rows = siyi_calendar_rows (db, error);
  if (self->rows != NULL)
    self->calendar = siyi_calendar_load (db, error);

  return self->calendar;
}

/* The days that the notice of the year lists; with own, the office's own days of that year. */
static GPtrArray *
days_of (const Loaded *self,
         int           year,
         gboolean      own,
         gboolean      working)
{
  GPtrArray *days = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const SiyiCalendarRow *row = g_ptr_array_index (self->rows, i);
      const int row_year = row->own ? siyi_day_year (row->day) : row->year;

      if (row_year == year && row->own == own && row->working == working)
        g_ptr_array_add (days, siyi_day_to_text (row->day));
    }
  g_ptr_array_add (days, NULL);

  return days;
}

static const struct
{
  const char *key;
  const char *label;
  gboolean    own, working;
} lists[] = {
  { "off", N_("Off"), FALSE, FALSE },
  { "work", N_("Worked instead"), FALSE, TRUE },
  { "own_off", N_("Off by the office’s own word"), TRUE, FALSE },
  { "own_work", N_("Worked by the office’s own word"), TRUE, TRUE },
};

static void
answer_json (const Loaded *self,
             int           year)
{
  JsonBuilder *answer = ctl_answer_begin ();

  ctl_add_int (answer, "year", year);
  ctl_add_flag (answer, "provisional", !siyi_calendar_has_year (self->calendar, year));
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr(GPtrArray) days = days_of (self, year, lists[i].own, lists[i].working);

      ctl_add_list (answer, lists[i].key, (const char * const *) days->pdata);
    }
  ctl_add_int (answer, "working_days", siyi_calendar_count_year (self->calendar, year).working);
  ctl_add_text (answer, "source", siyi_calendar_get_source (self->calendar, year));
  ctl_answer_end (answer);
}

static void
print_answer (const Loaded *self,
              int           year)
{
  const char *source = siyi_calendar_get_source (self->calendar, year);
  CtlTable *table = ctl_table_new (_("Calendar"), _("Days"), NULL);
  const SiyiCalendarYear counted = siyi_calendar_count_year (self->calendar, year);
  g_autofree char *working = g_strdup_printf ("%d", counted.working);

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr(GPtrArray) days = days_of (self, year, lists[i].own, lists[i].working);
      g_autofree char *joined = g_strjoinv (" ", (char **) days->pdata);

      if (*joined != '\0')
        ctl_table_row (table, _(lists[i].label), joined);
    }
  ctl_table_row (table, _("Working days"), working);
  ctl_table_row (table, _("Source"),
                 source != NULL ? source : _("no notice known: the days are provisional"));
  ctl_table_print (table);
}

static gboolean
show (Ctl     *ctl,
      int      year,
      GError **error)
{
  Loaded data = { 0 };
  gboolean loaded = ctl_run (ctl, SIYI_ACCESS_READ, load, &data, error) != NULL;

  if (loaded && ctl->json)
    answer_json (&data, year);
  else if (loaded)
    print_answer (&data, year);
  g_clear_pointer (&data.rows, g_ptr_array_unref);
  g_clear_pointer (&data.calendar, siyi_calendar_unref);

  return loaded;
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  gint64 year;

  if (strcmp (ctl->args[0], "import") == 0)
    return import (ctl, error);
  if (strcmp (ctl->args[0], "show") != 0)
    return ctl_usage (&cmd_calendar, error);

  if (!g_ascii_string_to_signed (ctl->args[1], 10, 2000, 2099, &year, NULL))
    {
      g_set_error (error, CTL_ERROR, 0, _("“%s” is no year; write it as 2026"), ctl->args[1]);
      return FALSE;
    }

  return show (ctl, (int) year, error);
}

const CtlCommand cmd_calendar = {
  .name = "calendar",
  .arguments = "import FILE.json | show YEAR",
  .summary = N_("Take over a year’s holiday notice, or show a year"),
  .min_args = 2,
  .max_args = 2,
  .run = run,
};
