/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record book of a year: the numbers first, then their records a few at a time, so that others
 * can ask the archive meanwhile; layout and file on the caller's worker thread. It is logged before
 * the file is written. */
#include "siyi-record-book-year.h"

#include "siyi-error.h"
#include "siyi-paper.h"
#include "siyi-session-sheets-private.h"
#include "siyi-words.h"

#define WORDS "record-book"
enum
{
  RECORDS_AT_ONCE = 16,
  ALL = 100,             /* shares of the work: */
  LOADED = 20, LAID_OUT = 75,
};

typedef struct
{
  SiyiPlanned *planned;
  char        *recorder, *accompany;
} Sitting;

typedef struct
{
  int           year;
  SiyiDocument *document;
  GArray       *numbers;      /* SiyiPaperNumber */
  GHashTable   *sittings;     /* session -> Sitting */
  guint         next;         /* of the numbers */
  int           last_serial;
} Year;

typedef struct
{
  SiyiBookProgress progress;
  gpointer         data;
} Watcher;

static void
sitting_free (gpointer data)
{
  Sitting *sitting = data;

  g_clear_pointer (&sitting->planned, siyi_planned_free);
  g_free (sitting->recorder);
  g_free (sitting->accompany);
  g_free (sitting);
}

/* A number that was taken over from a ledger may be of no session: its fields stay blank. */
static SiyiPlanned *
no_session (void)
{
  SiyiPlanned *planned = g_new0 (SiyiPlanned, 1);

  planned->planned = g_ptr_array_new ();
  planned->sat = g_ptr_array_new ();

  return planned;
}

static const Sitting *
find_sitting (SiyiDb  *db,
              Year    *self,
              gint64   session,
              GError **error)
{
  Sitting *sitting = g_hash_table_lookup (self->sittings, &session);

  if (sitting != NULL)
    return sitting;

  sitting = g_new0 (Sitting, 1);
  sitting->planned = session != 0 ? siyi_planned_load_one (db, session, error) : no_session ();
  if (sitting->planned == NULL ||
      !siyi_session_staff (db, session, &sitting->recorder, &sitting->accompany, error))
    {
      sitting_free (sitting);
      return NULL;
    }
  g_hash_table_insert (self->sittings, g_memdup2 (&session, sizeof session), sitting);

  return sitting;
}

/* Numbers have no gaps; a book that came from elsewhere may have some, and then shows them. */
static void
add_gap (Year                 *self,
         const SiyiRecordBook *book,
         int                   serial)
{
  g_autofree char *first = siyi_sheet_number (self->last_serial + 1);
  g_autofree char *last = siyi_sheet_number (serial - 1);
  g_autofree char *range = siyi_fill (siyi_word (WORDS, "gap-range"), "first", first, "last", last, NULL);

  if (serial == self->last_serial + 1)
    return;

  siyi_record_book_begin (book, self->year, serial == self->last_serial + 2 ? first : range,
                          siyi_document_get_n_blocks (self->document) == 0);
  siyi_document_add (self->document, SIYI_BLOCK_SUBTITLE, siyi_word (WORDS, "gap"));
  siyi_document_add (self->document, SIYI_BLOCK_TEXT, siyi_word (WORDS, "gap-text"));
  siyi_document_add (self->document, SIYI_BLOCK_REST, siyi_word (WORDS, "rest"));
}

static gboolean
add_number (SiyiDb                 *db,
            Year                   *self,
            const SiyiPaperNumber  *number,
            GError                **error)
{
  const Sitting *sitting = find_sitting (db, self, number->session, error);
  g_autoptr(SiyiPaperVisit) visit = sitting == NULL ? NULL
                                    : siyi_paper_visit_load (db, number->visit, error);
  SiyiRecordBook book = { .db = db, .document = self->document,
                          .foot = siyi_word (WORDS, "foot-year") };

  if (visit == NULL)
    return FALSE;

  book.session = sitting->planned;
  book.recorder = sitting->recorder;
  book.accompany = sitting->accompany;
  add_gap (self, &book, number->serial);
  self->last_serial = number->serial;

  return siyi_record_book_add (&book, visit, siyi_document_get_n_blocks (self->document) == 0, error);
}

static gpointer
load_numbers (SiyiDb        *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Year *self = data;

  self->numbers = siyi_paper_numbers_load (db, self->year, error);

  return self->numbers;
}

static gpointer
add_some (SiyiDb        *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Year *self = data;
  const guint end = MIN (self->next + RECORDS_AT_ONCE, self->numbers->len);
  const gboolean held = siyi_db_hold (db);
  gboolean ok = TRUE;

  for (; self->next < end && ok; self->next++)
    ok = add_number (db, self, &g_array_index (self->numbers, SiyiPaperNumber, self->next), error);
  siyi_db_let_go (db, held);

  return ok ? self : NULL;
}

static gboolean
fill (SiyiArchive       *archive,
      Year              *self,
      SiyiBookProgress   progress,
      gpointer           progress_data,
      GCancellable      *cancellable,
      GError           **error)
{
  while (self->next < self->numbers->len)
    {
      if (siyi_archive_run (archive, SIYI_ACCESS_READ, add_some, self, cancellable, error) == NULL)
        return FALSE;
      if (progress != NULL)
        progress (progress_data, self->next * LOADED / self->numbers->len, ALL);
    }

  return TRUE;
}

/**
 * siyi_record_book_year_document:
 * @n_matters: (out): how many numbers, void ones among them
 * @progress: (nullable): told as the records are read
 *
 * Returns: (transfer full): the year's book; %NULL with NOT_FOUND where the year has no record,
 *   CANCELLED
 */
SiyiDocument *
siyi_record_book_year_document (SiyiArchive       *archive,
                                int                year,
                                guint             *n_matters,
                                SiyiBookProgress   progress,
                                gpointer           progress_data,
                                GCancellable      *cancellable,
                                GError           **error)
{
  g_autofree char *text = siyi_sheet_number (year);
  g_autofree char *name = siyi_fill (siyi_word (WORDS, "name"), "year", text, NULL);
  g_autoptr(SiyiDocument) document = siyi_document_new (name, SIYI_PAPER_A4);
  g_autoptr(GHashTable) sittings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                          sitting_free);
  Year self = { .year = year, .document = document, .sittings = sittings };
  gboolean filled;

  if (siyi_archive_run (archive, SIYI_ACCESS_READ, load_numbers, &self, cancellable, error) == NULL)
    return NULL;

  *n_matters = self.numbers->len;
  filled = fill (archive, &self, progress, progress_data, cancellable, error);
  g_array_unref (self.numbers);
  if (!filled)
    return NULL;
  if (*n_matters > 0)
    return g_steal_pointer (&document);

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND,
               "There is no record of %d; choose a year in which somebody was received", year);

  return NULL;
}

static void
on_block (gpointer data,
          guint64  done,
          guint64  total)
{
  const Watcher *watcher = data;

  if (watcher->progress != NULL && total > 0)
    watcher->progress (watcher->data, LOADED + done * (LAID_OUT - LOADED) / total, ALL);
}

static void
on_page (gpointer data,
         guint64  done,
         guint64  total)
{
  const Watcher *watcher = data;

  if (watcher->progress != NULL && total > 0)
    watcher->progress (watcher->data, LAID_OUT + done * (ALL - LAID_OUT) / total, ALL);
}

typedef struct
{
  int         year;
  guint       n_matters;
  const char *path;
} Logged;

static gpointer
log_in_thread (SiyiDb        *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const Logged *self = data;

  return siyi_sheet_log (db, "export.record-book", "year", self->year, self->n_matters, self->path,
                         error) ? data : NULL;
}

/**
 * siyi_record_book_year_write:
 * @path: ends with .pdf: one book to be bound
 * @count: (out) (optional): numbers and pages
 * @progress: (nullable): told as the records are read, laid out and written
 *
 * Returns: whether the file is there, logged as export.record-book; a failure or a stop leaves what
 *   was there before
 */
gboolean
siyi_record_book_year_write (SiyiArchive       *archive,
                             int                year,
                             const char        *path,
                             SiyiSheetCount    *count,
                             SiyiBookProgress   progress,
                             gpointer           progress_data,
                             GCancellable      *cancellable,
                             GError           **error)
{
  guint n = 0;
  Watcher watcher = { progress, progress_data };
  g_autoptr(SiyiDocument) document = NULL;
  g_autoptr(SiyiPages) pages = NULL;
  Logged logged = { .year = year, .path = path };

  if (!g_str_has_suffix (path, ".pdf"))
    {
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                           "The book of a year is a PDF; give a name that ends with .pdf");
      return FALSE;
    }

  document = siyi_record_book_year_document (archive, year, &n, progress, progress_data, cancellable,
                                             error);
  pages = document == NULL ? NULL
          : siyi_pages_new_watched (document, on_block, &watcher, cancellable, error);
  /* The pages hold all of it; two books of a year at once are much. */
  g_clear_pointer (&document, siyi_document_unref);
  logged.n_matters = n;
  if (pages == NULL ||
      siyi_archive_run (archive, SIYI_ACCESS_WRITE, log_in_thread, &logged, cancellable, error) == NULL ||
      !siyi_pages_save_watched (pages, path, on_page, &watcher, cancellable, error))
    return FALSE;

  if (count != NULL)
    *count = (SiyiSheetCount) { .n_matters = n, .n_pages = siyi_pages_get_n (pages) };

  return TRUE;
}

typedef struct
{
  SiyiArchive *archive;
  int          year;
  char        *path;
} JobData;

static void
job_data_free (gpointer data)
{
  JobData *self = data;

  g_object_unref (self->archive);
  g_free (self->path);
  g_free (self);
}

static gpointer
run_job (SiyiJob       *job,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  JobData *self = data;
  g_autofree SiyiSheetCount *count = g_new0 (SiyiSheetCount, 1);

  if (!siyi_record_book_year_write (self->archive, self->year, self->path, count, siyi_job_report, job,
                                    cancellable, error))
    return NULL;

  return g_steal_pointer (&count);
}

/**
 * siyi_record_book_year_write_async:
 * @job: shown and stopped as any job; its result is a #SiyiSheetCount, freed with g_free()
 *
 * siyi_record_book_year_write() for a window.
 */
void
siyi_record_book_year_write_async (SiyiJob              *job,
                                   SiyiArchive          *archive,
                                   int                   year,
                                   const char           *path,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data)
{
  JobData *data = g_new0 (JobData, 1);

  data->archive = g_object_ref (archive);
  data->year = year;
  data->path = g_strdup (path);
  siyi_job_run_async (job, run_job, data, job_data_free, g_free, callback, user_data);
}
