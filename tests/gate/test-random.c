/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random archives at the gate: whatever was typed where, in whatever spelling, no identity number and no phone
 * reaches a unit, nothing of a petitioner the public, nothing of an accusation either of them. SIYI_GATE_RUNS:
 * how many archives; SIYI_GATE_SEED: the one to look at again. */
#include "gate.h"

#include "siyi-work-folder.h"

#include <glib/gstdio.h>
#include <string.h>

enum { RUNS = 4 };

/* Width, hyphens and what can't be seen hide nothing. */
static char *
plain (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *out = g_string_new (NULL);

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (c != '-' && c != 0x200b && !g_unichar_isspace (c))
        g_string_append_unichar (out, c);
    }

  return g_string_free (out, FALSE);
}

/* Packed text of PDFs is the matrix's matter. */
static gboolean
is_looked_at (const Output *output)
{
  return (output->reader == READER_UNIT || output->reader == READER_PUBLIC) && output->ending != NULL &&
         g_strv_contains ((const char * const[]) { "csv", "xlsx", "docx", "txt", "html", "ics", NULL }, output->ending);
}

static guint
count_leaks (GateArchive  *self,
             const Output *output)
{
  g_autofree char *dir = g_build_filename (self->office.dir, "output", NULL);
  g_autofree char *raw = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  guint n = 0;

  g_assert_cmpint (g_mkdir (dir, 0700), ==, 0);
  output->write (self, dir, output->ending, &error);
  g_assert_no_error (error);
  raw = gate_text_of_folder (dir);
  text = plain (raw);
  siyi_tree_remove (dir);

  for (guint i = 0; i < self->canaries->len; i++)
    {
      const Canary *canary = g_ptr_array_index (self->canaries, i);
      g_autofree char *word = plain (canary->text);

      if (gate_may_stand (output->reader, canary) || strstr (text, word) == NULL)
        continue;
      n++;
      g_test_message ("LEAK %s.%s: %s of matter %d (%s)", output->name, output->ending, canary->field, canary->matter,
                      canary->text);
    }

  return n;
}

static void
run_one (guint32 seed)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  GateArchive archive = { 0 };
  guint n = 0;

  g_test_message ("SIYI_GATE_SEED=%u", seed);
  gate_archive_set_up (&archive, random);
  for (gsize i = 0; i < gate_n_outputs; i++)
    if (is_looked_at (&gate_outputs[i]))
      n += count_leaks (&archive, &gate_outputs[i]);
  gate_archive_tear_down (&archive, NULL);
  if (n > 0)
    g_error ("%u leaks with SIYI_GATE_SEED=%u", n, seed);
}

static void
test_random (void)
{
  const char *seed = g_getenv ("SIYI_GATE_SEED");
  const char *runs = g_getenv ("SIYI_GATE_RUNS");
  const guint n = runs != NULL ? (guint) g_ascii_strtoull (runs, NULL, 10) : RUNS;
  const guint32 first = runs != NULL ? g_random_int () : 20261217;

  if (seed != NULL)
    {
      run_one ((guint32) g_ascii_strtoull (seed, NULL, 10));
      return;
    }
  for (guint i = 0; i < n; i++)
    run_one (first + i);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gate/random", test_random);

  return g_test_run ();
}
