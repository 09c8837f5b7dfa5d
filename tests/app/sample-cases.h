/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-case-store.h"

G_BEGIN_DECLS

/* 17 December 2026. */
SiyiDay      sample_today        (void);

/* A new archive in a folder of its own, open, with the clock at sample_today(). */
SiyiArchive *sample_archive_new  (char        **folder);
void         sample_archive_drop (SiyiArchive  *archive,
                                  const char   *folder);

/* Writes the invented matters; in the foreground. */
void         sample_cases_add    (SiyiArchive  *archive);
gint64       sample_case_add     (SiyiArchive  *archive,
                                  const char   *names,
                                  const char   *phone,
                                  const char   *place,
                                  const char   *request,
                                  const char   *day);

/* Turns the main loop until @done says so; fails after ten seconds. */
typedef gboolean (*SampleDone) (gpointer data);
void         sample_wait         (SampleDone    done,
                                  gpointer      data);

G_END_DECLS
