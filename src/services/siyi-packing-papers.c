/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of a package: the record book and the sign-in sheets of each session, the ledgers, the
 * notices, the papers of tasks. Composed on the archive's reader, laid out and drawn here. What is an
 * inside paper stays inside. On a worker thread. */
#include "siyi-packing-private.h"

#include <malloc.h>

#include "siyi-ledger-export.h"
#include "siyi-ledger-paper.h"
#include "siyi-ledger-store.h"
#include "siyi-notice.h"
#include "siyi-paper.h"
#include "siyi-session-sheets.h"
#include "siyi-task-papers.h"
#include "siyi-words.h"

enum { N_SHEETS = 3, LARGE_BYTES = 512 * 1024 };    /* record book, sign-in A, B */

typedef struct
{
  gint64         session;
  gboolean       book, parts[2];
  SiyiDocument  *documents[N_SHEETS];     /* of the session; NULL: nothing to show */
  SiyiDocument  *collected[N_SHEETS];
} Sheets;

static SiyiDocument *
keep_if_filled (SiyiDocument *document,
                guint         n)
{
  if (document != NULL && n == 0)
    g_clear_pointer (&document, siyi_document_unref);

  return document;
}

static gpointer
compose_sheets (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  static const SiyiSigninParts parts[] = { SIYI_SIGNIN_A, SIYI_SIGNIN_B };
  Sheets *self = data;
  guint n = 0;

  if (self->book)
    {
      SiyiDocument *document = siyi_record_book_document (db, self->session, &n, error);

      if (document == NULL)
        return NULL;
      self->documents[0] = keep_if_filled (document, n);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (self->parts[i])
      {
        SiyiDocument *document = siyi_signin_document (db, self->session, parts[i], &n, error);

        if (document == NULL)
          return NULL;
        self->documents[1 + i] = keep_if_filled (document, n);
      }

  return data;
}

static const char * const sheet_keys[N_SHEETS] = { "book", "signin-A", "signin-B" };

/* Of one session alone, or of all of a month: fonts are embedded once a file. */
static gboolean
close_sheets (SiyiPacking   *self,
              Sheets        *sheets,
              const char    *stem,
              GError       **error)
{
  gboolean added = TRUE;

  for (gsize i = 0; i < N_SHEETS; i++)
    {
      g_autofree char *path = siyi_packing_path (sheet_keys[i], stem, NULL, NULL);

      if (added && sheets->collected[i] != NULL)
        added = siyi_packing_press_add (self->press, g_steal_pointer (&sheets->collected[i]), path, error);
      g_clear_pointer (&sheets->collected[i], siyi_document_unref);
    }

  return added;
}

static gboolean
collect_sheets (SiyiPacking  *self,
                Sheets       *sheets,
                GError      **error)
{
  const gboolean composed = siyi_archive_run (self->archive, SIYI_ACCESS_READ, compose_sheets, sheets,
                                              self->cancellable, error) != NULL;

  for (gsize i = 0; i < N_SHEETS; i++)
    {
      SiyiDocument *document = g_steal_pointer (&sheets->documents[i]);

      if (document == NULL)
        continue;
      if (!composed)
        siyi_document_unref (document);
      else if (sheets->collected[i] == NULL)
        sheets->collected[i] = document;
      else
        siyi_document_append (sheets->collected[i], document);
    }

  return composed;
}

static char *
stem_of_sheets (SiyiPacking       *self,
                const SiyiPlanned *session)
{
  char *day = siyi_day_to_text (session->day);

  if (self->wish->kind == SIYI_PACKAGE_SESSION || day == NULL)
    {
      g_free (day);
      return g_strdup (siyi_packing_stem (self, session->id));
    }
  day[7] = '\0';

  return day;
}

static gboolean
add_sheets (SiyiPacking  *self,
            GError      **error)
{
  Sheets sheets = { .book = !self->leaves,
                    .parts = { self->wish->audience != SIYI_AUDIENCE_PUBLIC, !self->leaves } };
  g_autofree char *stem = NULL;
  gboolean added = TRUE;

  for (guint i = 0; added && i < self->sessions->len; i++)
    {
      const SiyiPlanned *session = g_ptr_array_index (self->sessions, i);
      g_autofree char *next = stem_of_sheets (self, session);

      if (g_strcmp0 (next, stem) != 0)
        {
          added = stem == NULL || close_sheets (self, &sheets, stem, error);
          g_free (stem);
          stem = g_steal_pointer (&next);
        }
      sheets.session = session->id;
      added = added && !g_cancellable_set_error_if_cancelled (self->cancellable, error) &&
              (session->state == SIYI_SESSION_CANCELLED || collect_sheets (self, &sheets, error));
      siyi_packing_step (self, SIYI_PACKING_PAPER_BYTES);
    }
  if (added && stem != NULL)
    return close_sheets (self, &sheets, stem, error);

  for (gsize i = 0; i < N_SHEETS; i++)
    g_clear_pointer (&sheets.collected[i], siyi_document_unref);

  return added;
}

static gpointer
load_papers (SiyiDb        *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  SiyiPacking *self = data;
  g_autoptr(GArray) tasks = siyi_packed_papers (db, self->scope, error);
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_stored_paper_free);

  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    {
      g_autoptr(GPtrArray) papers = siyi_papers_of_task (db, g_array_index (tasks, gint64, i), error);

      if (papers == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (all, g_steal_pointer (&papers));
    }

  return tasks != NULL ? g_steal_pointer (&all) : NULL;
}

static gboolean
add_task_papers (SiyiPacking  *self,
                 GError      **error)
{
  g_autoptr(GPtrArray) papers = siyi_archive_run (self->archive, SIYI_ACCESS_READ, load_papers, self,
                                                  self->cancellable, error);

  if (papers == NULL)
    return FALSE;
  for (guint i = 0; i < papers->len; i++)
    {
      const SiyiStoredPaper *paper = g_ptr_array_index (papers, i);
      g_autofree char *path = siyi_packing_path ("paper", NULL, paper->number, NULL);
      SiyiDocument *document = siyi_stored_paper_document (paper, error);

      if (document == NULL || !siyi_packing_press_add (self->press, document, path, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * siyi_packing_papers:
 *
 * Returns: whether the sessions' and the tasks' papers are in the package
 */
gboolean
siyi_packing_papers (SiyiPacking  *self,
                     GError      **error)
{
  if (!add_sheets (self, error) || (!self->leaves && !add_task_papers (self, error)) ||
      !siyi_packing_press_finish (self->press, error))
    return FALSE;
  if (!self->leaves)
    return TRUE;

  siyi_packing_leave_out (self, "book", 0);
  if (self->wish->audience == SIYI_AUDIENCE_PUBLIC)
    siyi_packing_leave_out (self, "signin-a", 0);
  siyi_packing_leave_out (self, "signin-b", 0);
  siyi_packing_leave_out (self, "papers", 0);

  return TRUE;
}

typedef struct
{
  SiyiPacking *packing;
  SiyiBook     book;
  char        *xlsx, *pdf;
  gint64       rows;
} Ledger;

static gpointer
write_ledger (SiyiDb        *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Ledger *self = data;
  SiyiPacking *packing = self->packing;
  const gboolean is_session = packing->wish->kind == SIYI_PACKAGE_SESSION;
  const SiyiLedgerQuery query = { .book = self->book, .from = is_session ? SIYI_DAY_NONE : packing->from,
                                  .to = is_session ? SIYI_DAY_NONE : packing->to,
                                  .session = packing->wish->session, .closed = -1, .light = -1 };
  g_autoptr(GArray) ids = siyi_ledger_ids (db, &query, error);
  SiyiExported exported;

  if (ids == NULL)
    return NULL;
  self->rows = ids->len;
  if (ids->len == 0)
    return data;

  return siyi_ledger_export (db, &query, NULL, 0, packing->wish->audience, self->xlsx, &exported, siyi_packing_on_pages,
                             packing, cancellable, error) &&
         siyi_ledger_pdf (db, &query, NULL, 0, packing->wish->audience, self->pdf, &exported, siyi_packing_on_pages,
                          packing, cancellable, error) ? data : NULL;
}

static void
add_ledger (SiyiPacking  *self,
            const Ledger *ledger,
            const char   *ending,
            const char   *file)
{
  g_autofree char *path = siyi_fill (siyi_word ("package-paths", "ledger"), "book",
                                     siyi_word ("package-books", siyi_book_word (ledger->book)),
                                     "ending", ending, NULL);

  siyi_packing_add_file (self, path, file);
}

/**
 * siyi_packing_ledgers:
 *
 * Returns: whether each book that has rows is in the package, as a workbook and as a PDF
 */
gboolean
siyi_packing_ledgers (SiyiPacking  *self,
                      GError      **error)
{
  for (int book = 0; book < SIYI_N_BOOKS; book++)
    {
      g_autofree char *xlsx = siyi_packing_work_file (self, "xlsx");
      g_autofree char *pdf = siyi_packing_work_file (self, "pdf");
      Ledger ledger = { .packing = self, .book = (SiyiBook) book, .xlsx = xlsx, .pdf = pdf };

      if (siyi_archive_run (self->archive, SIYI_ACCESS_WRITE, write_ledger, &ledger, self->cancellable,
                            error) == NULL)
        return FALSE;
      if (ledger.rows == 0)
        continue;
      add_ledger (self, &ledger, "xlsx", xlsx);
      add_ledger (self, &ledger, "pdf", pdf);
      siyi_packing_step (self, SIYI_PACKING_PAPER_BYTES);
    }
  if (self->leaves)
    siyi_packing_leave_out (self, "matters", 0);

  return TRUE;
}

static gpointer
load_notices (SiyiDb        *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  SiyiPacking *self = data;
  g_autoptr(GHashTable) months = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_notice_free);

  for (guint i = 0; i < self->sessions->len; i++)
    {
      const SiyiPlanned *session = g_ptr_array_index (self->sessions, i);
      g_autoptr(GPtrArray) notices = NULL;
      char *month = siyi_day_to_text (session->day);

      if (month == NULL)
        continue;
      month[7] = '\0';
      if (!g_hash_table_add (months, month))
        continue;
      notices = siyi_notice_versions (db, month, 0, error);
      if (notices == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (all, g_steal_pointer (&notices));
    }

  return g_steal_pointer (&all);
}

/**
 * siyi_packing_notices:
 *
 * Returns: whether the published notices of its months are in the package, each version
 */
gboolean
siyi_packing_notices (SiyiPacking  *self,
                      GError      **error)
{
  g_autoptr(GPtrArray) notices = siyi_archive_run (self->archive, SIYI_ACCESS_READ, load_notices, self,
                                                   self->cancellable, error);

  if (notices == NULL)
    return FALSE;
  for (guint i = 0; i < notices->len; i++)
    {
      const SiyiNotice *notice = g_ptr_array_index (notices, i);
      g_autofree char *version = g_strdup_printf ("%d", notice->version);
      g_autofree char *path = siyi_fill (siyi_word ("package-paths", "notice"), "month", notice->month,
                                         "version", version, NULL);

      if (notice->published != SIYI_DAY_NONE &&
          !siyi_packing_press_add (self->press, siyi_notice_document (notice, SIYI_PAPER_A4), path, error))
        return FALSE;
    }

  return siyi_packing_press_finish (self->press, error);
}

/**
 * siyi_packing_give_back:
 *
 * What papers and records were made with, before the next step takes as much; and from then on a photo's bytes
 * as soon as it is written: else the heaps of three threads keep some.
 */
void
siyi_packing_give_back (void)
{
  mallopt (M_MMAP_THRESHOLD, LARGE_BYTES);
  malloc_trim (0);
}
