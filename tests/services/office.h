/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"

G_BEGIN_DECLS

/* A real archive in a folder of its own, gone with the fixture. */
typedef struct
{
  char        *dir;
  char        *folder;
  SiyiClock   *clock;
  SiyiArchive *archive;
} Office;

void      office_set_up         (Office        *office,
                                gconstpointer  data);
void      office_set_up_example (Office        *office,
                                gconstpointer  data);
void      office_tear_down      (Office        *office,
                                gconstpointer  data);
gpointer  office_do             (Office        *office,
                                SiyiWork       work,
                                gpointer       data,
                                GError       **error);
char     *office_write_file     (const Office  *office,
                                const char    *name,
                                const char    *text);

G_END_DECLS
