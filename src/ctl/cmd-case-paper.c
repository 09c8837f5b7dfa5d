/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl case ID paper KIND: one of the case's papers, issued at its first time and written to a file. */
#include "cmd-case.h"
#include "commands.h"

#include <string.h>

#include "siyi-official-papers.h"

typedef struct
{
  const CtlCasePaper *wanted;
  SiyiCasePaperOrder  order;
  SiyiTaskPaper       paper;
  SiyiSheetCount      count;
} Asked;

/* The extension belongs to the task whose limit it lengthens. */
static gboolean
write_extension (SiyiDb        *db,
                 Asked         *asked,
                 GCancellable  *cancellable,
                 GError       **error)
{
  SiyiCase *content = siyi_case_load (db, asked->order.case_id, error);
  const gint64 task = content != NULL ? content->task : 0;

  if (content == NULL)
    return FALSE;
  siyi_case_free (content);
  if (task != 0)
    return siyi_task_paper_write (db, task, SIYI_TASK_PAPER_EXTENSION, asked->wanted->output, &asked->paper,
                                  &asked->count, cancellable, error);

  g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                       _("No extension was approved (article 34); write the approval first"));

  return FALSE;
}

static gpointer
work (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Asked *asked = data;

  if (!ctl_case_find_id (db, asked->wanted->which, &asked->order.case_id, error))
    return NULL;
  if (asked->order.kind == SIYI_TASK_PAPER_EXTENSION)
    return GINT_TO_POINTER (write_extension (db, asked, cancellable, error));

  return GINT_TO_POINTER (siyi_case_paper_write (db, &asked->order, asked->wanted->output, &asked->paper,
                                                 &asked->count, cancellable, error));
}

static GHashTable *
read_facts (char   **facts,
            GError **error)
{
  g_autoptr(GHashTable) given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (gsize i = 0; facts != NULL && facts[i] != NULL; i++)
    {
      const char *mark = strchr (facts[i], '=');

      if (!ctl_is_text (facts[i], error))
        return NULL;
      if (mark == NULL)
        {
          g_set_error (error, CTL_ERROR, 0, _("“%s” is no fact; write KEY=TEXT"), facts[i]);
          return NULL;
        }
      g_hash_table_insert (given, g_strndup (facts[i], (gsize) (mark - facts[i])), g_strdup (mark + 1));
    }

  return g_steal_pointer (&given);
}

static void
answer (const Ctl   *ctl,
        const Asked *asked)
{
  JsonBuilder *built;

  if (!ctl->json)
    {
      /* Translators: number of a paper, pages, the file's name. */
      ctl_print (ngettext ("%s: %u page in %s", "%s: %u pages in %s", asked->count.n_pages), asked->paper.number,
                 asked->count.n_pages, asked->wanted->output);
      ctl_write ("\n", 1);
      return;
    }

  built = ctl_answer_begin ();
  ctl_add_text (built, "file", asked->wanted->output);
  ctl_add_int (built, "pages", asked->count.n_pages);
  ctl_add_int (built, "paper", asked->paper.id);
  ctl_add_text (built, "number", asked->paper.number);
  ctl_add_flag (built, "again", asked->paper.again);
  ctl_answer_end (built);
}

/**
 * ctl_case_paper:
 * @wanted: which paper of which case
 *
 * Returns: whether the file is there
 */
gboolean
ctl_case_paper (Ctl                 *ctl,
                const CtlCasePaper  *wanted,
                GError             **error)
{
  g_autoptr(GHashTable) facts = read_facts (wanted->facts, error);
  Asked asked = { .wanted = wanted, .order.facts = facts, .order.record = wanted->record };
  gboolean done;

  if (facts == NULL)
    return FALSE;
  asked.order.kind = siyi_case_paper_from_word (wanted->kind);
  if (siyi_task_paper_from_word (wanted->kind) == SIYI_TASK_PAPER_EXTENSION)
    asked.order.kind = SIYI_TASK_PAPER_EXTENSION;
  if (asked.order.kind == SIYI_N_TASK_PAPERS)
    {
      g_set_error (error, CTL_ERROR, 0, _("“%s” is no paper of a case; use acceptance, decline, no-more, opinion, "
                                          "extension or report"), wanted->kind);
      return FALSE;
    }

  done = ctl_sheet_output (wanted->output, error) && ctl_run (ctl, SIYI_ACCESS_WRITE, work, &asked, error) != NULL;
  if (done)
    answer (ctl, &asked);
  siyi_task_paper_clear (&asked.paper);

  return done;
}
