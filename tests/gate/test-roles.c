/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every loader and every output × every role × every kind of case: what a viewer, an administrator and
 * follow-up staff may not read is nowhere (domain, sections 7.2 and 9; articles 30 and 46). */
#define _GNU_SOURCE   /* memmem() */
#include "gate.h"

#include <glib/gstdio.h>
#include <string.h>

#include "siyi-case-store.h"
#include "siyi-image.h"
#include "siyi-ledger-store.h"
#include "siyi-work-folder.h"

enum { RUNS = 3 };

typedef struct { GateArchive *archive; const Reading *reading; GString *out; } Asked;

static gpointer
read_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Asked *asked = data;

  return asked->reading->read (db, asked->archive, asked->out, error) ? data : NULL;
}

static gboolean
holds (const char   *text,
       gsize         length,
       const Canary  *canary)
{
  return memmem (text, length, canary->text, strlen (canary->text)) != NULL;
}

static guint
count_leaks (GateArchive *self,
             SiyiRole     role,
             const char  *where,
             const char  *text,
             gsize        length,
             GHashTable  *seen)
{
  guint n = 0;

  for (guint i = 0; i < self->canaries->len; i++)
    {
      Canary *canary = g_ptr_array_index (self->canaries, i);

      if (!holds (text, length, canary))
        continue;
      g_hash_table_add (seen, canary);
      if (gate_role_may_read (role, canary))
        continue;
      n++;
      g_test_message ("LEAK to %s, %s: %s of matter %d (%s)", siyi_role_word (role), where, canary->field, canary->matter,
                      canary->text);
    }

  return n;
}

static guint
read_as (GateArchive   *self,
         SiyiRole       role,
         const Reading *reading,
         GHashTable    *seen)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  Asked asked = { self, reading, out };

  siyi_archive_set_role (self->office.archive, role);
  office_do (&self->office, read_in_thread, &asked, &error);
  if (g_error_matches (error, SIYI_ERROR, SIYI_ERROR_NOT_ALLOWED) && !reading->for_all)
    g_clear_error (&error);
  g_assert_no_error (error);
  if (reading->for_all)
    g_assert_nonnull (strstr (out->str, role == SIYI_ROLE_VIEWER ? "某某" : ""));

  return count_leaks (self, role, reading->name, out->str, out->len, seen);
}

/* What one role finds in all loaders. */
static guint
read_all_as (GateArchive *self,
             SiyiRole     role,
             GHashTable  *seen)
{
  guint n = 0;

  for (gsize i = 0; i < gate_n_readings; i++)
    n += read_as (self, role, &gate_readings[i], seen);

  return n;
}

/* A kind of words that no loader gives to who may read them would prove nothing of the others. */
static guint
count_blind (GateArchive *self,
             SiyiRole     role,
             GHashTable  *seen)
{
  int shown[N_MATTERS][N_CANARIES] = { 0 };
  guint n = 0;

  for (guint i = 0; i < self->canaries->len; i++)
    {
      Canary *canary = g_ptr_array_index (self->canaries, i);

      if (g_hash_table_contains (seen, canary))
        shown[canary->matter][canary->kind] = 1;
      else if (shown[canary->matter][canary->kind] == 0)
        shown[canary->matter][canary->kind] = -1;
    }
  for (int matter = 0; matter < N_MATTERS; matter++)
    for (int kind = 0; kind < N_CANARIES; kind++)
      if (shown[matter][kind] < 0)
        {
          n++;
          g_test_message ("NOWHERE for %s: kind %d of matter %d", siyi_role_word (role), kind, matter);
        }

  return n;
}

static void
test_readings (GateArchive   *self,
               gconstpointer  data)
{
  guint n_leaks = 0, n_blind = 0;

  for (int role = 0; role < SIYI_N_ROLES; role++)
    {
      g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);

      n_leaks += read_all_as (self, (SiyiRole) role, seen);
      if (role == SIYI_ROLE_SECRETARY || role == SIYI_ROLE_LEADER)
        n_blind += count_blind (self, (SiyiRole) role, seen);
    }
  g_assert_cmpuint (n_leaks, ==, 0);
  g_assert_cmpuint (n_blind, ==, 0);
}

static guint
write_as (GateArchive  *self,
          SiyiRole      role,
          const Output *output,
          GHashTable   *seen)
{
  g_autofree char *dir = g_build_filename (self->office.dir, "output", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir (dir, 0700), ==, 0);
  siyi_archive_set_role (self->office.archive, role);
  output->write (self, dir, output->ending, &error);
  if (!g_error_matches (error, SIYI_ERROR, SIYI_ERROR_NOT_ALLOWED))
    g_assert_no_error (error);
  text = gate_text_of_folder (dir);
  siyi_tree_remove (dir);

  return count_leaks (self, role, output->name, text, strlen (text), seen);
}

static void
test_outputs (GateArchive   *self,
              gconstpointer  data)
{
  static const SiyiRole roles[] = { SIYI_ROLE_FOLLOW_UP, SIYI_ROLE_VIEWER, SIYI_ROLE_ADMINISTRATOR };
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n = 0;

  for (gsize role = 0; role < G_N_ELEMENTS (roles); role++)
    for (gsize i = 0; i < gate_n_outputs; i++)
      n += write_as (self, roles[role], &gate_outputs[i], seen);
  g_assert_cmpuint (n, ==, 0);
}

typedef struct { const char *words; const GArray *only; guint n_cases, n_rows; gint64 batches; } Sought;

static gpointer
seek (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Sought *sought = data;
  const SiyiCasesQuery cases = { .words = sought->words, .restricted = TRUE };
  const SiyiLedgerQuery rows = { .words = sought->words, .only = sought->only, .all_books = TRUE, .closed = -1, .light = -1 };
  g_autoptr(GArray) found_cases = siyi_cases_ids (db, &cases, error);
  g_autoptr(GArray) found_rows = siyi_ledger_ids (db, &rows, error);
  SiyiLedgerSums sums;

  g_assert_no_error (*error);
  g_assert_true (siyi_ledger_sum (db, &rows, &sums, error));
  sought->n_cases = found_cases->len;
  sought->n_rows = found_rows->len;
  sought->batches = sums.batches;

  return NULL;
}

static Sought
seek_as (GateArchive  *self,
         SiyiRole      role,
         const char   *words,
         const GArray *only)
{
  Sought sought = { words, only };
  g_autoptr(GError) error = NULL;

  siyi_archive_set_role (self->office.archive, role);
  office_do (&self->office, seek, &sought, &error);
  g_assert_no_error (error);

  return sought;
}

/* What is not shown is not told by what a search finds either. */
static void
test_search (GateArchive   *self,
             gconstpointer  data)
{
  static const struct { SiyiRole role; gboolean names, restricted; } roles[] = {
    { SIYI_ROLE_SECRETARY, TRUE, TRUE }, { SIYI_ROLE_LEADER, TRUE, TRUE }, { SIYI_ROLE_FOLLOW_UP, TRUE, FALSE },
    { SIYI_ROLE_VIEWER, FALSE, FALSE }, { SIYI_ROLE_ADMINISTRATOR, FALSE, FALSE },
  };
  const char *name = gate_canary (self, MATTER_ORDINARY, CANARY_NAME, "name");
  const char *accuser = gate_canary (self, MATTER_ACCUSATION, CANARY_NAME, "name");
  const char *phone = gate_canary (self, MATTER_ORDINARY, CANARY_NUMBER, "mobile");
  const char *number = gate_canary (self, MATTER_ORDINARY, CANARY_CASE, "number of the matter");

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_test_message ("%s", siyi_role_word (roles[i].role));
      g_assert_cmpuint (seek_as (self, roles[i].role, name, NULL).n_cases, ==, roles[i].names);
      g_assert_cmpuint (seek_as (self, roles[i].role, name, NULL).n_rows, ==, roles[i].names);
      g_assert_cmpuint (seek_as (self, roles[i].role, phone, NULL).n_cases, ==, roles[i].names);
      g_assert_cmpuint (seek_as (self, roles[i].role, accuser, NULL).n_cases, ==, roles[i].restricted);
      g_assert_cmpuint (seek_as (self, roles[i].role, accuser, NULL).n_rows, ==, roles[i].restricted);
      g_assert_cmpuint (seek_as (self, roles[i].role, number, NULL).n_cases, ==, 1);
      g_assert_cmpuint (seek_as (self, roles[i].role, number, NULL).n_rows, ==, 1);
    }
}

/* The list behind a figure is as long as the figure says; of the book's own accusations no line is left. */
static void
test_counts (GateArchive   *self,
             gconstpointer  data)
{
  g_autoptr(GArray) only = g_array_new (FALSE, FALSE, sizeof (gint64));
  const guint all = seek_as (self, SIYI_ROLE_SECRETARY, NULL, NULL).n_rows;
  Sought seen = seek_as (self, SIYI_ROLE_VIEWER, NULL, NULL);

  g_assert_cmpuint (seen.n_rows, ==, all - 3);
  g_array_append_val (only, self->visits[MATTER_ORDINARY]);
  g_array_append_val (only, self->visits[MATTER_ACCUSATION]);
  seen = seek_as (self, SIYI_ROLE_VIEWER, NULL, only);
  g_assert_cmpuint (seen.n_rows, ==, 2);
  g_assert_cmpint (seen.batches, ==, 2);
}

/* Whatever was typed where. */
static void
test_random (void)
{
  const char *runs = g_getenv ("SIYI_GATE_RUNS");
  const guint n = runs != NULL ? (guint) g_ascii_strtoull (runs, NULL, 10) : RUNS;
  const guint32 first = runs != NULL ? g_random_int () : 20261218;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GRand) random = g_rand_new_with_seed (first + i);
      g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
      GateArchive archive = { 0 };
      guint n_leaks = 0;

      gate_archive_set_up (&archive, random);
      for (int role = 0; role < SIYI_N_ROLES; role++)
        n_leaks += read_all_as (&archive, (SiyiRole) role, seen);
      gate_archive_tear_down (&archive, NULL);
      if (n_leaks > 0)
        g_error ("%u leaks with the seed %u", n_leaks, first + i);
    }
}

int
main (int    argc,
      char **argv)
{
  if (siyi_image_child_run (argc, argv))
    return 0;

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/gate/roles/readings", GateArchive, NULL, gate_archive_set_up, test_readings, gate_archive_tear_down);
  g_test_add ("/gate/roles/outputs", GateArchive, NULL, gate_archive_set_up, test_outputs, gate_archive_tear_down);
  g_test_add ("/gate/roles/search", GateArchive, NULL, gate_archive_set_up, test_search, gate_archive_tear_down);
  g_test_add ("/gate/roles/counts", GateArchive, NULL, gate_archive_set_up, test_counts, gate_archive_tear_down);
  g_test_add_func ("/gate/roles/random", test_random);

  return g_test_run ();
}
