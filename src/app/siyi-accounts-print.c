/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The leaders' accounts as a table: its words for all who show it, and its way to the printer.
 * Logged and laid out on the archive's writer, printed on the main thread. */
#include "siyi-accounts-print.h"

#include <glib/gi18n.h>

#include "siyi-document.h"
#include "siyi-keeping.h"
#include "siyi-print-work.h"
#include "siyi-schedule-work.h"

/**
 * siyi_account_cells:
 * @account: a leader's account
 * @cells: (out): the caller's
 */
void
siyi_account_cells (const SiyiAccount *account,
                    char              *cells[SIYI_ACCOUNT_COLUMNS])
{
  cells[0] = g_strdup (account->name);
  cells[1] = g_strdup (account->post != NULL ? account->post : "");
  cells[2] = g_strdup_printf ("%.1f", account->due);
  cells[3] = g_strdup_printf ("%d", account->planned);
  cells[4] = g_strdup_printf ("%d", account->sat);
  cells[5] = g_strdup_printf ("%d", account->replaced);
  cells[6] = g_strdup_printf ("%d", account->stood_in);
  cells[7] = g_strdup_printf ("%d", account->credit);
}

/**
 * siyi_account_heading:
 * @column: 0 to 7
 *
 * Returns: (transfer none): translated
 */
const char *
siyi_account_heading (int column)
{
  const char * const words[SIYI_ACCOUNT_COLUMNS] = {
    _("Leader"), _("Post"), C_("account", "Due"), C_("account", "Planned"), C_("account", "Held"),
    C_("account", "Replaced"), C_("account", "Stood in"), C_("account", "Credit"),
  };

  return words[column];
}

static SiyiDocument *
new_document (GPtrArray *accounts,
              int        year)
{
  /* Translators: title of a paper; %d is a year */
  g_autofree char *title = g_strdup_printf (_("Accounts of the leaders, %d"), year);
  SiyiDocument *document = siyi_document_new (title, SIYI_PAPER_A4);

  siyi_document_add (document, SIYI_BLOCK_TITLE, title);
  siyi_document_add_table (document);
  for (int i = 0; i < SIYI_ACCOUNT_COLUMNS; i++)
    siyi_document_add_column (document, siyi_account_heading (i), i == 1 ? 0.3 : 0.1,
                              i > 1 ? SIYI_ALIGN_END : SIYI_ALIGN_START);
  for (guint row = 0; row < accounts->len; row++)
    {
      char *cells[SIYI_ACCOUNT_COLUMNS];

      siyi_account_cells (g_ptr_array_index (accounts, row), cells);
      siyi_document_add_row (document);
      for (int i = 0; i < SIYI_ACCOUNT_COLUMNS; i++)
        {
          siyi_document_add_cell (document, cells[i], SIYI_CELL_PLAIN);
          g_free (cells[i]);
        }
    }

  return document;
}

static gpointer
print_work (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(GPtrArray) accounts = siyi_schedule_account_work (db, data, cancellable, error);
  g_autofree char *year = g_strdup_printf ("%d", GPOINTER_TO_INT (data));
  g_autoptr(SiyiDocument) document = NULL;

  if (accounts == NULL || !siyi_audit_note (db, "print.accounts", "leader", year, "{}", error))
    return NULL;

  document = new_document (accounts, GPOINTER_TO_INT (data));

  return siyi_pages_new (document, cancellable, error);
}

/**
 * siyi_accounts_print:
 * @from: a widget in a window
 * @archive: the archive
 * @year: whose accounts
 */
void
siyi_accounts_print (GtkWidget   *from,
                     SiyiArchive *archive,
                     int          year)
{
  siyi_print_work (from, archive, print_work, GINT_TO_POINTER (year), NULL, _("Printing the accounts"));
}
