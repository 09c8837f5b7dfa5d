/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is seen by chance: notifications on a shared screen and log files. Names are hidden by default, an
 * accusation is told by its number at most, and no log holds a word of the archive. */
#include "gate.h"

#include <glib/gstdio.h>
#include <string.h>

#include "siyi-bell.h"
#include "siyi-image.h"
#include "siyi-photo-import.h"
#include "siyi-reminder-store.h"

static GMutex log_mutex;
static GString *log_text;

/* All of it, also what is not printed. */
static GLogWriterOutput
on_log (GLogLevelFlags   level,
        const GLogField *fields,
        gsize            n_fields,
        gpointer         data)
{
  g_mutex_lock (&log_mutex);
  for (gsize i = 0; i < n_fields; i++)
    if (fields[i].length < 0)
      g_string_append_printf (log_text, "%s ", (const char *) fields[i].value);
  g_mutex_unlock (&log_mutex);

  return g_log_writer_default (level, fields, n_fields, data);
}

static void
assert_quiet (GateArchive *self,
              Reader       reader,
              const char  *text)
{
  for (guint i = 0; i < self->canaries->len; i++)
    {
      const Canary *canary = g_ptr_array_index (self->canaries, i);

      if (!gate_may_stand (reader, canary) && strstr (text, canary->text) != NULL)
        g_error ("%s of matter %d stands where it must not", canary->field, canary->matter);
    }
}

/* A run with all outputs but the slow ones, and what the program says where it refuses one. */
static void
test_logs (GateArchive   *self,
           gconstpointer  data)
{
  for (gsize i = 0; i < gate_n_outputs; i++)
    {
      const Output *output = &gate_outputs[i];
      g_autofree char *stem = g_strdup_printf ("output-%d", (int) i);
      g_autofree char *dir = g_build_filename (self->office.dir, stem, NULL);
      g_autoptr(GError) error = NULL;

      if (g_strcmp0 (output->ending, "pdf") == 0)
        continue;
      g_assert_cmpint (g_mkdir (dir, 0700), ==, 0);
      output->write (self, dir, output->ending, &error);
      g_assert_no_error (error);
    }
  for (int matter = 0; matter < N_MATTERS; matter++)
    {
      g_autoptr(GError) error = NULL;
      gint64 photo = self->photos[matter % 2];
      g_autofree char *path = g_build_filename (self->office.dir, "refused.jpg", NULL);

      g_assert_false (siyi_photo_write_copy (self->office.archive, photo, SIYI_AUDIENCE_PUBLIC, path, NULL, &error));
      assert_quiet (self, READER_OFFICE, error->message);
    }
  g_mutex_lock (&log_mutex);
  g_assert_cmpuint (log_text->len, >, 0);
  assert_quiet (self, READER_OFFICE, log_text->str);
  g_mutex_unlock (&log_mutex);
}

typedef struct { gboolean with_names; SiyiBells *bells; } Ringing;

static gpointer
ring (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Ringing *self = data;
  const SiyiDay today = siyi_day_new (2026, 12, 17);
  const SiyiBellAsk ask = { .now = { today, 540 }, .now_us = siyi_day_begins (today) + 540 * G_GINT64_CONSTANT (60000000),
                            .instance = "test" };
  const SiyiBellAsk later = { .now = { today, 600 }, .now_us = siyi_day_begins (today) + 600 * G_GINT64_CONSTANT (60000000),
                              .instance = "test" };
  SiyiRingRules rules;

  siyi_ring_rules_init (&rules);
  g_assert_false (rules.with_names);
  rules.with_names = self->with_names;
  g_assert_true (siyi_ring_rules_save (db, &rules, error));
  siyi_bells_free (siyi_bells_collect (db, &ask, error));
  self->bells = siyi_bells_collect (db, &later, error);

  return self->bells;
}

/* Each thing that is due, in the words of a notification: hidden by default, and of an accusation in any case. */
static gpointer
say_all (SiyiDb        *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const gboolean *without_names = data;
  const SiyiDueQuery query = { .today = siyi_day_new (2026, 12, 17), .within = -1, .kinds = ~0u };
  g_autoptr(GPtrArray) items = siyi_due_list (db, &query, NULL, error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (*error);
  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *title = siyi_due_title (g_ptr_array_index (items, i), *without_names);
      g_autofree char *line = siyi_due_line (g_ptr_array_index (items, i), *without_names);

      g_string_append_printf (text, "%s %s\n", title, line);
    }

  return g_string_free (text, FALSE);
}

static void
test_notifications (GateArchive   *self,
                    gconstpointer  data)
{
  gboolean without_names = TRUE;
  g_autoptr(GError) error = NULL;
  g_autofree char *hidden = office_do (&self->office, say_all, &without_names, &error);
  g_autofree char *named = NULL;

  g_assert_no_error (error);
  assert_quiet (self, READER_OFFICE, hidden);
  g_assert_nonnull (strstr (hidden, gate_canary (self, MATTER_ACCUSATION, CANARY_CASE, "number of the matter")));

  /* On a screen of one's own: names masked, the request; of an accusation its number alone. */
  without_names = FALSE;
  named = office_do (&self->office, say_all, &without_names, &error);
  assert_quiet (self, READER_LEADER, named);
  g_assert_nonnull (strstr (named, gate_canary (self, MATTER_ORDINARY, CANARY_WORDS, "request")));

  for (int with_names = 0; with_names < 2; with_names++)
    {
      Ringing ringing = { with_names, NULL };

      office_do (&self->office, ring, &ringing, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < ringing.bells->bells->len; i++)
        {
          const SiyiBell *bell = g_ptr_array_index (ringing.bells->bells, i);

          assert_quiet (self, with_names ? READER_LEADER : READER_OFFICE, bell->title);
          assert_quiet (self, with_names ? READER_LEADER : READER_OFFICE, bell->body);
        }
      siyi_bells_free (ringing.bells);
    }
}

int
main (int    argc,
      char **argv)
{
  int result;

  if (siyi_image_child_run (argc, argv))
    return 0;

  g_test_init (&argc, &argv, NULL);
  log_text = g_string_new (NULL);
  g_log_set_writer_func (on_log, NULL, NULL);
  g_test_add ("/gate/notifications", GateArchive, NULL, gate_archive_set_up, test_notifications, gate_archive_tear_down);
  g_test_add ("/gate/logs", GateArchive, NULL, gate_archive_set_up, test_logs, gate_archive_tear_down);
  result = g_test_run ();
  g_string_free (log_text, TRUE);

  return result;
}
