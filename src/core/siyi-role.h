/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who sits here, by what the office lets him do. */
typedef enum
{
  SIYI_ROLE_NONE,            /* nobody was named: an archive without persons, siyictl */
  SIYI_ROLE_SECRETARY,
  SIYI_ROLE_LEADER,
  SIYI_ROLE_FOLLOW_UP,
  SIYI_ROLE_VIEWER,
  SIYI_ROLE_ADMINISTRATOR,
  SIYI_N_ROLES
} SiyiRole;

typedef enum
{
  SIYI_DEED_SELF,            /* what everybody does: drafts, reminders seen, the program's own backups */
  SIYI_DEED_LOOK_FULL,       /* names, numbers and phones unmasked */
  SIYI_DEED_LOOK_RESTRICTED, /* reports and accusations */
  SIYI_DEED_PRINT,
  SIYI_DEED_PRINT_MASKED,    /* papers that hold no petitioner: figures, notices, the trail */
  SIYI_DEED_EXPORT,
  SIYI_DEED_RECORD,          /* visits, records, photos, signatures, cases */
  SIYI_DEED_SCHEDULE,        /* plan, changes, notices */
  SIYI_DEED_FOLLOW,          /* tasks and their papers */
  SIYI_DEED_INSTRUCT,
  SIYI_DEED_IMPORT,
  SIYI_DEED_SETTINGS,
  SIYI_DEED_PEOPLE,
  SIYI_DEED_KEEP,            /* where backups go, restoring, how long matters are kept, destroying */
  SIYI_DEED_AUDIT,           /* reading the trail */
  SIYI_N_DEEDS
} SiyiDeed;

gboolean    siyi_role_may       (SiyiRole    role,
                                 SiyiDeed    deed);
const char *siyi_role_word      (SiyiRole    role);
SiyiRole    siyi_role_from_word (const char *word);
SiyiDeed    siyi_deed_of_verb   (const char *verb);
const char *siyi_deed_word      (SiyiDeed    deed);

G_END_DECLS
