/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-first-start.h"
#include "siyi-lock-page.h"
#include "siyi-restore-page.h"
#include "siyi-sidebar.h"
#include "siyi-undo.h"
#include "siyi-window.h"

G_BEGIN_DECLS

/* The window is one class in several files, each with its own job: what is shared stands here. */
struct _SiyiWindow
{
  AdwApplicationWindow parent_instance;

  /* Template */
  AdwToastOverlay *toasts;
  GtkStack        *root;           /* "shell", "first-start", "trouble", "restoring", "upgrade", "lock" */
  AdwLeaflet      *leaflet;
  SiyiSidebar     *sidebar;
  AdwBin          *content;
  GtkStack        *pages;
  SiyiFirstStart  *first_start;
  SiyiLockPage    *lock;
  SiyiRestorePage *restoring;
  GtkMenuButton   *trouble_menu;
  AdwStatusPage   *trouble;
  GtkButton       *trouble_retry;
  GtkButton       *trouble_restore;

  /* Owned */
  SiyiArchive     *archive;        /* NULL: none is open */
  char            *folder;         /* of the archive that is open, being opened, or in trouble */
  char            *phrase;         /* (nullable) of a sealed backup, on its way to the thread */
  SiyiJob         *restore_job;    /* (nullable) a backup that takes the archive's place now */
  char            *waiting_file;   /* a ledger that came before the archive was open */
  char            *waiting_due;    /* what a notification wants opened, the same */
  SiyiUndo        *undo;           /* NULL without archive */
  GCancellable    *opening;        /* replaced with every opening: older replies drop out */
  GTask           *waiting_task;    /* an opening, begun after the first frame */
  gboolean         painted;
  char            *place;          /* the place to go back to */
  gboolean         from_session;   /* the place was opened from a session: back leads there */
  AdwToast        *next_toast;     /* (nullable) waits for the one that slides in */
  guint            toast_source;
  GPtrArray       *profiles;       /* (nullable) SiyiProfile: who may sit here */
  gint64           person;         /* of profiles, who sits here; 0: nobody in particular */
  gboolean         seated;         /* it was decided for this archive */
  gboolean         locked;
  guint            lock_minutes;   /* 0: never by itself */
  guint            lock_source;
  guint            backup_source;
  gint64           backup_next;    /* monotonic µs: not before */
  gint64           backup_since;   /* monotonic µs: waits for a quiet moment since then */
  gboolean         backup_running;
  guint            figures_source;
  GCancellable    *counting;       /* (nullable) what the statistics keep and have not yet */
  SiyiDay          backup_told;    /* when its trouble was said last */
  gint64           toasted_at;     /* monotonic µs */

  /* Borrowed */
  AdwToast        *toast;          /* the newest; weak */
  GtkWidget       *toast_from;     /* of the next one; weak */
};

/* siyi-window-pages.c */
void         siyi_window_add_places     (SiyiWindow *self);
void         siyi_window_drop_pages     (SiyiWindow *self);
gboolean     siyi_window_show_page      (SiyiWindow *self, const char *name);
void         siyi_window_show_place     (SiyiWindow *self, guint number);
void         siyi_window_show_case      (SiyiWindow *self, gint64 id);
void         siyi_window_show_visit     (SiyiWindow *self, gint64 id);
void         siyi_window_show_visits    (SiyiWindow *self, GArray *visits, const char *title);
void         siyi_window_show_session   (SiyiWindow *self, gint64 id);
void         siyi_window_show_task      (SiyiWindow *self, gint64 id);
void         siyi_window_show_reminders (SiyiWindow *self);
void         siyi_window_search         (SiyiWindow *self);
void         siyi_window_register       (SiyiWindow *self);
void         siyi_window_preview_file   (SiyiWindow *self, const char *path);
void         siyi_window_show_keeping   (SiyiWindow *self, const char *name);
void         siyi_window_show_answers   (SiyiWindow *self, const char *path);
void         siyi_window_go_back        (SiyiWindow *self);

/* siyi-window-due.c */
void         siyi_window_show_due       (SiyiWindow *self, const char *subject);

/* siyi-window-messages.c */
SiyiWindow  *siyi_window_find           (GtkWidget *from);
void         siyi_window_close_owned    (SiyiWindow *self);
void         siyi_window_drop_toast     (SiyiWindow *self);

/* siyi-window-actions.c */
void         siyi_window_add_actions    (SiyiWindow *self);
void         siyi_window_update_actions (SiyiWindow *self);

/* siyi-window-archive.c */
void         siyi_window_open_usual     (SiyiWindow *self);
void         siyi_window_open_folder    (SiyiWindow *self, const char *folder);
void         siyi_window_make_archive   (SiyiWindow *self, const char *folder, gboolean example);
void         siyi_window_retry          (SiyiWindow *self);
void         siyi_window_restore        (SiyiWindow *self, const char *folder, const char *backup);
void         siyi_window_restore_sealed (SiyiWindow *self, const char *folder, const char *backup, const char *phrase);
void         siyi_window_watch_first_frame (SiyiWindow *self);
void         siyi_window_drop_waiting   (SiyiWindow *self);
const char  *siyi_window_get_folder     (SiyiWindow *self);

/* siyi-window-restore.c */
SiyiJob     *siyi_window_begin_restore  (SiyiWindow *self);
void         siyi_window_end_restore    (SiyiWindow *self, SiyiJob *job);
gboolean     siyi_window_restore_in_thread (SiyiJob *job, const char *folder, const char *backup, const char *phrase,
                                            GError **error);
gboolean     siyi_window_must_wait      (SiyiWindow *self);
void         siyi_window_ask_restore    (SiyiWindow *self, const char *folder, const char *backup);

/* siyi-window-upgrade.c */
void         siyi_window_tell_upgrade   (GTask *opening);

/* siyi-window-backup.c */
void         siyi_window_watch_backup   (SiyiWindow *self);

/* siyi-window-figures.c */
void         siyi_window_watch_figures  (SiyiWindow *self);
void         siyi_window_count_figures  (SiyiWindow *self);
void         siyi_window_stop_figures   (SiyiWindow *self);

/* siyi-window-counts.c */
void         siyi_window_watch_counts   (SiyiWindow *self);

/* siyi-window-lock.c */
void         siyi_window_lock           (SiyiWindow *self);
void         siyi_window_choose_person  (SiyiWindow *self);
void         siyi_window_watch_lock     (SiyiWindow *self);

/* siyi-window-person.c */
void         siyi_window_read_persons   (SiyiArchive *archive);
void         siyi_window_seat           (SiyiWindow *self, gint64 person);
void         siyi_window_watch_person   (SiyiWindow *self);
const char  *siyi_window_account_name   (void);

/* siyi-window-files.c */
void         siyi_window_accept_drops   (SiyiWindow *self);
void         siyi_window_take_file      (SiyiWindow *self, const char *path);
void         siyi_window_choose_ledger  (SiyiWindow *self);
void         siyi_window_choose_briefs  (SiyiWindow *self);
void         siyi_window_show_file      (SiyiWindow *self, const char *path);
void         siyi_window_choose_archive (SiyiWindow *self);
void         siyi_window_choose_new     (SiyiWindow *self);
void         siyi_window_choose_backup  (SiyiWindow *self);
gboolean     siyi_window_is_ledger_file (const char *path);

G_END_DECLS
