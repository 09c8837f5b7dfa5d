/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-brief-view.h"
#include "siyi-session-papers.h"
#include "siyi-session-sheets.h"

G_BEGIN_DECLS

/* siyi-session-sheets.c: what the papers share. */
char     *siyi_sheet_day      (SiyiDay            day);
char     *siyi_sheet_number   (gint64             number);
char     *siyi_sheet_leaders  (const SiyiPlanned *session);
char     *siyi_sheet_line     (SiyiDay            day,
                               const char        *text);
void      siyi_sheet_form     (SiyiDocument      *document);
void      siyi_sheet_field    (SiyiDocument      *document,
                               const char        *label,
                               const char        *text);
gboolean  siyi_sheet_is_docx  (const char        *path);
gboolean  siyi_sheet_log      (SiyiDb            *db,
                               const char        *verb,
                               const char        *entity,
                               gint64             of,
                               guint              n_matters,
                               const char        *path,
                               GError           **error);
gboolean  siyi_sheet_write    (SiyiDb            *db,
                               SiyiDocument      *document,
                               const char        *verb,
                               gint64             session,
                               guint              n_matters,
                               const char        *path,
                               SiyiSheetCount    *count,
                               GCancellable      *cancellable,
                               GError           **error);

/* siyi-record-book.c: what the leaves of a session and the book of a year share. */
typedef struct
{
  SiyiDb            *db;
  const SiyiPlanned *session;
  SiyiDocument      *document;
  char              *recorder, *accompany;
  const char        *foot;         /* {year}, {record}, and what siyi-document.h knows */
} SiyiRecordBook;

void      siyi_record_book_begin (const SiyiRecordBook *self,
                                  int                   year,
                                  const char           *number,
                                  gboolean              is_first);
gboolean  siyi_record_book_add   (const SiyiRecordBook *self,
                                  const SiyiPaperVisit *visit,
                                  gboolean              is_first,
                                  GError              **error);

/* siyi-brief-case.c: the texts of one matter, NULL where nothing is stored or the gate keeps it. */
typedef enum
{
  SIYI_BRIEF_NUMBER, SIYI_BRIEF_CLASS,      /* in the head; the others a row each */
  SIYI_BRIEF_WHO, SIYI_BRIEF_REQUEST, SIYI_BRIEF_HISTORY, SIYI_BRIEF_FACTS, SIYI_BRIEF_POSITION,
  SIYI_BRIEF_PROMISED, SIYI_BRIEF_OPTIONS, SIYI_BRIEF_CLOCK, SIYI_BRIEF_BESIDE, SIYI_BRIEF_TWINS,
  SIYI_N_BRIEF_FIELDS
} SiyiBriefField;

typedef struct
{
  gboolean  restricted;
  char     *texts[SIYI_N_BRIEF_FIELDS];
} SiyiBriefCase;

const char    *siyi_brief_field_key  (SiyiBriefField         field);
SiyiBriefCase *siyi_brief_case_new   (const SiyiBriefs       *briefs,
                                      const SiyiBrief        *brief);
void           siyi_brief_case_free  (SiyiBriefCase         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiBriefCase, siyi_brief_case_free)

G_END_DECLS
