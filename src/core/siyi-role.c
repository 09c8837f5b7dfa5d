/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One table of what a role may do, and which deed a verb of the audit trail is. No I/O.
 *
 * The administrator keeps people, settings and backups and reads the trail, but neither writes the
 * contents nor sees them unmasked: whoever gives out rights must not be the one who uses them
 * (GB/T 22239-2019, 7.1.4.2: least rights for administrators, and their separation; PIPL 51). A
 * small office gives one person two names for that. A leader reads all and writes instructions only,
 * so that every other word stays the office's. A viewer reads masked and takes nothing along. */
#include "siyi-role.h"

#include <string.h>

static const char * const role_words[SIYI_N_ROLES] = {
  [SIYI_ROLE_NONE] = "",
  [SIYI_ROLE_SECRETARY] = "secretary",
  [SIYI_ROLE_LEADER] = "leader",
  [SIYI_ROLE_FOLLOW_UP] = "follow-up",
  [SIYI_ROLE_VIEWER] = "viewer",
  [SIYI_ROLE_ADMINISTRATOR] = "administrator",
};

static const char * const deed_words[SIYI_N_DEEDS] = {
  [SIYI_DEED_SELF] = "self",
  [SIYI_DEED_LOOK_FULL] = "look-full",
  [SIYI_DEED_LOOK_RESTRICTED] = "look-restricted",
  [SIYI_DEED_PRINT] = "print",
  [SIYI_DEED_PRINT_MASKED] = "print-masked",
  [SIYI_DEED_EXPORT] = "export",
  [SIYI_DEED_RECORD] = "record",
  [SIYI_DEED_SCHEDULE] = "schedule",
  [SIYI_DEED_FOLLOW] = "follow",
  [SIYI_DEED_INSTRUCT] = "instruct",
  [SIYI_DEED_IMPORT] = "import",
  [SIYI_DEED_SETTINGS] = "settings",
  [SIYI_DEED_PEOPLE] = "people",
  [SIYI_DEED_KEEP] = "keep",
  [SIYI_DEED_AUDIT] = "audit",
};

#define MAY(deed) (1u << SIYI_DEED_##deed)

static const guint may[SIYI_N_ROLES] = {
  [SIYI_ROLE_NONE] = (1u << SIYI_N_DEEDS) - 1,
  [SIYI_ROLE_SECRETARY] = MAY (SELF) | MAY (LOOK_FULL) | MAY (LOOK_RESTRICTED) | MAY (PRINT) | MAY (PRINT_MASKED) |
                          MAY (EXPORT) | MAY (RECORD) | MAY (SCHEDULE) | MAY (FOLLOW) | MAY (INSTRUCT) | MAY (IMPORT) |
                          MAY (SETTINGS) | MAY (KEEP) | MAY (AUDIT),
  [SIYI_ROLE_LEADER] = MAY (SELF) | MAY (LOOK_FULL) | MAY (LOOK_RESTRICTED) | MAY (PRINT) | MAY (PRINT_MASKED) |
                       MAY (INSTRUCT),
  [SIYI_ROLE_FOLLOW_UP] = MAY (SELF) | MAY (LOOK_FULL) | MAY (PRINT) | MAY (PRINT_MASKED) | MAY (EXPORT) | MAY (FOLLOW),
  [SIYI_ROLE_VIEWER] = MAY (SELF) | MAY (PRINT_MASKED),
  [SIYI_ROLE_ADMINISTRATOR] = MAY (SELF) | MAY (PRINT_MASKED) | MAY (SETTINGS) | MAY (PEOPLE) | MAY (KEEP) | MAY (AUDIT),
};

/* The first that is the verb, or its beginning up to a point, counts. */
static const struct { const char *verb; SiyiDeed deed; } deeds[] = {
  { "archive", SIYI_DEED_SELF },
  { "audit", SIYI_DEED_AUDIT },
  { "backup.rules", SIYI_DEED_KEEP },
  { "backup", SIYI_DEED_SELF },
  { "calendar", SIYI_DEED_SETTINGS },
  { "destruction", SIYI_DEED_KEEP },
  { "draft", SIYI_DEED_SELF },
  { "export", SIYI_DEED_EXPORT },
  { "file.export", SIYI_DEED_EXPORT },
  { "file.open", SIYI_DEED_LOOK_FULL },
  { "import", SIYI_DEED_IMPORT },
  { "instruction", SIYI_DEED_INSTRUCT },
  { "leader.credit", SIYI_DEED_SCHEDULE },
  { "leader.recusal", SIYI_DEED_SCHEDULE },
  { "leader.recusal-lifted", SIYI_DEED_SCHEDULE },
  { "leader", SIYI_DEED_SETTINGS },
  { "leaders", SIYI_DEED_SETTINGS },
  { "list", SIYI_DEED_SETTINGS },
  { "look.case", SIYI_DEED_SELF },          /* what there is to see of it is the loaders' word */
  { "look.restricted", SIYI_DEED_LOOK_RESTRICTED },
  { "look.task", SIYI_DEED_SELF },
  { "look", SIYI_DEED_LOOK_FULL },
  { "mapping", SIYI_DEED_IMPORT },
  { "notice", SIYI_DEED_SCHEDULE },
  { "paper", SIYI_DEED_FOLLOW },
  { "person", SIYI_DEED_SELF },
  { "photo.export", SIYI_DEED_EXPORT },
  { "place", SIYI_DEED_SELF },
  { "print.accounts", SIYI_DEED_PRINT_MASKED },
  { "print.audit", SIYI_DEED_AUDIT },
  { "print.code", SIYI_DEED_KEEP },
  { "print.destruction", SIYI_DEED_PRINT_MASKED },
  { "print.notice", SIYI_DEED_PRINT_MASKED },
  { "print.statistics", SIYI_DEED_PRINT_MASKED },
  { "print", SIYI_DEED_PRINT },
  { "profile", SIYI_DEED_PEOPLE },
  { "reminder", SIYI_DEED_SELF },
  { "restore", SIYI_DEED_KEEP },
  { "retention", SIYI_DEED_KEEP },
  { "schedule", SIYI_DEED_SCHEDULE },
  { "setting", SIYI_DEED_SETTINGS },
  { "settings", SIYI_DEED_SETTINGS },
  { "task", SIYI_DEED_FOLLOW },
  { "undo", SIYI_DEED_SELF },
  { "unit", SIYI_DEED_SETTINGS },
  { "units", SIYI_DEED_SETTINGS },
  { "venue", SIYI_DEED_SETTINGS },
};

/**
 * siyi_role_may:
 *
 * Returns: whether the role may do it
 */
gboolean
siyi_role_may (SiyiRole role,
               SiyiDeed deed)
{
  g_return_val_if_fail (role < SIYI_N_ROLES && deed < SIYI_N_DEEDS, FALSE);

  return (may[role] & (1u << deed)) != 0;
}

const char *
siyi_role_word (SiyiRole role)
{
  g_return_val_if_fail (role < SIYI_N_ROLES, "");

  return role_words[role];
}

/**
 * siyi_role_from_word:
 * @word: as stored
 *
 * Returns: the role; one that is not known may least, and is a viewer
 */
SiyiRole
siyi_role_from_word (const char *word)
{
  for (guint i = 0; i < SIYI_N_ROLES; i++)
    if (g_strcmp0 (role_words[i], word) == 0)
      return i;

  return SIYI_ROLE_VIEWER;
}

const char *
siyi_deed_word (SiyiDeed deed)
{
  g_return_val_if_fail (deed < SIYI_N_DEEDS, "");

  return deed_words[deed];
}

/**
 * siyi_deed_of_verb:
 * @verb: of an action, "visit.edit"
 *
 * Returns: the deed it is; what is not named writes contents
 */
SiyiDeed
siyi_deed_of_verb (const char *verb)
{
  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      const gsize n = strlen (deeds[i].verb);

      if (strncmp (verb, deeds[i].verb, n) == 0 && (verb[n] == '\0' || verb[n] == '.'))
        return deeds[i].deed;
    }

  return SIYI_DEED_RECORD;
}
