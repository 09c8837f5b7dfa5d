/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A folder for what is made on the way to a file: it goes with all that is in it. */
typedef struct
{
  char *path;
  int   fd;      /* open, and locked where locks are to be had */
} SiyiWorkFolder;

SiyiWorkFolder *siyi_work_folder_new   (const char      *goal,
                                        GError         **error);
void            siyi_work_folder_free  (SiyiWorkFolder  *self);
void            siyi_work_folder_clear (const char      *goal);
void            siyi_tree_remove       (const char      *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiWorkFolder, siyi_work_folder_free)

G_END_DECLS
