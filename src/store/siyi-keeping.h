/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"

G_BEGIN_DECLS

/* Proof, backup and the way back. */
typedef enum
{
  SIYI_PROBLEM_DATABASE,        /* the file's own structure */
  SIYI_PROBLEM_REFERENCE,
  SIYI_PROBLEM_TRAIL_GAP,
  SIYI_PROBLEM_TRAIL_CHANGED,
  SIYI_PROBLEM_TRAIL_EMPTIED,
  SIYI_PROBLEM_TAKEN_OVER,
  SIYI_PROBLEM_VOLUME,
  SIYI_PROBLEM_FILE,            /* in a volume */
  SIYI_PROBLEM_SERIALS,
  SIYI_PROBLEM_PAPER_NUMBERS,
  SIYI_PROBLEM_BIN,
  SIYI_PROBLEM_VOID,
  SIYI_PROBLEM_TAKEN_OUT,
  SIYI_PROBLEM_PERSONS,
  SIYI_PROBLEM_RESTRICTED,
  SIYI_PROBLEM_SEARCH,
  SIYI_PROBLEM_IMPORT,
  SIYI_PROBLEM_MAKER,
  SIYI_PROBLEM_UNFILLED,
  SIYI_PROBLEM_UNSIGNED,
  SIYI_PROBLEM_ADDITION,
  SIYI_PROBLEM_SESSION_CHANGE,
  SIYI_PROBLEM_NOTICE_VERSIONS,
  SIYI_PROBLEM_FROZEN,
  SIYI_PROBLEM_CASE_LEADER,
  SIYI_PROBLEM_TWO_CHARGES,
  SIYI_PROBLEM_STRUCK,
  SIYI_PROBLEM_ALARMS,
  SIYI_PROBLEM_KEPT_SESSIONS,
  SIYI_PROBLEM_KEPT_MONTHS,
  SIYI_N_PROBLEM_KINDS,
} SiyiProblemKind;
typedef enum
{
  SIYI_WHERE_NONE,              /* a number of rows that are not told apart */
  SIYI_WHERE_DATABASE,          /* text: the file */
  SIYI_WHERE_ROWS,              /* text: a table; id, and last where there are more */
  SIYI_WHERE_TRAIL,             /* id: the row's number */
  SIYI_WHERE_VOLUME,            /* text: the volume */
  SIYI_WHERE_FILE,              /* text: the volume; day of its session */
  SIYI_WHERE_YEAR_OF_BOOK,      /* id: the year; book */
  SIYI_WHERE_YEAR_OF_PAPERS,    /* id: the year */
  SIYI_WHERE_MONTH,             /* text: YYYY-MM */
  SIYI_WHERE_VISIT,             /* book, year and serial, or day */
  SIYI_WHERE_CASE,              /* text: its own number */
  SIYI_WHERE_SESSION,           /* day */
  SIYI_WHERE_IMPORT,            /* day it was taken over */
  SIYI_WHERE_PERIOD,            /* day its figures begin, last_day */
  SIYI_N_WHERES,
} SiyiWhere;
/* Numbers and days, never what a person typed. */
typedef struct
{
  SiyiWhere  kind;
  gint64     id, last;
  char      *text;
  int        book, year, serial;     /* 0: not known */
  SiyiDay    day, last_day;          /* NONE: not known */
} SiyiProblemPlace;
typedef struct
{
  SiyiProblemKind   kind;
  char             *what, *where;    /* English: a sentence, a place */
  gint64            n;               /* so many rows */
  SiyiProblemPlace  place;           /* of the first of them, as the office knows it */
} SiyiProblem;
typedef enum
{
  SIYI_CHECK_STRUCTURE,    /* of main.db, and what its rows point to */
  SIYI_CHECK_TRAIL,
  SIYI_CHECK_RULES,
  SIYI_CHECK_FILES,        /* in the volumes */
  SIYI_N_CHECK_PARTS,
} SiyiCheckPart;
/* In the checking thread, often: which part is looked at; bytes read of bytes to read. */
typedef void (*SiyiCheckProgress) (gpointer data, SiyiCheckPart part, guint64 done, guint64 total);
GPtrArray *siyi_check             (SiyiArchive *archive, GCancellable *cancellable, SiyiCheckProgress progress,
                                   gpointer data, GError **error);   /* SiyiProblem */
GPtrArray *siyi_check_file        (const char *main_db, GCancellable *cancellable, SiyiCheckProgress progress,
                                   gpointer data, GError **error);
void       siyi_problem_free      (SiyiProblem *problem);

/* Writes DIR/NAME-YYYYMMDD-hhmmss.siyi-backup (VACUUM INTO), opens and checks it; volumes that got
 * something new go into DIR/NAME-volumes. Its path. */
char      *siyi_backup            (SiyiArchive *archive, const char *dir, GError **error);
/* The same for one connection; path must not exist. */
gboolean   siyi_backup_write      (SiyiDb *db, const char *path, GError **error);
char      *siyi_backup_newest_good(const char *dir, const char *name);
/* siyi-backup-last.c; NONE: there is none */
SiyiDay    siyi_backup_last_good_day    (const char *folder, SiyiDay today);
SiyiDay    siyi_backup_last_good_day_of (SiyiDb *db);
char      *siyi_backup_volumes_of (const char *backup);       /* the folder of the copies beside it */
char      *siyi_archive_backup_dir(const char *folder);       /* NAME.siyi/backups */
gboolean   siyi_archive_is_older  (const char *folder);       /* opening it keeps a copy and takes a while */

/* Puts a checked backup in the place of the archive's main.db; the present one is kept aside
 * as main.db.damaged-TIME (its path in kept). The archive must not be open. */
gboolean   siyi_restore           (const char *folder, const char *backup, char **kept, GError **error);

typedef struct { gint64 seq, at; char *who, *verb, *entity, *entity_id, *change; } SiyiAuditLine;
void       siyi_audit_line_free   (SiyiAuditLine *line);
GPtrArray *siyi_audit_load        (SiyiDb *db, gint64 since_us, guint limit, GError **error);
GPtrArray *siyi_audit_of_visit    (SiyiDb *db, gint64 visit, guint actions, GError **error);
/* Logs a look, print or export that changes no record. */
gboolean   siyi_audit_note        (SiyiDb *db, const char *verb, const char *entity, const char *entity_id, const char *change, GError **error);
gboolean   siyi_archive_note      (SiyiArchive *archive, const char *verb, const char *entity, const char *id, GError **error);
void       siyi_archive_note_look (SiyiArchive *archive, const char *verb, const char *entity, gint64 id);

G_END_DECLS
