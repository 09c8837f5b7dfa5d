/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The follow-up list to the printer, as it is shown: masked, group by group, worst first. Asked for,
 * laid out and logged on the archive's writer, printed on the main thread. */
#include "siyi-follow-print.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-document.h"
#include "siyi-follow-words.h"
#include "siyi-keeping.h"
#include "siyi-print-work.h"

#define COLUMNS 5
#define A_YEAR 366

static void
add_table (SiyiDocument *document)
{
  static const double shares[COLUMNS] = { 0.15, 0.35, 0.16, 0.17, 0.17 };
  const char *headings[COLUMNS] = {
    C_("tasks", "State"), C_("tasks", "Matter"), C_("tasks", "Petitioner"), C_("tasks", "Unit"), C_("tasks", "Last day"),
  };

  siyi_document_add_table (document);
  for (int i = 0; i < COLUMNS; i++)
    siyi_document_add_column (document, headings[i], shares[i], SIYI_ALIGN_START);
}

static void
add_row (SiyiDocument      *document,
         const SiyiTaskRow *row,
         SiyiDay            today)
{
  g_autofree char *state = siyi_follow_words_state (&row->reading);
  g_autofree char *title = siyi_follow_words_title (row);
  g_autofree char *day = siyi_follow_words_day (&row->reading, today);
  const char *cells[COLUMNS] = { state, title, row->restricted ? "" : row->visitors_masked, row->lead, day };

  siyi_document_add_row (document);
  for (int i = 0; i < COLUMNS; i++)
    siyi_document_add_cell (document, cells[i] != NULL ? cells[i] : "", SIYI_CELL_PLAIN);
}

static guint
count_group (const GArray *hits,
             guint         from)
{
  guint n = 0;

  for (guint i = from; i < hits->len && g_array_index (hits, SiyiTaskHit, i).group ==
       g_array_index (hits, SiyiTaskHit, from).group; i++)
    n++;

  return n;
}

static SiyiDocument *
new_document (const SiyiFollowQuestion *question,
              const GArray             *hits,
              GPtrArray                *rows)
{
  /* As seen from another year, so that the paper says its own. */
  g_autofree char *day = siyi_case_words_day (question->today, question->today - A_YEAR, TRUE);
  SiyiDocument *document = siyi_document_new (_("Tasks of follow-up"), SIYI_PAPER_A4_WIDE);

  siyi_document_set_numbered (document, TRUE);
  siyi_document_add (document, SIYI_BLOCK_TITLE, _("Tasks of follow-up"));
  siyi_document_add (document, SIYI_BLOCK_SUBTITLE, day);
  for (guint i = 0; i < rows->len; i++)
    {
      const SiyiTaskGroup group = g_array_index (hits, SiyiTaskHit, i).group;
      const gboolean is_first = i == 0 || g_array_index (hits, SiyiTaskHit, i - 1).group != group;

      if (is_first && question->orphan < 0)
        {
          g_autofree char *head = siyi_follow_words_head (group, count_group (hits, i));

          siyi_document_add (document, SIYI_BLOCK_HEADING, head);
        }
      else if (is_first)
        siyi_document_add (document, SIYI_BLOCK_HEADING, siyi_follow_words_orphan ((SiyiOrphan) question->orphan));
      if (is_first)
        add_table (document);
      if (g_ptr_array_index (rows, i) != NULL)
        add_row (document, g_ptr_array_index (rows, i), question->today);
    }

  return document;
}

static gpointer
print_work (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const SiyiFollowQuestion *question = data;
  g_autoptr(GArray) hits = siyi_follow_find_work (db, data, cancellable, error);
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(SiyiDocument) document = NULL;
  g_autoptr(SiyiPages) pages = NULL;

  if (hits == NULL)
    return NULL;
  rows = siyi_tasks_load (db, (const SiyiTaskHit *) hits->data, hits->len, question->today, error);
  if (rows == NULL)
    return NULL;
  document = new_document (question, hits, rows);
  pages = siyi_pages_new (document, cancellable, error);

  return pages != NULL && siyi_audit_note (db, "print.tasks", "task", "", "{}", error) ? g_steal_pointer (&pages) : NULL;
}

/**
 * siyi_follow_print_list:
 * @from: a widget in a window
 * @archive: the archive
 * @question: the list as it is asked for
 */
void
siyi_follow_print_list (GtkWidget                *from,
                        SiyiArchive              *archive,
                        const SiyiFollowQuestion *question)
{
  siyi_print_work (from, archive, print_work, g_memdup2 (question, sizeof *question), g_free, _("Printing the list"));
}
