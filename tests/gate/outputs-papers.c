/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of tasks, cases and charges, of every matter of the archive. */
#include "outputs-private.h"

#include "siyi-charge-paper.h"
#include "siyi-official-papers.h"
#include "siyi-task-papers.h"

#define TODAY siyi_day_new (2026, 12, 17)

/* Of each matter one paper of each kind, the first time or again. */
static gboolean
papers_body (SiyiDb                   *db,
             Writing                  *self,
             const SiyiTaskPaperKind  *kinds,
             gsize                     n_kinds,
             GError                  **error)
{
  for (int matter = 0; matter < MATTER_VOID; matter++)
    for (gsize i = 0; i < n_kinds; i++)
      {
        g_autofree char *path = gate_path_of (self, siyi_task_paper_word (kinds[i]), matter);
        g_auto(SiyiTaskPaper) paper = { 0 };

        if (!gate_or_refused (siyi_task_paper_write (db, self->archive->tasks[matter], kinds[i], path, &paper, NULL, NULL,
                                                error), error))
          return FALSE;
      }

  return TRUE;
}

gboolean
gate_unit_papers_body (SiyiDb   *db,
                       Writing  *self,
                       GError  **error)
{
  static const SiyiTaskPaperKind kinds[] = { SIYI_TASK_PAPER_ASSIGNMENT, SIYI_TASK_PAPER_URGING,
                                             SIYI_TASK_PAPER_SUPERVISION, SIYI_TASK_PAPER_RETURN };

  return papers_body (db, self, kinds, G_N_ELEMENTS (kinds), error);
}

/* All at once: what may not leave is left out. */
gboolean
gate_slips_body (SiyiDb   *db,
                 Writing  *self,
                 GError  **error)
{
  const SiyiTaskPapersOrder order = { self->archive->tasks, MATTER_VOID, SIYI_N_TASK_PAPERS, 0 };
  g_autofree char *path = gate_path_of (self, "slips", 0);
  SiyiTaskPapersOut out;

  if (!siyi_task_papers_save (db, &order, path, &out, NULL, error))
    return FALSE;
  g_assert_cmpuint (out.n_withheld, ==, 2);

  return TRUE;
}

gboolean
gate_circular_body (SiyiDb   *db,
                    Writing  *self,
                    GError  **error)
{
  static const SiyiTaskPaperKind kinds[] = { SIYI_TASK_PAPER_CIRCULAR };

  return papers_body (db, self, kinds, G_N_ELEMENTS (kinds), error);
}

gboolean
gate_inside_papers_body (SiyiDb   *db,
                         Writing  *self,
                         GError  **error)
{
  static const SiyiTaskPaperKind kinds[] = { SIYI_TASK_PAPER_EXTENSION, SIYI_TASK_PAPER_VISIT_BACK };

  return papers_body (db, self, kinds, G_N_ELEMENTS (kinds), error);
}

gboolean
gate_charge_body (SiyiDb   *db,
                  Writing  *self,
                  GError  **error)
{
  for (int matter = 0; matter < MATTER_VOID; matter++)
    {
      g_autofree char *path = gate_path_of (self, "charge", matter);

      if (!gate_or_refused (siyi_charge_paper_write (db, self->archive->cases[matter], TODAY, path, NULL, NULL, error), error))
        return FALSE;
    }

  return TRUE;
}

/* What the case does not know is told by hand. */
static GHashTable *
facts_of (const SiyiCasePaperDraft *draft)
{
  GHashTable *facts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < draft->facts->len; i++)
    {
      const SiyiCasePaperFact *fact = g_ptr_array_index (draft->facts, i);

      if (fact->needed && *fact->text == '\0')
        g_hash_table_insert (facts, (gpointer) fact->key, g_strdup ("2026年12月16日"));
    }

  return facts;
}

static gboolean
case_paper (SiyiDb             *db,
            Writing            *self,
            int                 matter,
            SiyiTaskPaperKind   kind,
            GError            **error)
{
  const gint64 case_id = self->archive->cases[matter];
  g_autoptr(SiyiCasePaperDraft) draft = siyi_case_paper_draft (db, case_id, kind, error);
  g_autoptr(GHashTable) facts = draft != NULL ? facts_of (draft) : NULL;
  const SiyiCasePaperOrder order = { case_id, kind, facts, FALSE };
  g_auto(SiyiTaskPaper) paper = { 0 };
  g_autofree char *path = gate_path_of (self, siyi_task_paper_word (kind), matter);
  SiyiSheetCount count;

  return gate_or_refused (draft != NULL && siyi_case_paper_write (db, &order, path, &paper, &count, NULL, error), error);
}

/* The report is a unit's, the others the petitioner's own. */
gboolean
gate_case_papers_body (SiyiDb   *db,
                       Writing  *self,
                       GError  **error)
{
  for (int matter = 0; matter < MATTER_VOID; matter++)
    for (int kind = SIYI_CASE_PAPER_ACCEPTANCE; kind <= SIYI_CASE_PAPER_REPORT; kind++)
      if ((kind == SIYI_CASE_PAPER_REPORT) == (self->audience == SIYI_AUDIENCE_UNIT) &&
          !case_paper (db, self, matter, (SiyiTaskPaperKind) kind, error))
        return FALSE;

  return TRUE;
}

