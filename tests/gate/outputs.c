/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every way by which something leaves the program, and whom it is for. A new one that writes a line of the
 * audit trail and stands not here fails the check of the sources (tests/lint). */
#include "outputs-private.h"

#include <glib/gstdio.h>
#include <string.h>

#include "siyi-bell.h"
#include "siyi-brief-package.h"
#include "siyi-catalogue.h"
#include "siyi-db-private.h"
#include "siyi-destruction-paper.h"
#include "siyi-ledger-export.h"
#include "siyi-ledger-paper.h"
#include "siyi-notice.h"
#include "siyi-ordered-paper.h"
#include "siyi-packing.h"
#include "siyi-paper.h"
#include "siyi-period-report.h"
#include "siyi-photo-import.h"
#include "siyi-record-book-year.h"
#include "siyi-reminder-paper.h"
#include "siyi-seal.h"
#include "siyi-session-sheets.h"
#include "siyi-statistics.h"
#include "siyi-trail-words.h"

#define TODAY siyi_day_new (2026, 12, 17)

static gpointer
run_body (SiyiDb        *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Writing *self = data;

  return self->body (db, self, error) ? data : NULL;
}

gboolean
gate_on_thread (GateArchive   *archive,
                SiyiAudience   audience,
                const char    *dir,
                const char    *ending,
                gboolean     (*body) (SiyiDb *db, Writing *self, GError **error),
                GError       **error)
{
  Writing writing = { archive, audience, dir, ending, body };

  return office_do (&archive->office, run_body, &writing, error) != NULL;
}

char *
gate_path_of (const Writing *self,
              const char    *stem,
              int            number)
{
  g_autofree char *name = g_strdup_printf ("%s-%d.%s", stem, number, self->ending);

  return g_build_filename (self->dir, name, NULL);
}

/* The gate refuses: nothing is written, and that is right. */
gboolean
gate_or_refused (gboolean  done,
                 GError  **error)
{
  if (!done && g_error_matches (*error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT))
    g_clear_error (error);

  return *error == NULL;
}

static gboolean
ledger_body (SiyiDb   *db,
             Writing  *self,
             GError  **error)
{
  const SiyiLedgerQuery query = { .all_books = TRUE, .closed = -1, .light = -1, .today = TODAY };
  g_autofree char *path = gate_path_of (self, "ledger", 0);
  SiyiColumn all[SIYI_N_COLUMNS];
  SiyiExported out;

  for (int column = 0; column < SIYI_N_COLUMNS; column++)
    all[column] = (SiyiColumn) column;

  return g_str_equal (self->ending, "pdf")
           ? siyi_ledger_pdf (db, &query, all, SIYI_N_COLUMNS, self->audience, path, &out, NULL, NULL, NULL, error)
           : siyi_ledger_export (db, &query, NULL, 0, self->audience, path, &out, NULL, NULL, NULL, error);
}

static gboolean
printed_ledger_body (SiyiDb   *db,
                     Writing  *self,
                     GError  **error)
{
  const SiyiLedgerQuery query = { .all_books = TRUE, .closed = -1, .light = -1, .today = TODAY };
  g_autofree char *path = gate_path_of (self, "printed", 0);
  g_autoptr(SiyiPages) pages = siyi_ledger_print (db, &query, NULL, 0, self->audience, NULL, NULL, NULL, error);

  return pages != NULL && siyi_pages_save (pages, path, NULL, error);
}

static gboolean
brief_body (SiyiDb   *db,
            Writing  *self,
            GError  **error)
{
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *path = gate_path_of (self, "brief", i);

      if (!gate_or_refused (siyi_brief_write (db, self->archive->sessions[i], self->audience, SIYI_PAPER_A4, path, NULL, NULL,
                                         error), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
record_book_body (SiyiDb   *db,
                  Writing  *self,
                  GError  **error)
{
  g_autofree char *path = gate_path_of (self, "book", 0);

  return siyi_record_book_write (db, self->archive->sessions[0], path, NULL, NULL, error);
}

static gboolean
signin_body (SiyiDb   *db,
             Writing  *self,
             GError  **error)
{
  const SiyiSigninParts parts = self->audience == SIYI_AUDIENCE_INSIDE ? SIYI_SIGNIN_B : SIYI_SIGNIN_A;

  for (int i = 0; i < 3; i++)
    {
      g_autofree char *path = gate_path_of (self, "signin", i);

      if (!siyi_signin_write (db, self->archive->sessions[i], parts, path, NULL, NULL, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
notice_body (SiyiDb   *db,
             Writing  *self,
             GError  **error)
{
  g_autoptr(SiyiNotice) notice = siyi_notice_draft (db, "2026-12", 0, error);
  g_autofree char *path = gate_path_of (self, "notice", 0);

  return notice != NULL && siyi_notice_write (db, notice, path, SIYI_PAPER_A4, NULL, error);
}

static void
say_line (GString              *text,
          const SiyiNoticeLine *line)
{
  if (line != NULL)
    g_string_append_printf (text, "%s %s %s %s %s %s %s %s\n", line->time, line->leaders, line->posts, line->portfolio,
                            line->method, line->topic, line->place, line->remark);
}

static gboolean
hall_body (SiyiDb   *db,
           Writing  *self,
           GError  **error)
{
  g_autofree char *path = gate_path_of (self, "hall", 0);
  g_autoptr(SiyiHall) hall = siyi_notice_hall (db, error);
  g_autoptr(GString) text = g_string_new (NULL);

  if (hall == NULL)
    return FALSE;
  g_string_printf (text, "%s %s %s %s\n", hall->title, hall->phone, hall->deadline, hall->change);
  say_line (text, hall->now);
  for (guint i = 0; i < hall->next->len; i++)
    say_line (text, g_ptr_array_index (hall->next, i));

  return g_file_set_contents (path, text->str, -1, error);
}

static gboolean
ordered_body (SiyiDb   *db,
              Writing  *self,
              GError  **error)
{
  const SiyiOrderedQuery query = { .leader = self->archive->leader, .today = TODAY };
  g_autoptr(SiyiDocument) document = siyi_ordered_document (db, &query, "黎甲午", error);
  g_autoptr(SiyiPages) pages = document != NULL ? siyi_pages_new (document, NULL, error) : NULL;
  g_autofree char *path = gate_path_of (self, "ordered", 0);

  return pages != NULL && siyi_ordered_log (db, self->archive->leader, error) && siyi_pages_save (pages, path, NULL, error);
}

/* What rings, then the log of what rang. */
static gboolean
bells_body (SiyiDb   *db,
            Writing  *self,
            GError  **error)
{
  const SiyiBellAsk ask = { .now = { TODAY, 540 }, .now_us = siyi_day_begins (TODAY) + 540 * G_GINT64_CONSTANT (60000000),
                            .instance = "test" };
  g_autoptr(SiyiBells) bells = siyi_bells_collect (db, &ask, error);
  g_autofree char *path = gate_path_of (self, "bells", 0);
  g_autoptr(GString) text = g_string_new (NULL);

  if (bells == NULL)
    return FALSE;
  for (guint i = 0; i < bells->bells->len; i++)
    {
      const SiyiBell *bell = g_ptr_array_index (bells->bells, i);

      g_string_append_printf (text, "%s %s %s\n", bell->tag, bell->title, bell->body);
    }

  return g_file_set_contents (path, text->str, -1, error);
}

static gboolean
reminders_body (SiyiDb   *db,
                Writing  *self,
                GError  **error)
{
  const SiyiReminderQuery query = { 0 };
  g_autofree char *path = gate_path_of (self, "reminders", 0);

  return siyi_reminder_write (db, &query, path, NULL, NULL, error);
}

static gboolean
report_body (SiyiDb   *db,
             Writing  *self,
             GError  **error)
{
  const SiyiStatQuery query = { .span = siyi_span_new (SIYI_SPAN_MONTH, 2026, 12) };
  g_autoptr(SiyiPeriodReport) report = siyi_period_report_load (db, &query, TRUE, error);
  g_autofree char *path = gate_path_of (self, "report", 0);

  return report != NULL && gate_or_refused (siyi_period_report_write (db, report, path, NULL, error), error);
}

static gboolean
catalogue_body (SiyiDb   *db,
                Writing  *self,
                GError  **error)
{
  g_autofree char *path = gate_path_of (self, "catalogue", 0);
  SiyiSheetCount count;

  return siyi_catalogue_write (db, 2026, path, &count, NULL, error);
}

/* The matters of this archive are kept for years to come; a list of their numbers and classes, as one is drawn
 * up later, is all that can stand on the paper. */
static gboolean
destruction_body (SiyiDb   *db,
                  Writing  *self,
                  GError  **error)
{
  g_autofree char *path = gate_path_of (self, "destruction", 0);

  if (!siyi_db_begin (db, "destruction.list", FALSE, error))
    return FALSE;
  if (!siyi_db_run (db, error, "INSERT OR IGNORE INTO destruction (id, uid, number, listed_at, listed_by, reason) "
                    "VALUES (1, 'gate', 1, 1797508800000000, '甲', '鉴定小组决定')", "") ||
      !siyi_db_run (db, error, "INSERT OR IGNORE INTO destruction_item (destruction, ordinal, case_id, number, title, last_day, "
                    "retention, files) SELECT 1, id, id, number, coalesce (class, '未分类') || '事项', registered, 10, 1 "
                    "FROM petition_case", ""))
    {
      siyi_db_cancel (db);
      return FALSE;
    }

  return siyi_db_commit (db, error) && siyi_destruction_paper_write (db, 1, path, NULL, NULL, error);
}

static gboolean
trail_body (SiyiDb   *db,
            Writing  *self,
            GError  **error)
{
  const SiyiTrailQuery query = { 0 };
  g_autoptr(SiyiDocument) document = siyi_trail_document (db, &query, error);
  g_autoptr(SiyiPages) pages = document != NULL ? siyi_pages_new (document, NULL, error) : NULL;
  g_autofree char *path = gate_path_of (self, "trail", 0);

  return pages != NULL && siyi_pages_save (pages, path, NULL, error);
}

#define ON_THREAD(name, audience, body)                                                                             \
  static gboolean                                                                                                   \
  name (GateArchive *archive, const char *dir, const char *ending, GError **error)                                  \
  {                                                                                                                 \
    return gate_on_thread (archive, audience, dir, ending, body, error);                                                 \
  }

ON_THREAD (ledger_inside, SIYI_AUDIENCE_INSIDE, ledger_body)
ON_THREAD (ledger_list, SIYI_AUDIENCE_LIST, ledger_body)
ON_THREAD (ledger_unit, SIYI_AUDIENCE_UNIT, ledger_body)
ON_THREAD (ledger_public, SIYI_AUDIENCE_PUBLIC, ledger_body)
ON_THREAD (printed_ledger, SIYI_AUDIENCE_LIST, printed_ledger_body)
ON_THREAD (brief_inside, SIYI_AUDIENCE_INSIDE, brief_body)
ON_THREAD (brief_list, SIYI_AUDIENCE_LIST, brief_body)
ON_THREAD (brief_unit, SIYI_AUDIENCE_UNIT, brief_body)
ON_THREAD (brief_public, SIYI_AUDIENCE_PUBLIC, brief_body)
ON_THREAD (record_book, SIYI_AUDIENCE_INSIDE, record_book_body)
ON_THREAD (signin_a, SIYI_AUDIENCE_PUBLIC, signin_body)
ON_THREAD (signin_b, SIYI_AUDIENCE_INSIDE, signin_body)
ON_THREAD (notice, SIYI_AUDIENCE_PUBLIC, notice_body)
ON_THREAD (hall, SIYI_AUDIENCE_PUBLIC, hall_body)
ON_THREAD (unit_papers, SIYI_AUDIENCE_UNIT, gate_unit_papers_body)
ON_THREAD (slips, SIYI_AUDIENCE_UNIT, gate_slips_body)
ON_THREAD (circular, SIYI_AUDIENCE_UNIT, gate_circular_body)
ON_THREAD (inside_papers, SIYI_AUDIENCE_INSIDE, gate_inside_papers_body)
ON_THREAD (case_papers_inside, SIYI_AUDIENCE_INSIDE, gate_case_papers_body)
ON_THREAD (case_papers_unit, SIYI_AUDIENCE_UNIT, gate_case_papers_body)
ON_THREAD (catalogue, SIYI_AUDIENCE_LIST, catalogue_body)
ON_THREAD (destruction, SIYI_AUDIENCE_LIST, destruction_body)
ON_THREAD (trail, SIYI_AUDIENCE_LIST, trail_body)
ON_THREAD (charge_table, SIYI_AUDIENCE_UNIT, gate_charge_body)
ON_THREAD (ordered, SIYI_AUDIENCE_LIST, ordered_body)
ON_THREAD (bells, SIYI_AUDIENCE_LIST, bells_body)
ON_THREAD (reminders, SIYI_AUDIENCE_LIST, reminders_body)
ON_THREAD (report, SIYI_AUDIENCE_PUBLIC, report_body)

static gboolean
record_book_year (GateArchive  *self,
                  const char   *dir,
                  const char   *ending,
                  GError      **error)
{
  g_autofree char *path = g_strdup_printf ("%s/year.%s", dir, ending);

  return siyi_record_book_year_write (self->office.archive, 2026, path, NULL, NULL, NULL, NULL, error);
}

static gboolean
photo_sheet (GateArchive   *self,
             SiyiAudience   audience,
             const char    *dir,
             const char    *ending,
             GError       **error)
{
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/photos-%d.%s", dir, i, ending);
      SiyiSheetCount count;

      if (!siyi_photo_sheet_write (self->office.archive, self->sessions[i], audience, 2, path, &count, NULL, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
photo_copy (GateArchive   *self,
            SiyiAudience   audience,
            const char    *dir,
            const char    *ending,
            GError       **error)
{
  const gint64 photos[] = { self->photos[0], self->copies[0], self->photos[1], self->copies[1] };

  for (gsize i = 0; i < G_N_ELEMENTS (photos); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/copy-%d.%s", dir, (int) i, ending);

      if (!gate_or_refused (siyi_photo_write_copy (self->office.archive, photos[i], audience, path, NULL, error), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
package (GateArchive   *self,
         SiyiAudience   audience,
         const char    *dir,
         const char    *ending,
         GError       **error)
{
  g_autofree char *output = g_build_filename (dir, "package", NULL);
  const SiyiPackingWish wish = { .kind = SIYI_PACKAGE_MONTH, .year = 2026, .month = 12, .audience = audience,
                                 .form = SIYI_BAG_FOLDER, .output = output };
  SiyiPacked *packed = siyi_pack (self->office.archive, &wish, NULL, NULL, NULL, error);

  if (packed == NULL)
    return FALSE;
  siyi_packed_free (packed);

  return TRUE;
}

/* Read as the leader's computer reads it. */
static gboolean
sealed_briefs (GateArchive  *self,
               const char   *dir,
               const char   *ending,
               GError      **error)
{
  const char *phrase = "correct horse battery staple";
  g_autofree char *sealed = g_build_filename (self->office.dir, "briefs.siyi-sealed", NULL);

  for (int i = 0; i < 2; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/briefs-%d.%s", dir, i, ending);
      g_autofree char *code = NULL;
      guint n;

      if (!siyi_brief_package_write (self->office.archive, self->sessions[i], siyi_day_new (2027, 1, 10), phrase, sealed,
                                     &code, &n, NULL, error) ||
          !siyi_unseal_file (sealed, path, phrase, NULL, NULL, NULL, error))
        return FALSE;
      g_remove (sealed);
    }

  return TRUE;
}

static gboolean
statistics (GateArchive  *self,
            const char   *dir,
            const char   *ending,
            GError      **error)
{
  const SiyiStatQuery query = { .span = siyi_span_new (SIYI_SPAN_MONTH, 2026, 12) };
  g_autofree char *path = g_strdup_printf ("%s/statistics.%s", dir, ending);

  return siyi_statistics_write (self->office.archive, &query, path, NULL, error);
}

#define FOR(name, audience, function)                                                                               \
  static gboolean                                                                                                   \
  name (GateArchive *archive, const char *dir, const char *ending, GError **error)                                  \
  {                                                                                                                 \
    return function (archive, audience, dir, ending, error);                                                        \
  }

FOR (photo_sheet_inside, SIYI_AUDIENCE_INSIDE, photo_sheet)
FOR (photo_sheet_unit, SIYI_AUDIENCE_UNIT, photo_sheet)
FOR (photo_sheet_public, SIYI_AUDIENCE_PUBLIC, photo_sheet)
FOR (photo_copy_unit, SIYI_AUDIENCE_UNIT, photo_copy)
FOR (photo_copy_public, SIYI_AUDIENCE_PUBLIC, photo_copy)
FOR (package_inside, SIYI_AUDIENCE_INSIDE, package)
FOR (package_unit, SIYI_AUDIENCE_UNIT, package)
FOR (package_public, SIYI_AUDIENCE_PUBLIC, package)

const Output gate_outputs[] = {
  { "ledger for the office", READER_INSIDE, "export.ledger", ledger_inside, "xlsx" },
  { "ledger for the office", READER_INSIDE, "export.ledger", ledger_inside, "pdf" },
  { "ledger as lists", READER_LIST, "export.ledger", ledger_list, "csv" },
  { "ledger for a unit", READER_UNIT, "export.ledger", ledger_unit, "xlsx" },
  { "ledger for a unit", READER_UNIT, "export.ledger", ledger_unit, "csv" },
  { "ledger for a unit", READER_UNIT, "export.ledger", ledger_unit, "pdf" },
  { "ledger for the public", READER_PUBLIC, "export.ledger", ledger_public, "xlsx", "何某某等2人" },
  { "ledger for the public", READER_PUBLIC, "export.ledger", ledger_public, "csv" },
  { "ledger for the public", READER_PUBLIC, "export.ledger", ledger_public, "pdf" },
  { "printed ledger", READER_LIST, "print.ledger", printed_ledger, "pdf" },
  { "brief", READER_INSIDE, "export.brief", brief_inside, "pdf" },
  { "brief as lists", READER_LIST, "export.brief", brief_list, "pdf" },
  { "brief for a unit", READER_UNIT, "export.brief", brief_unit, "pdf" },
  { "brief for a unit", READER_UNIT, "export.brief", brief_unit, "docx" },
  { "brief for the public", READER_PUBLIC, "export.brief", brief_public, "pdf" },
  { "record book of a session", READER_INSIDE, "export.record-book", record_book, "docx" },
  { "record book of a year", READER_INSIDE, "export.record-book", record_book_year, "pdf" },
  { "sign-in sheet A", READER_PUBLIC, "export.sign-in", signin_a, "pdf", "黎甲午" },
  { "sign-in sheet B", READER_INSIDE, "export.sign-in", signin_b, "pdf" },
  { "notice", READER_PUBLIC, "export.notice", notice, "pdf", "黎甲午" },
  { "notice", READER_PUBLIC, "export.notice", notice, "docx" },
  { "notice", READER_PUBLIC, "export.notice", notice, "html" },
  { "notice", READER_PUBLIC, "export.notice", notice, "txt" },
  { "notice", READER_PUBLIC, "export.notice", notice, "ics" },
  { "hall screen", READER_PUBLIC, NULL, hall, "txt", "黎甲午" },
  { "papers of tasks for a unit", READER_UNIT, "export.task-paper", unit_papers, "pdf" },
  { "papers of tasks for a unit", READER_UNIT, "print.task-paper", unit_papers, "docx" },
  { "slips of urging", READER_UNIT, "export.task-paper", slips, "pdf" },
  { "circular", READER_LIST, "export.task-paper", circular, "pdf" },
  { "papers of tasks in the office", READER_INSIDE, "export.task-paper", inside_papers, "pdf" },
  { "papers of a case", READER_INSIDE, "print.case-paper", case_papers_inside, "pdf" },
  { "papers of a case for a unit", READER_UNIT, "export.case-paper", case_papers_unit, "docx" },
  { "catalogue of the archive", READER_OFFICE, "export.catalogue", catalogue, "xlsx" },
  { "catalogue of the archive", READER_OFFICE, "print.catalogue", catalogue, "pdf" },
  { "list of destruction", READER_OFFICE, "export.destruction", destruction, "pdf" },
  { "list of destruction", READER_OFFICE, "print.destruction", destruction, "docx" },
  { "audit trail", READER_OFFICE, "print.audit", trail, "pdf" },
  { "table of a charge", READER_UNIT, "export.charge", charge_table, "pdf" },
  { "table of a charge", READER_UNIT, "print.charge", charge_table, "docx" },
  { "what a leader ordered", READER_LEADER, "print.ordered", ordered, "pdf" },
  { "notifications", READER_OFFICE, NULL, bells, "txt" },
  { "log of reminders", READER_OFFICE, "export.reminders", reminders, "pdf" },
  { "log of reminders", READER_OFFICE, "print.reminders", reminders, "docx" },
  { "report of a period", READER_PUBLIC, "export.report", report, "txt" },
  { "figures of a period", READER_PUBLIC, "export.statistics", statistics, "xlsx" },
  { "figures of a period", READER_PUBLIC, "export.statistics", statistics, "csv" },
  { "figures of a period", READER_PUBLIC, "export.statistics", statistics, "pdf" },
  { "sealed briefs", READER_SEALED, "export.briefs", sealed_briefs, "txt", "何" },
  { "photo sheet", READER_INSIDE, "export.photo-sheet", photo_sheet_inside, "pdf" },
  { "photo sheet for a unit", READER_UNIT, "export.photo-sheet", photo_sheet_unit, "pdf", "p-000.jpg" },
  { "photo sheet for a unit", READER_UNIT, "export.photo-sheet", photo_sheet_unit, "docx" },
  { "photo sheet for the public", READER_PUBLIC, "export.photo-sheet", photo_sheet_public, "pdf", "p-000.jpg" },
  { "photo for a unit", READER_UNIT, NULL, photo_copy_unit, "jpg", "copy-3.jpg" },
  { "photo for the public", READER_PUBLIC, NULL, photo_copy_public, "jpg", "copy-3.jpg" },
  { "package for the office", READER_INSIDE, "export.package", package_inside, NULL },
  { "package for a unit", READER_UNIT, "export.package", package_unit, NULL, "001_照片.jpg" },
  { "package for the public", READER_PUBLIC, "export.package", package_public, NULL, "001_照片.jpg" },
};
const gsize gate_n_outputs = G_N_ELEMENTS (gate_outputs);
