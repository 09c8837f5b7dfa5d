/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which service makes which paper of a session, what the trail calls it, and the works that lay it
 * out, log it and write it: on a thread of their own, which asks the archive's threads. Functions
 * that end with _async or _finish, and the title, are the main thread's. */
#include "siyi-session-paper.h"

#include <glib/gi18n.h>

#include "siyi-session-sheets.h"

/* Pictures a page of the photo sheet. */
#define PER_PAGE 2

SiyiSessionPaperAsk *
siyi_session_paper_ask_new (gint64            session,
                            SiyiSessionPaper  paper,
                            guint             n_matters,
                            const char       *path)
{
  SiyiSessionPaperAsk *ask = g_new0 (SiyiSessionPaperAsk, 1);

  ask->session = session;
  ask->paper = paper;
  ask->n_matters = n_matters;
  ask->path = g_strdup (path);

  return ask;
}

void
siyi_session_paper_ask_free (SiyiSessionPaperAsk *ask)
{
  g_free (ask->path);
  g_free (ask);
}

void
siyi_session_pages_free (SiyiSessionPages *pages)
{
  g_clear_pointer (&pages->pages, siyi_pages_unref);
  g_free (pages);
}

static SiyiPaperForm
brief_form (SiyiSessionPaper paper)
{
  return paper == SIYI_SESSION_PAPER_BRIEFS_LARGE ? SIYI_PAPER_LARGE : SIYI_PAPER_A4;
}

static SiyiSigninParts
signin_part (SiyiSessionPaper paper)
{
  return paper == SIYI_SESSION_PAPER_SIGNIN_A ? SIYI_SIGNIN_A : SIYI_SIGNIN_B;
}

static SiyiDocument *
document_of (SiyiDb                     *db,
             const SiyiSessionPaperAsk  *ask,
             guint                      *n_matters,
             GCancellable               *cancellable,
             GError                    **error)
{
  switch (ask->paper)
    {
    case SIYI_SESSION_PAPER_RECORD_BOOK:
      return siyi_record_book_document (db, ask->session, n_matters, error);
    case SIYI_SESSION_PAPER_SIGNIN_A:
    case SIYI_SESSION_PAPER_SIGNIN_B:
      return siyi_signin_document (db, ask->session, signin_part (ask->paper), n_matters, error);
    case SIYI_SESSION_PAPER_BRIEFS:
    case SIYI_SESSION_PAPER_BRIEFS_LARGE:
    case SIYI_SESSION_PAPER_PHOTOS:
    default:
      return siyi_brief_document (db, ask->session, SIYI_AUDIENCE_INSIDE, brief_form (ask->paper),
                                  n_matters, cancellable, error);
    }
}

typedef struct
{
  const SiyiSessionPaperAsk *ask;
  guint                      n_matters;
} Asked;

static gpointer
document_work (SiyiDb        *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Asked *asked = data;

  return document_of (db, asked->ask, &asked->n_matters, cancellable, error);
}

/* The pictures are decoded by a child process, not on a thread of the archive. */
static SiyiDocument *
make_document (SiyiArchive   *archive,
               Asked         *asked,
               GCancellable  *cancellable,
               GError       **error)
{
  SiyiSheetCount count = { 0 };
  SiyiDocument *document;

  if (asked->ask->paper != SIYI_SESSION_PAPER_PHOTOS)
    return siyi_archive_run (archive, SIYI_ACCESS_READ, document_work, asked, cancellable, error);

  document = siyi_photo_sheet_document (archive, asked->ask->session, SIYI_AUDIENCE_INSIDE, PER_PAGE,
                                        &count, cancellable, error);
  asked->n_matters = count.n_matters;

  return document;
}

static void
lay_out_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  Asked asked = { .ask = data };
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiDocument) document = make_document (source, &asked, cancellable, &error);
  g_autoptr(SiyiSessionPages) laid = g_new0 (SiyiSessionPages, 1);

  if (document != NULL)
    laid->pages = siyi_pages_new (document, cancellable, &error);
  laid->n_matters = asked.n_matters;
  if (laid->pages != NULL)
    g_task_return_pointer (task, g_steal_pointer (&laid),
                           (GDestroyNotify) siyi_session_pages_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * siyi_session_pages_async:
 * @ask: (transfer full): which paper
 *
 * Lays the paper out.
 */
void
siyi_session_pages_async (SiyiArchive         *archive,
                          SiyiSessionPaperAsk *ask,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (archive, cancellable, callback, user_data);

  g_task_set_source_tag (task, siyi_session_pages_async);
  g_task_set_task_data (task, ask, (GDestroyNotify) siyi_session_paper_ask_free);
  g_task_run_in_thread (task, lay_out_in_thread);
}

/**
 * siyi_session_pages_finish:
 *
 * Returns: (transfer full): the pages
 */
SiyiSessionPages *
siyi_session_pages_finish (GAsyncResult  *result,
                           GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static const char *
print_verb (SiyiSessionPaper paper)
{
  switch (paper)
    {
    case SIYI_SESSION_PAPER_RECORD_BOOK:
      return "print.record-book";
    case SIYI_SESSION_PAPER_SIGNIN_A:
    case SIYI_SESSION_PAPER_SIGNIN_B:
      return "print.sign-in";
    case SIYI_SESSION_PAPER_PHOTOS:
      return "print.photo-sheet";
    case SIYI_SESSION_PAPER_BRIEFS:
    case SIYI_SESSION_PAPER_BRIEFS_LARGE:
    default:
      return "print.brief";
    }
}

/**
 * siyi_session_log_print_work:
 * @data: a #SiyiSessionPaperAsk
 */
gpointer
siyi_session_log_print_work (SiyiDb        *db,
                             gpointer       data,
                             GCancellable  *cancellable,
                             GError       **error)
{
  const SiyiSessionPaperAsk *ask = data;

  return GINT_TO_POINTER (siyi_sheet_log_print (db, print_verb (ask->paper), ask->session,
                                                ask->n_matters, error));
}

static gpointer
write_work (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const SiyiSessionPaperAsk *ask = data;
  SiyiSheetCount count;

  switch (ask->paper)
    {
    case SIYI_SESSION_PAPER_RECORD_BOOK:
      return GINT_TO_POINTER (siyi_record_book_write (db, ask->session, ask->path, &count,
                                                      cancellable, error));
    case SIYI_SESSION_PAPER_SIGNIN_A:
    case SIYI_SESSION_PAPER_SIGNIN_B:
      return GINT_TO_POINTER (siyi_signin_write (db, ask->session, signin_part (ask->paper),
                                                 ask->path, &count, cancellable, error));
    case SIYI_SESSION_PAPER_BRIEFS:
    case SIYI_SESSION_PAPER_BRIEFS_LARGE:
    case SIYI_SESSION_PAPER_PHOTOS:
    default:
      return GINT_TO_POINTER (siyi_brief_write (db, ask->session, SIYI_AUDIENCE_INSIDE,
                                                brief_form (ask->paper), ask->path, &count,
                                                cancellable, error));
    }
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  const SiyiSessionPaperAsk *ask = data;
  g_autoptr(GError) error = NULL;
  SiyiSheetCount count = { 0 };
  gboolean done;

  if (ask->paper == SIYI_SESSION_PAPER_PHOTOS)
    done = siyi_photo_sheet_write (source, ask->session, SIYI_AUDIENCE_INSIDE, PER_PAGE, ask->path,
                                   &count, cancellable, &error);
  else
    done = siyi_archive_run (source, SIYI_ACCESS_WRITE, write_work, data, cancellable,
                             &error) != NULL;
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * siyi_session_write_async:
 * @ask: (transfer full): which paper, with a path that ends with .pdf or .docx
 *
 * Logs and writes the paper.
 */
void
siyi_session_write_async (SiyiArchive         *archive,
                          SiyiSessionPaperAsk *ask,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (archive, NULL, callback, user_data);

  g_task_set_source_tag (task, siyi_session_write_async);
  g_task_set_task_data (task, ask, (GDestroyNotify) siyi_session_paper_ask_free);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * siyi_session_write_finish:
 *
 * Returns: whether the file is there
 */
gboolean
siyi_session_write_finish (GAsyncResult  *result,
                           GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * siyi_session_paper_title:
 *
 * Returns: (transfer none): what the paper is called, translated
 */
const char *
siyi_session_paper_title (SiyiSessionPaper paper)
{
  switch (paper)
    {
    case SIYI_SESSION_PAPER_BRIEFS_LARGE:
      return _("Briefs, Large Type");
    case SIYI_SESSION_PAPER_RECORD_BOOK:
      return _("Record Book");
    case SIYI_SESSION_PAPER_SIGNIN_A:
      return _("Sign-In Sheet, Part A");
    case SIYI_SESSION_PAPER_SIGNIN_B:
      return _("Sign-In Sheet, Part B");
    case SIYI_SESSION_PAPER_PHOTOS:
      return _("Photo Sheet");
    case SIYI_SESSION_PAPER_BRIEFS:
    default:
      return _("Briefs");
    }
}
