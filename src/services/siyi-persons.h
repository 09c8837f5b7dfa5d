/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-profile-store.h"

G_BEGIN_DECLS

/* The persons with their pass phrases. On a worker thread or the archive's own. */
typedef enum
{
  SIYI_PASS_KEEP,
  SIYI_PASS_SET,
  SIYI_PASS_NONE,
} SiyiPassChange;

gint64    siyi_person_save  (SiyiDb             *db,
                             const SiyiProfile  *profile,
                             SiyiPassChange      change,
                             const char         *pass,
                             GError            **error);

/* In a thread that is none of the archive's own: the pass phrase is slow to prove. */
typedef struct { gboolean fits; guint refusals; } SiyiEntered;
gboolean  siyi_person_enter (SiyiArchive        *archive,
                             gint64              id,
                             const char         *pass,
                             SiyiEntered        *entered,
                             GError            **error);
guint     siyi_person_wait  (guint               refusals);   /* seconds until the next try */

G_END_DECLS
