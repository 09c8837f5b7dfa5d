/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-quiet-private.h"

G_BEGIN_DECLS

/* A thread that owns one connection and works through a queue. */
typedef struct _SiyiWorker SiyiWorker;

typedef void (*SiyiWorkerDone) (gpointer data);

SiyiWorker *siyi_worker_new     (const char *name, SiyiDb *db, SiyiWorkerDone after_work,
                                 gpointer after_data);
void        siyi_worker_push    (SiyiWorker *self, SiyiWork work, gpointer data, GTask *task,
                                 GDestroyNotify destroy_result, SiyiClock *clock, const char *who,
                                 SiyiRole role);
void        siyi_worker_push_later (SiyiWorker *self, SiyiWork work, gpointer data, GTask *task,
                                    SiyiClock *clock, const char *who, SiyiRole role);
gpointer    siyi_worker_wait    (SiyiWorker *self, SiyiWork work, gpointer data,
                                 GCancellable *cancellable, SiyiClock *clock, const char *who,
                                 SiyiRole role, GError **error);
void        siyi_worker_urge    (SiyiWorker *self, SiyiWork work, gpointer data);
void        siyi_worker_stop    (SiyiWorker *self, gboolean drop);

/* siyi-archive-watch.c: "changed" from data_version, own and foreign commits alike. */
typedef struct _SiyiWatch SiyiWatch;

SiyiWatch  *siyi_watch_new      (SiyiArchive *archive, SiyiWorker *reader, gint64 version, guint32 counter);
void        siyi_watch_free     (SiyiWatch *self);
void        siyi_watch_look     (SiyiWatch *self);

struct _SiyiArchive
{
  GObject     parent_instance;

  char       *folder;
  SiyiClock  *clock;
  char       *who;
  SiyiRole    role;
  int         lock;
  SiyiWorker *writer;
  SiyiWorker *reader;
  SiyiWatch  *watch;
  SiyiQuiet  *quiet;
};

void        siyi_archive_announce (SiyiArchive *self);

/* siyi-archive-files.c */
gboolean    siyi_archive_inspect  (const char *folder, GError **error);
void        siyi_archive_explain  (const char *folder, GError **error);

G_END_DECLS
