/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Same person and same matter: linked by a person's word, never merged (domain, section 4.1). On an
 * archive's thread. */
#include "siyi-case-store.h"

#include "siyi-db-private.h"

static const char sql_link[] =
  "INSERT INTO case_link (case_a, case_b, kind, reason) VALUES (?, ?, ?, ?) "
  "ON CONFLICT (case_a, case_b) DO UPDATE SET kind = excluded.kind, reason = excluded.reason";

/**
 * siyi_case_link:
 * @same: %TRUE: the same matter; %FALSE: a person looked and it is not
 * @reason: (nullable): why
 *
 * Returns: (transfer full): the action; %NULL with CONSTRAINT for one case twice
 */
char *
siyi_case_link (SiyiDb      *db,
                gint64       a,
                gint64       b,
                gboolean     same,
                const char  *reason,
                GError     **error)
{
  if (a == b)
    {
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                           "A case can't be linked with itself");
      return NULL;
    }
  if (!siyi_db_begin (db, "case.link", FALSE, error))
    return NULL;

  if (siyi_db_run (db, error, sql_link, "lltT", MIN (a, b), MAX (a, b), same ? "twin" : "not-twin",
                   reason) &&
      siyi_db_commit (db, error))
    return g_strdup (siyi_db_action (db));

  siyi_db_cancel (db);

  return NULL;
}
