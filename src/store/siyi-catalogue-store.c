/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts for the catalogue of a year: retention and restrictions of each session's matters, papers that
 * went out for them, notices of the months. Whole columns in three questions. On an archive's threads. */
#include "siyi-catalogue-store.h"

#include <stdlib.h>

#include "siyi-db-private.h"
#include "siyi-office-store.h"
#include "siyi-retention-private.h"
#include "siyi-words.h"

static const char sql_cases[] =
  "SELECT v.session, c.restricted, " SIYI_RETENTION_COLUMNS ", "
  "(SELECT group_concat (reason, ?3) FROM excuse WHERE session = v.session) "
  "FROM session n JOIN visit v ON v.session = n.id AND v.row_state = 0 JOIN petition_case c ON c.id = v.case_id "
  "WHERE n.day >= ?1 AND n.day <= ?2 AND n.state NOT IN ('cancelled', 'binned')";
static const char sql_papers[] =
  "SELECT v.session, p.kind, p.number, p.day FROM session n JOIN visit v ON v.session = n.id AND v.row_state = 0 "
  "JOIN task t ON t.visit = v.id JOIN paper p ON p.task = t.id AND p.row_state = 0 "
  "WHERE n.day >= ?1 AND n.day <= ?2 AND n.state NOT IN ('cancelled', 'binned') ORDER BY v.session, p.day, p.kind, p.serial";
static const char sql_notices[] =
  "SELECT month, version, published FROM notice WHERE month >= ?1 AND month <= ?2 AND published IS NOT NULL "
  "ORDER BY month, version";

static void
fact_free (gpointer data)
{
  SiyiCatalogueFact *fact = data;

  g_free (fact->excused);
  g_free (fact);
}

static void
paper_free (gpointer data)
{
  SiyiCataloguePaper *paper = data;

  g_free (paper->kind);
  g_free (paper->number);
  g_free (paper);
}

static void
notice_free (gpointer data)
{
  SiyiCatalogueNotice *notice = data;

  g_free (notice->month);
  g_free (notice);
}

void
siyi_catalogue_facts_free (SiyiCatalogueFacts *facts)
{
  g_clear_pointer (&facts->facts, g_hash_table_unref);
  g_clear_pointer (&facts->papers, g_ptr_array_unref);
  g_clear_pointer (&facts->notices, g_ptr_array_unref);
  g_free (facts);
}

/**
 * siyi_retention_rules_load:
 *
 * The office's years, else those of the rule.
 */
gboolean
siyi_retention_rules_load (SiyiDb             *db,
                           SiyiRetentionRules *rules)
{
  for (int i = 0; i < SIYI_N_RETENTIONS; i++)
    {
      const char *word = siyi_retention_word ((SiyiRetention) i);
      g_autofree char *key = g_strconcat ("retention.", word, NULL);
      g_autofree char *years = siyi_setting_get (db, key, siyi_word ("retention", word));

      rules->years[i] = CLAMP (atoi (years), 0, 1000);
    }

  return TRUE;
}

static void
read_case (SiyiCatalogueFacts       *self,
           const SiyiRetentionRules *rules,
           sqlite3_stmt             *row)
{
  const gint64 session = sqlite3_column_int64 (row, 0);
  SiyiCatalogueFact *fact = g_hash_table_lookup (self->facts, &session);
  const SiyiRetention kind = siyi_retention_of (sqlite3_column_int (row, 2) != 0, sqlite3_column_int (row, 3) != 0);
  const int years = siyi_column_int (row, 4, rules->years[kind]);

  if (fact == NULL)
    {
      fact = g_new0 (SiyiCatalogueFact, 1);
      fact->session = session;
      fact->retention = years;
      fact->excused = siyi_column_dup (row, 5);
      g_hash_table_insert (self->facts, &fact->session, fact);
    }
  fact->n_restricted += sqlite3_column_int (row, 1) != 0;
  fact->retention = siyi_retention_longer (fact->retention, years);
}

static gboolean
load_cases (SiyiDb              *db,
            SiyiCatalogueFacts  *self,
            SiyiDay              from,
            SiyiDay              to,
            GError             **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_cases, "ddt", from, to, siyi_word ("catalogue", "list-mark"));
  SiyiRetentionRules rules;
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  siyi_retention_rules_load (db, &rules);
  while (siyi_db_row (db, row, &failed))
    read_case (self, &rules, row);

  return siyi_db_done (db, row, failed, error);
}

static gboolean
load_papers (SiyiDb              *db,
             SiyiCatalogueFacts  *self,
             SiyiDay              from,
             SiyiDay              to,
             GError             **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_papers, "dd", from, to);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  while (siyi_db_row (db, row, &failed))
    {
      SiyiCataloguePaper *paper = g_new0 (SiyiCataloguePaper, 1);

      paper->session = sqlite3_column_int64 (row, 0);
      paper->kind = siyi_column_dup (row, 1);
      paper->number = siyi_column_dup (row, 2);
      paper->day = siyi_column_day (row, 3);
      g_ptr_array_add (self->papers, paper);
    }

  return siyi_db_done (db, row, failed, error);
}

static gboolean
load_notices (SiyiDb              *db,
              SiyiCatalogueFacts  *self,
              int                  year,
              GError             **error)
{
  g_autofree char *from = g_strdup_printf ("%04d-01", year);
  g_autofree char *to = g_strdup_printf ("%04d-12", year);
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_notices, "tt", from, to);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  while (siyi_db_row (db, row, &failed))
    {
      SiyiCatalogueNotice *notice = g_new0 (SiyiCatalogueNotice, 1);

      notice->month = siyi_column_dup (row, 0);
      notice->version = sqlite3_column_int (row, 1);
      notice->published = siyi_column_day (row, 2);
      g_ptr_array_add (self->notices, notice);
    }

  return siyi_db_done (db, row, failed, error);
}

/**
 * siyi_catalogue_facts_load:
 *
 * Returns: (transfer full): of the year's sessions
 */
SiyiCatalogueFacts *
siyi_catalogue_facts_load (SiyiDb  *db,
                           int      year,
                           GError **error)
{
  g_autoptr(SiyiCatalogueFacts) self = g_new0 (SiyiCatalogueFacts, 1);
  const SiyiDay from = siyi_day_new (year, 1, 1), to = siyi_day_new (year, 12, 31);

  self->facts = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, fact_free);
  self->papers = g_ptr_array_new_with_free_func (paper_free);
  self->notices = g_ptr_array_new_with_free_func (notice_free);
  if (!load_cases (db, self, from, to, error) || !load_papers (db, self, from, to, error) ||
      !load_notices (db, self, year, error))
    return NULL;

  return g_steal_pointer (&self);
}
