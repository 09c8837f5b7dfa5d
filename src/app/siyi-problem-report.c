/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a check found, kind by kind, for the dialog and as a text to hand on: sentences, numbers and days, nothing that
 * a person typed. Any thread. */
#include "siyi-problem-report.h"

#include <glib/gi18n.h>

#include "siyi-problem-words.h"

static void
finding_free (gpointer data)
{
  SiyiFinding *finding = data;

  g_ptr_array_unref (finding->places);
  g_array_unref (finding->rows);
  g_free (finding);
}

static SiyiFinding *
find_or_add (GPtrArray       *findings,
             SiyiProblemKind  kind)
{
  SiyiFinding *finding;

  for (guint i = 0; i < findings->len; i++)
    if (((SiyiFinding *) g_ptr_array_index (findings, i))->kind == kind)
      return g_ptr_array_index (findings, i);

  finding = g_new0 (SiyiFinding, 1);
  finding->kind = kind;
  finding->places = g_ptr_array_new_with_free_func (g_free);
  finding->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (findings, finding);

  return finding;
}

static void
add_place (SiyiFinding *finding,
           char        *words)
{
  const guint one = 1;
  guint i;

  if (words == NULL)
    return;

  if (g_ptr_array_find_with_equal_func (finding->places, words, g_str_equal, &i))
    {
      g_array_index (finding->rows, guint, i)++;
      g_free (words);
      return;
    }
  g_ptr_array_add (finding->places, words);
  g_array_append_val (finding->rows, one);
}

static int
by_kind (gconstpointer a,
         gconstpointer b)
{
  return (int) (*(SiyiFinding * const *) a)->kind - (int) (*(SiyiFinding * const *) b)->kind;
}

/**
 * siyi_findings_new:
 * @problems: (element-type SiyiProblem): of siyi_check()
 *
 * Returns: (transfer full) (element-type SiyiFinding): one of each kind that was found
 */
GPtrArray *
siyi_findings_new (GPtrArray *problems)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (finding_free);

  for (guint i = 0; i < problems->len; i++)
    {
      const SiyiProblem *problem = g_ptr_array_index (problems, i);
      SiyiFinding *finding = find_or_add (findings, problem->kind);

      finding->n += (guint) problem->n;
      add_place (finding, siyi_problem_words_place (&problem->place));
    }
  g_ptr_array_sort (findings, by_kind);

  return findings;
}

/**
 * siyi_finding_words:
 *
 * Returns: (transfer full): how often it was found
 */
char *
siyi_finding_words (const SiyiFinding *finding)
{
  return g_strdup_printf (ngettext ("%u place", "%u places", finding->n), finding->n);
}

/**
 * siyi_finding_places:
 * @most: so many are named, then how many more there are; 0: all that are known
 *
 * Returns: (transfer full) (nullable): a line each; %NULL where no place is known
 */
char *
siyi_finding_places (const SiyiFinding *finding,
                     guint              most)
{
  const guint n = most > 0 ? MIN (finding->places->len, most) : finding->places->len;
  g_autoptr(GString) text = g_string_new (NULL);
  guint more = finding->n;

  if (finding->places->len == 0)
    return NULL;

  for (guint i = 0; i < n; i++)
    {
      g_string_append (text, i > 0 ? "\n" : "");
      g_string_append (text, g_ptr_array_index (finding->places, i));
      more -= g_array_index (finding->rows, guint, i);
    }
  if (more > 0)
    {
      g_string_append_c (text, '\n');
      /* Translators: below some places that are named */
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", more), more);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_finding (GString           *text,
                guint              number,
                const SiyiFinding *finding)
{
  g_autofree char *times = siyi_finding_words (finding);
  g_autofree char *places = siyi_finding_places (finding, 0);
  g_auto(GStrv) lines = places != NULL ? g_strsplit (places, "\n", -1) : NULL;

  /* Translators: a line of a report: its number, what was found, how often */
  g_string_append_printf (text, _("%1$u. %2$s: %3$s"), number, siyi_problem_words (finding->kind), times);
  g_string_append_c (text, '\n');
  for (gsize i = 0; lines != NULL && lines[i] != NULL; i++)
    g_string_append_printf (text, "    %s\n", lines[i]);
}

/**
 * siyi_findings_report:
 * @name: of the archive, without .siyi
 * @at: when it was checked, UTC microseconds
 *
 * Returns: (transfer full): plain text that tells whoever helps what is to be mended
 */
char *
siyi_findings_report (GPtrArray  *findings,
                      const char *name,
                      gint64      at)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_unix_local (at / G_USEC_PER_SEC);
  /* Translators: a day and a time of day, as for g_date_time_format() */
  g_autofree char *when = g_date_time_format (moment, _("%Y-%m-%d %H:%M"));
  g_autoptr(GString) text = g_string_new (_("What a Check of the Archive Found"));

  g_string_append_c (text, '\n');
  g_string_append_printf (text, _("Archive: %s"), name);
  g_string_append_c (text, '\n');
  /* Translators: a day and a time of day */
  g_string_append_printf (text, _("Checked: %s"), when);
  g_string_append (text, "\n\n");
  for (guint i = 0; i < findings->len; i++)
    append_finding (text, i + 1, g_ptr_array_index (findings, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}
