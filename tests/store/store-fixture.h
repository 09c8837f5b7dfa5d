/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-import-store.h"
#include "siyi-record.h"

G_BEGIN_DECLS

/* A new archive in a folder of its own, gone with it. Today is 2026-12-17. */
typedef struct
{
  char        *dir;
  char        *folder;
  SiyiClock   *clock;
  SiyiArchive *archive;
} StoreFixture;

void        store_fixture_set_up    (StoreFixture *self);
void        store_fixture_tear_down (StoreFixture *self);
void        store_fixture_reopen    (StoreFixture *self);

gpointer    store_read              (StoreFixture *self, SiyiWork work, gpointer data);
gpointer    store_write             (StoreFixture *self, SiyiWork work, gpointer data);
void        store_assert_sound      (StoreFixture *self);

/* SQL from outside the program, as somebody with a tool would do it. */
void        store_tamper            (const char *folder, const char *sql);
gboolean    store_try               (const char *folder, const char *sql);
gint64      store_number            (const char *folder, const char *sql);

SiyiRecord *store_record            (int i);
gint64      store_import            (StoreFixture *self, const char *hash, int n_records, GError **error);
gint64      store_import_records    (StoreFixture *self, const char *hash, GPtrArray *records, GError **error);

G_END_DECLS
