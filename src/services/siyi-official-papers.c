/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of a case: composed from what is known and what was asked, refused with a sentence while something
 * is missing, issued with a number, and the event of its service. On an archive's threads. */
#include "siyi-official-papers-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "siyi-office-store.h"
#include "siyi-schedule-store.h"
#include "siyi-session-sheets-private.h"
#include "siyi-task-papers-private.h"
#include "siyi-words.h"

#define WORDS "case-papers"

/* Stripped lines; empty ones left out. */
static char **
lines_of (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  GPtrArray *kept = g_ptr_array_new ();

  for (gsize i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_ptr_array_add (kept, g_strdup (lines[i]));
  g_ptr_array_add (kept, NULL);

  return (char **) g_ptr_array_free (kept, FALSE);
}

/* What goes into a sentence has no end of one. */
static void
cut_sentence_end (char *text)
{
  const char *ends = siyi_word (WORDS, "sentence-ends");
  const char *last;

  while (*text != '\0' && (last = g_utf8_find_prev_char (text, text + strlen (text))) != NULL &&
         g_utf8_strchr (ends, -1, g_utf8_get_char (last)) != NULL)
    text[last - text] = '\0';
}

static void
take_given (SiyiCasePaperKnown *known,
            GHashTable         *given)
{
  const char * const *asks = siyi_case_paper_list ("case-paper-asks", known->kind);

  for (gsize i = 0; given != NULL && asks[i] != NULL; i++)
    {
      const char *text = g_hash_table_lookup (given, asks[i]);
      const gboolean is_long = g_strv_contains (siyi_words (WORDS, "long", NULL), asks[i]);
      g_auto(GStrv) lines = NULL;

      if (text == NULL)
        continue;
      lines = lines_of (text);
      if (lines[0] != NULL)
        g_hash_table_insert (known->fields, (gpointer) asks[i], g_strjoinv (is_long ? "\n" : " ", lines));
      else
        g_hash_table_remove (known->fields, asks[i]);
    }
}

static char *
missing_names (const SiyiCasePaperKnown *known)
{
  const char * const *needs = siyi_case_paper_list ("case-paper-needs", known->kind);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (gsize i = 0; needs[i] != NULL; i++)
    if (g_hash_table_lookup (known->fields, needs[i]) == NULL)
      g_ptr_array_add (names, (gpointer) siyi_word ("task-paper-fields", needs[i]));
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);

  return g_strjoinv (siyi_word ("papers", "list-mark"), (char **) names->pdata);
}

/* Each demand has its opinion, and each opinion says which of the three it is (article 32). */
static char *
opinion_trouble (const SiyiCasePaperKnown *known)
{
  g_auto(GStrv) demands = lines_of (g_hash_table_lookup (known->fields, "demands"));
  g_auto(GStrv) opinions = lines_of (g_hash_table_lookup (known->fields, "opinion"));
  const char * const *words = siyi_words (WORDS, "opinion-words", NULL);
  const guint n = g_strv_length (demands), n_opinions = g_strv_length (opinions);

  if (n != n_opinions)
    return g_strdup_printf (_("Each demand needs an opinion of its own, a line each: there are %1$u demands and %2$u "
                              "opinions"), n, n_opinions);
  for (gsize i = 0; opinions[i] != NULL; i++)
    {
      gboolean begins = FALSE;

      for (gsize k = 0; words[k] != NULL; k++)
        begins = begins || g_str_has_prefix (opinions[i], words[k]);
      if (!begins)
        /* Translators: three words of the rules */
        return g_strdup_printf (_("Each opinion begins with “%1$s”, “%2$s” or “%3$s”"), words[0], words[1], words[2]);
    }

  return NULL;
}

static char *
issuer_trouble (const SiyiCasePaperKnown *known)
{
  const char *issuer = g_hash_table_lookup (known->fields, "issuer");
  const char *office = g_hash_table_lookup (known->fields, "office");
  const char * const *endings = siyi_words (WORDS, "section-endings", NULL);

  if (known->sheet->content->restricted && g_strcmp0 (issuer, office) != 0)
    return g_strdup (_("A report or accusation is told by this office alone, not by another unit (article 30)"));
  for (gsize i = 0; issuer != NULL && endings[i] != NULL; i++)
    if (g_str_has_suffix (issuer, endings[i]))
      return g_strdup_printf (_("“%s” is a section; the paper is issued by the unit, under its full name"), issuer);

  return NULL;
}

/* (nullable): a sentence for a person. */
static char *
trouble (const SiyiCasePaperKnown *known)
{
  g_autofree char *missing = missing_names (known);
  char *why;

  if (missing != NULL)
    /* Translators: names of fields */
    return g_strdup_printf (_("Still missing: %s"), missing);
  why = issuer_trouble (known);

  return why != NULL || known->kind != SIYI_CASE_PAPER_OPINION ? why : opinion_trouble (known);
}

static char *
number_lines (const char *text)
{
  g_auto(GStrv) lines = lines_of (text);

  for (gsize i = 0; lines[0] != NULL && lines[1] != NULL && lines[i] != NULL; i++)
    {
      g_autofree char *line = g_steal_pointer (&lines[i]);
      g_autofree char *n = siyi_sheet_number ((gint64) i + 1);

      lines[i] = siyi_fill (siyi_word (WORDS, "item"), "n", n, "text", line, NULL);
    }

  return g_strjoinv ("\n", lines);
}

/* As the paper says it: several lines numbered, a gap where something is missing. */
static void
finish_fields (SiyiCasePaperKnown *known)
{
  const char * const *numbered = siyi_words (WORDS, "numbered", NULL);
  const char * const *needs = siyi_case_paper_list ("case-paper-needs", known->kind);
  static const char * const parts[] = { "reason", "basis", "topic" };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_hash_table_contains (known->fields, parts[i]))
      cut_sentence_end (g_hash_table_lookup (known->fields, parts[i]));
  for (gsize i = 0; numbered[i] != NULL; i++)
    if (g_hash_table_contains (known->fields, numbered[i]))
      g_hash_table_insert (known->fields, (gpointer) numbered[i],
                           number_lines (g_hash_table_lookup (known->fields, numbered[i])));
  for (gsize i = 0; needs[i] != NULL; i++)
    if (!g_hash_table_contains (known->fields, needs[i]))
      g_hash_table_insert (known->fields, (gpointer) needs[i], g_strdup (siyi_word (WORDS, "gap")));
}

static SiyiCasePaperKnown *
known_of (SiyiDb                    *db,
          const SiyiCasePaperOrder  *order,
          char                     **why,
          GError                   **error)
{
  SiyiCasePaperKnown *known = siyi_case_paper_known (db, order->case_id, order->kind, error);

  if (known == NULL)
    return NULL;
  take_given (known, order->facts);
  *why = trouble (known);
  finish_fields (known);

  return known;
}

static char *
compose (SiyiDb                    *db,
         const SiyiCasePaperKnown  *known,
         GError                   **error)
{
  g_autofree char *pattern = siyi_task_paper_template_load (db, known->kind, FALSE);

  return siyi_task_paper_body (known->kind, pattern, known->fields, known->today, error);
}

/**
 * siyi_case_paper_preview:
 * @why: (out): why it can't be issued yet, a sentence for a person; %NULL: it can
 *
 * Returns: (transfer full): the paper as it would be, with gaps where something is missing; CONSTRAINT where this
 *   paper can't be of this case
 */
SiyiDocument *
siyi_case_paper_preview (SiyiDb                    *db,
                         const SiyiCasePaperOrder  *order,
                         char                     **why,
                         GError                   **error)
{
  g_autoptr(SiyiCasePaperKnown) known = NULL;
  g_autofree char *body = NULL;
  const SiyiStoredPaper *issued;

  *why = NULL;
  known = known_of (db, order, why, error);
  if (known == NULL)
    return NULL;
  issued = siyi_case_paper_issued (known);
  if (issued != NULL)
    {
      g_free (*why);
      *why = g_strdup_printf (_("Issued already as %s; print that one, or make it void first"), issued->number);
      return siyi_stored_paper_document (issued, error);
    }
  body = compose (db, known, error);

  return body != NULL ? siyi_task_paper_draw (body, siyi_word ("task-papers", "unnumbered"), error) : NULL;
}

/**
 * siyi_case_paper_issue:
 * @paper: (out): cleared by siyi_task_paper_clear()
 *
 * The paper gets its number, and what it says is kept with it. What makes an event is written down in the same
 * action where that was ordered.
 *
 * Returns: (transfer full): UUID of the action; CONSTRAINT where something is missing, where one of the kind
 *   counts already, or as siyi_case_paper_preview()
 */
char *
siyi_case_paper_issue (SiyiDb                    *db,
                       const SiyiCasePaperOrder  *order,
                       SiyiTaskPaper             *paper,
                       GError                   **error)
{
  g_autoptr(SiyiCasePaperKnown) known = NULL;
  g_autoptr(SiyiStoredPaper) stored = NULL;
  g_autofree char *why = NULL;
  g_autofree char *body = NULL;
  g_autofree char *action = NULL;

  *paper = (SiyiTaskPaper) { 0 };
  known = known_of (db, order, &why, error);
  if (known == NULL)
    return NULL;
  if (why == NULL && siyi_case_paper_issued (known) != NULL)
    why = g_strdup_printf (_("Issued already as %s; print that one, or make it void first"),
                           siyi_case_paper_issued (known)->number);
  if (why != NULL)
    {
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT, why);
      return NULL;
    }
  body = compose (db, known, error);
  if (body == NULL)
    return NULL;

  action = siyi_paper_issue_for_case (db, siyi_task_paper_word (order->kind), order->case_id, known->today, body,
                                      order->record ? siyi_case_paper_event (known) : NULL, &paper->id, error);
  stored = action != NULL ? siyi_stored_paper_load (db, paper->id, error) : NULL;
  if (stored == NULL)
    return NULL;
  paper->number = g_strdup (stored->number);

  return g_steal_pointer (&action);
}

/**
 * siyi_stored_paper_title:
 *
 * Returns: (transfer none): what the paper is called; its stored kind where this version does not know it
 */
const char *
siyi_stored_paper_title (const SiyiStoredPaper *paper)
{
  const gboolean is_known = g_strv_contains (siyi_words_keys ("task-paper-titles", NULL), paper->kind);

  return is_known ? siyi_word ("task-paper-titles", paper->kind) : paper->kind;
}

/**
 * siyi_stored_paper_service:
 *
 * Returns: (transfer none) (nullable): the kind of event that serving it on the petitioner is
 */
const char *
siyi_stored_paper_service (const SiyiStoredPaper *paper)
{
  const gboolean is_served = g_strv_contains (siyi_words_keys ("case-paper-service", NULL), paper->kind);

  return is_served ? siyi_word ("case-paper-service", paper->kind) : NULL;
}

/**
 * siyi_stored_paper_serve:
 * @day: when the petitioner got it
 * @way: (nullable): how
 *
 * Returns: (transfer full): UUID of the action; CONSTRAINT where the paper is void, is not for the petitioner, or
 *   is younger than the day
 */
char *
siyi_stored_paper_serve (SiyiDb      *db,
                         gint64       id,
                         SiyiDay      day,
                         const char  *way,
                         GError     **error)
{
  g_autoptr(SiyiStoredPaper) paper = siyi_stored_paper_load (db, id, error);
  const char *event = paper != NULL ? siyi_stored_paper_service (paper) : NULL;
  g_autofree char *body = NULL;

  if (paper == NULL)
    return NULL;
  if (event == NULL || paper->is_void || day == SIYI_DAY_NONE || day < paper->day)
    {
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                           event == NULL || paper->is_void
                           ? _("Only a paper for the petitioner that is not void can be served")
                           : _("A paper is served on the day it was issued or later"));
      return NULL;
    }

  if (paper->task != 0)
    return siyi_task_add_step (db, paper->task, &(SiyiNewStep) { .kind = SIYI_TASK_STEP_EXTENSION_TOLD, .day = day,
                                                                 .way = way }, NULL, error);
  body = siyi_fill (siyi_word (WORDS, "served"), "number", paper->number, "way", way != NULL ? way : "", NULL);

  return siyi_case_add_moment (db, paper->case_id, event, day, g_strchomp (body), error);
}
