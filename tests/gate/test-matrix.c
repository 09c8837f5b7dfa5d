/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every output × every reader × every kind of case (design, 2 and 7; domain, 2.6, 7.2 and 9): what may be in it
 * is a table, and nothing else is in it. */
#include "gate.h"

#include <glib/gstdio.h>
#include <string.h>

#include "siyi-image.h"
#include "siyi-work-folder.h"

/* What an output holds of the archive; each row that must not be there is told. */
static guint
count_leaks (GateArchive  *self,
             const Output *output,
             const char   *text,
             GHashTable   *seen,
             guint         shown[N_READERS][N_CANARIES])
{
  static const char * const readers[N_READERS] = { "inside", "list", "leader", "sealed", "office", "unit", "public" };
  static const char * const matters[N_MATTERS] = {
    "ordinary", "advice", "court", "accusation", "became an accusation", "anonymous", "foreigner", "alone",
    "void", "booked", "booked accusation",
  };
  guint n_leaks = 0;

  for (guint i = 0; i < self->canaries->len; i++)
    {
      Canary *canary = g_ptr_array_index (self->canaries, i);

      if (strstr (text, canary->text) == NULL)
        continue;
      g_hash_table_add (seen, canary);
      shown[output->reader][canary->kind]++;
      if (gate_may_stand (output->reader, canary))
        continue;
      n_leaks++;
      g_test_message ("LEAK %s.%s, %s: %s of %s", output->name, output->ending, readers[output->reader], canary->field,
                      matters[canary->matter]);
    }
  if (output->reader != READER_INSIDE && strstr (text, "GPSInfo") != NULL)
    {
      n_leaks++;
      g_test_message ("LEAK %s.%s: the place of a photo", output->name, output->ending);
    }

  return n_leaks;
}

static char *
write_output (GateArchive  *self,
              const Output *output,
              const char   *stem)
{
  g_autofree char *dir = g_build_filename (self->office.dir, stem, NULL);
  g_autoptr(GError) error = NULL;
  char *text;

  g_assert_cmpint (g_mkdir (dir, 0700), ==, 0);
  g_test_message ("%s.%s", output->name, output->ending);
  output->write (self, dir, output->ending, &error);
  g_assert_no_error (error);
  text = gate_text_of_folder (dir);
  siyi_tree_remove (dir);

  return text;
}

static void
test_matrix (GateArchive   *self,
             gconstpointer  data)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint shown[N_READERS][N_CANARIES] = { 0 };
  guint n_leaks = 0, n_blind = 0;

  for (gsize i = 0; i < gate_n_outputs; i++)
    {
      g_autofree char *stem = g_strdup_printf ("output-%d", (int) i);
      g_autofree char *text = write_output (self, &gate_outputs[i], stem);

      g_assert_cmpuint (strlen (text), >, 20);
      n_leaks += count_leaks (self, &gate_outputs[i], text, seen, shown);
      if (gate_outputs[i].must != NULL && strstr (text, gate_outputs[i].must) == NULL)
        g_error ("%s is not in %s.%s", gate_outputs[i].must, gate_outputs[i].name, gate_outputs[i].ending);
    }

  /* A word that is nowhere was not stored, or is not found where it stands: the table says nothing then. */
  for (guint i = 0; i < self->canaries->len; i++)
    {
      const Canary *canary = g_ptr_array_index (self->canaries, i);

      if (g_hash_table_contains (seen, canary))
        continue;
      n_blind++;
      g_test_message ("NOWHERE %s of matter %d (%s)", canary->field, canary->matter, canary->text);
    }
  /* Nor where a reader is shown nothing of what he may see. */
  for (int kind = 0; kind < N_CANARIES; kind++)
    n_blind += gate_may_stand (READER_UNIT, &(Canary) { MATTER_ORDINARY, (CanaryKind) kind, NULL, NULL }) && shown[READER_UNIT][kind] == 0;
  g_assert_cmpuint (n_leaks, ==, 0);
  g_assert_cmpuint (n_blind, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  if (siyi_image_child_run (argc, argv))
    return 0;

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/gate/matrix", GateArchive, NULL, gate_archive_set_up, test_matrix, gate_archive_tear_down);

  return g_test_run ();
}
