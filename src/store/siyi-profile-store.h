/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"

G_BEGIN_DECLS

/* The persons who may sit here (table profile). */
typedef struct
{
  gint64    id;          /* 0: new */
  char     *name;
  SiyiRole  role;
  gint64    leader;      /* 0: none; of a leader's profile */
  gboolean  active;
  gboolean  has_pass;
} SiyiProfile;

void       siyi_profile_free     (SiyiProfile *profile);

GPtrArray *siyi_profiles_load    (SiyiDb *db, gboolean with_inactive, GError **error);
gint64     siyi_profile_save     (SiyiDb *db, const SiyiProfile *profile, GError **error);
gboolean   siyi_profile_set_pass (SiyiDb *db, gint64 id, const char *hash, GError **error);   /* NULL: none */
char      *siyi_profile_pass     (SiyiDb *db, gint64 id);   /* (nullable) as libsodium wrote it */

/* What holds for a profile now: without an administrator the secretaries do that work too. */
SiyiRole   siyi_profiles_role    (GPtrArray *profiles, gint64 id);
gboolean   siyi_profiles_have_pass (GPtrArray *profiles);

/* The lock: who entered, who was refused, when it was locked. */
typedef enum { SIYI_ENTRY_LOCK, SIYI_ENTRY_ENTER, SIYI_ENTRY_REFUSED } SiyiEntry;
gboolean   siyi_profile_note     (SiyiDb *db, gint64 id, SiyiEntry entry, GError **error);
guint      siyi_profile_refusals (SiyiDb *db, gint64 id);   /* since it was entered last */

void       siyi_lock_mark        (const char *folder, gboolean locked);
gboolean   siyi_lock_is_marked   (SiyiDb *db);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiProfile, siyi_profile_free)

G_END_DECLS
