/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-notice-store.h"
#include "siyi-notice.h"

G_BEGIN_DECLS

/* What the files of the notice share. */

/* siyi-notice-lines.c */
SiyiNoticeLine *siyi_notice_line_new         (const SiyiPlanned    *session);
SiyiNoticeLine *siyi_notice_line_copy        (const SiyiNoticeLine *line);
gboolean        siyi_notice_line_is_same     (const SiyiNoticeLine *a,
                                              const SiyiNoticeLine *b);
SiyiNoticeLine *siyi_notice_line_find        (GPtrArray            *lines,
                                              const char           *uid);
const char     *siyi_notice_line_remark      (const SiyiNoticeLine *line,
                                              const SiyiNoticeLine *first,
                                              SiyiChangeKind        change);
void            siyi_notice_lines_sort       (GPtrArray            *lines);
GPtrArray      *siyi_notice_lines_differences (GPtrArray           *before,
                                               GPtrArray           *after);
char           *siyi_notice_day_words        (SiyiDay               day);
char           *siyi_notice_full_day_words   (SiyiDay               day);
char           *siyi_notice_day_cell         (SiyiDay               day);
char           *siyi_notice_portfolio_cell   (const SiyiNoticeLine *line);

/* siyi-notice-current.c: the lines as they are now, with what they were in the first version. */
GPtrArray      *siyi_notice_current_lines    (SiyiDb               *db,
                                              const char           *month,
                                              gint64                session,
                                              GPtrArray            *versions,
                                              GError              **error);

/* siyi-notice-body.c */
char           *siyi_notice_to_body          (const SiyiNotice     *notice);
SiyiNotice     *siyi_notice_from_row         (const SiyiNoticeRow  *row,
                                              GError              **error);
GPtrArray      *siyi_notice_from_rows        (GPtrArray            *rows,
                                              GError              **error);

/* siyi-notice.c */
char           *siyi_notice_published_words  (GPtrArray            *versions);

/* siyi-notice-fill.c */
GHashTable     *siyi_notice_fields_of_office (SiyiDb                   *db);
GHashTable     *siyi_notice_fields_new       (SiyiDb                   *db,
                                              const SiyiNoticeTemplate *template_,
                                              SiyiDay                   about);
void            siyi_notice_fields_set       (GHashTable               *fields,
                                              const char               *name,
                                              char                     *value);
gboolean        siyi_notice_fields_check     (const char               *text,
                                              const char               *group,
                                              GError                  **error);
char           *siyi_notice_fill             (const char               *text,
                                              GHashTable               *fields);
GPtrArray      *siyi_notice_fill_paragraphs  (const char               *text,
                                              GHashTable               *fields);

/* siyi-notice-secrets.c */
gboolean        siyi_notice_check_secrets    (SiyiDb               *db,
                                              const SiyiNotice     *notice,
                                              GPtrArray            *checks,
                                              GError              **error);

const SiyiNoticeCheck *siyi_notice_first_block (GPtrArray          *checks);
void            siyi_notice_add_check        (GPtrArray            *checks,
                                              SiyiCheckKind         kind,
                                              SiyiCheckState        state,
                                              char                 *text);

G_END_DECLS
