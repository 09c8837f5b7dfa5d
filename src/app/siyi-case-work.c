/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the cases' pages ask of the archive, as work for its threads. Each function runs on an
 * archive's thread with data the caller gave away; no widget is touched here. */
#include "siyi-case-work.h"


#include <json-glib/json-glib.h>

#include "siyi-keeping.h"

SiyiCaseQuestion *
siyi_case_question_copy (const SiyiCaseQuestion *question)
{
  SiyiCaseQuestion *copy = g_memdup2 (question, sizeof *question);

  copy->words = g_strdup (question->words);

  return copy;
}

void
siyi_case_question_free (SiyiCaseQuestion *question)
{
  g_free (question->words);
  g_free (question);
}

static SiyiCasesQuery
query_of (const SiyiCaseQuestion *question)
{
  SiyiCasesQuery query = {
    .words = question->words,
    .state = question->state,
    .order = question->order,
    .restricted = question->restricted,
    .today = question->today,
    .limit = question->limit,
  };

  return query;
}

gpointer
siyi_case_ids_work (SiyiDb        *db,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  SiyiCasesQuery query = query_of (data);

  return siyi_cases_ids (db, &query, error);
}

gpointer
siyi_case_count_work (SiyiDb        *db,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  SiyiCasesQuery query = query_of (data);
  g_autofree SiyiCaseCounts *counts = g_new0 (SiyiCaseCounts, 1);

  query.words = NULL;
  query.limit = 0;
  query.state = SIYI_CASES_ALL;
  counts->all = siyi_cases_count (db, &query, error);
  if (counts->all < 0)
    return NULL;

  query.state = SIYI_CASES_OPEN;
  counts->open = siyi_cases_count (db, &query, error);
  if (counts->open < 0)
    return NULL;

  return g_steal_pointer (&counts);
}

SiyiCaseChange *
siyi_case_change_new (gint64 id,
                      int    version)
{
  SiyiCaseChange *change = g_new0 (SiyiCaseChange, 1);

  change->id = id;
  change->version = version;

  return change;
}

void
siyi_case_change_free (SiyiCaseChange *change)
{
  g_free (change->field);
  g_free (change->text);
  g_free (change);
}

gpointer
siyi_case_edit_work (SiyiDb        *db,
                     gpointer       data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  const SiyiCaseChange *change = data;

  return siyi_case_edit (db, change->id, change->version, change->field, change->text, error);
}

#define ANY_VERSION -1

/* What a failing one leaves behind stands: each field is an action of its own. */
gpointer
siyi_case_edits_work (SiyiDb        *db,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  GPtrArray *changes = data;
  g_autoptr(GStrvBuilder) actions = g_strv_builder_new ();

  for (guint i = 0; i < changes->len; i++)
    {
      const SiyiCaseChange *change = g_ptr_array_index (changes, i);
      g_autofree char *action = siyi_case_edit (db, change->id,
                                                i == 0 ? change->version : ANY_VERSION,
                                                change->field, change->text, error);

      if (action == NULL)
        return NULL;
      g_strv_builder_add (actions, action);
    }

  return g_strv_builder_end (actions);
}

gpointer
siyi_case_moment_work (SiyiDb        *db,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  const SiyiCaseChange *change = data;

  return siyi_case_add_moment (db, change->id, change->field, change->day, change->text, error);
}

gpointer
siyi_case_link_work (SiyiDb        *db,
                     gpointer       data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  const SiyiCaseChange *change = data;

  return siyi_case_link (db, change->id, change->other, change->same, change->text, error);
}

/**
 * siyi_case_look_reason:
 * @reason: as typed
 *
 * Returns: (transfer full): what the audit keeps beside the look
 */
char *
siyi_case_look_reason (const char *reason)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "reason");
  json_builder_add_string_value (builder, reason);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

gpointer
siyi_case_look_work (SiyiDb        *db,
                     gpointer       data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  const SiyiCaseChange *change = data;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, change->id);

  if (!siyi_audit_note (db, change->field, "petition_case", change->id != 0 ? id : "",
                        change->text, error))
    return NULL;

  return GINT_TO_POINTER (1);
}
