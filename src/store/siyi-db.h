/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "siyi-error.h"

G_BEGIN_DECLS

/* One connection to an archive's main.db with its cached statements. Belongs to one thread at a
 * time; private to src/store, other rooms pass the pointer through unopened. */
typedef struct _SiyiDb SiyiDb;

SiyiDb       *siyi_db_open        (const char    *path,
                                   gboolean       writable,
                                   GError       **error);
void          siyi_db_close       (SiyiDb        *db);
sqlite3      *siyi_db_handle      (SiyiDb        *db);
gboolean      siyi_db_exec        (SiyiDb        *db,
                                   const char    *sql,
                                   GError       **error);

/* Statements are cached by the address of the static SQL string; release = reset + clear. */
sqlite3_stmt *siyi_db_prepare     (SiyiDb        *db,
                                   const char    *sql,
                                   GError       **error);
void          siyi_db_release     (SiyiDb        *db,
                                   sqlite3_stmt  *statement);
gboolean      siyi_db_step_done   (SiyiDb        *db,
                                   sqlite3_stmt  *statement,
                                   GError       **error);
gint64        siyi_db_get_int64   (SiyiDb        *db,
                                   const char    *sql,
                                   gint64         otherwise);
void          siyi_db_set_cancellable (SiyiDb       *db,
                                       GCancellable *cancellable);
gboolean      siyi_db_set_error   (SiyiDb        *db,
                                   const char    *doing,
                                   GError       **error);

/* An action: one transaction with its audit rows. begin takes BEGIN IMMEDIATE; commit writes the
 * audit rows collected by the preupdate hook, refreshes the search rows of the cases it touched
 * and commits; cancel rolls back. bulk: the audit holds one row a table with count and digest. */
gboolean      siyi_db_begin       (SiyiDb        *db,
                                   const char    *verb,
                                   gboolean       bulk,
                                   GError       **error);
gboolean      siyi_db_commit      (SiyiDb        *db,
                                   GError       **error);
void          siyi_db_cancel      (SiyiDb        *db);
gboolean      siyi_db_finish      (SiyiDb        *db,
                                   gboolean       done,
                                   GError       **error);
char         *siyi_db_end         (SiyiDb        *db,
                                   gboolean       done,
                                   GError       **error);
const char   *siyi_db_action      (SiyiDb        *db);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiDb, siyi_db_close)

G_END_DECLS
