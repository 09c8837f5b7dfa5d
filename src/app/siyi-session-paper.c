/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which service makes which paper of a session, what the trail calls it, and the works that lay it
 * out, log it and write it. On an archive's threads but for the title. */
#include "siyi-session-paper.h"

#include <glib/gi18n.h>

#include "siyi-session-sheets.h"

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

/**
 * siyi_session_pages_work:
 * @data: a #SiyiSessionPaperAsk
 *
 * Returns: (transfer full): a #SiyiSessionPages
 */
gpointer
siyi_session_pages_work (SiyiDb        *db,
                         gpointer       data,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr(SiyiSessionPages) laid = g_new0 (SiyiSessionPages, 1);
  g_autoptr(SiyiDocument) document = document_of (db, data, &laid->n_matters, cancellable, error);

  if (document == NULL)
    return NULL;

  laid->pages = siyi_pages_new (document, cancellable, error);

  return laid->pages != NULL ? g_steal_pointer (&laid) : NULL;
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

/**
 * siyi_session_write_work:
 * @data: a #SiyiSessionPaperAsk with a path that ends with .pdf or .docx
 */
gpointer
siyi_session_write_work (SiyiDb        *db,
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
