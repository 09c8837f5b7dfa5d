/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of a charge as a document: its head, the office's wording of the duties, and the history by
 * rows of the form. On an archive's threads. */
#include "siyi-charge-paper.h"

#include <glib/gi18n-lib.h>

#include "siyi-gate.h"
#include "siyi-office-store.h"
#include "siyi-session-sheets-private.h"
#include "siyi-words.h"

#define WORDS "charge-paper"

static const char *
label (const char *key)
{
  return siyi_word ("charge-rows", key);
}

/* What happened of one kind or the other, a line each, the oldest first. */
static void
add_lines (SiyiDocument       *document,
           const SiyiCharge   *charge,
           const char         *key,
           SiyiChargeLineKind  one,
           SiyiChargeLineKind  other)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = charge->lines->len; i > 0; i--)
    {
      const SiyiChargeLine *line = g_ptr_array_index (charge->lines, i - 1);
      g_autofree char *body = NULL;
      g_autofree char *words = NULL;

      if (line->kind != one && line->kind != other)
        continue;
      body = siyi_gate_words (SIYI_AUDIENCE_UNIT, charge->restricted, line->body);
      words = siyi_sheet_line (line->day, body);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words);
    }

  siyi_sheet_field (document, label (key), text->str);
}

static gboolean
add_duties (SiyiDb        *db,
            SiyiDocument  *document,
            GError       **error)
{
  g_auto(GStrv) duties = siyi_dictionary_load (db, "charge-duty", error);
  g_autofree char *text = NULL;

  if (duties == NULL)
    return FALSE;
  if (duties[0] == NULL)
    return TRUE;

  text = g_strjoinv ("\n", duties);
  siyi_sheet_field (document, label ("duties"), text);

  return TRUE;
}

static gboolean
add_form (SiyiDb            *db,
          SiyiDocument      *document,
          const SiyiCharge  *charge,
          GError           **error)
{
  g_autofree char *limit = siyi_sheet_day (charge->facts.limit);
  g_autofree char *matter = siyi_gate_text (SIYI_AUDIENCE_UNIT, charge->restricted, SIYI_FIELD_SUMMARY, charge->title, 0);
  g_autofree char *plan = siyi_gate_words (SIYI_AUDIENCE_UNIT, charge->restricted, charge->plan);
  g_autofree char *instruction = siyi_gate_words (SIYI_AUDIENCE_UNIT, charge->restricted, charge->instruction);
  const struct { const char *key, *text; } head[] = {
    { "leader", charge->name }, { "post", charge->post }, { "unit", charge->unit }, { "case", charge->case_number },
    { "petitioner", charge->visitors_masked }, { "matter", matter }, { "limit", limit },
  };

  siyi_sheet_form (document);
  for (gsize i = 0; i < G_N_ELEMENTS (head); i++)
    siyi_sheet_field (document, label (head[i].key), head[i].text);
  if (!add_duties (db, document, error))
    return FALSE;

  add_lines (document, charge, "approved", SIYI_CHARGE_LINE_APPROVED, SIYI_CHARGE_LINE_EXTENDED);
  add_lines (document, charge, "served", SIYI_CHARGE_LINE_SERVED, SIYI_CHARGE_LINE_SERVED);
  siyi_sheet_field (document, label ("plan"), plan);
  siyi_sheet_field (document, label ("instruction"), instruction);
  add_lines (document, charge, "progress", SIYI_CHARGE_LINE_MEETING, SIYI_CHARGE_LINE_PROGRESS);
  add_lines (document, charge, "result", SIYI_CHARGE_LINE_RESULT, SIYI_CHARGE_LINE_RESULT);
  add_lines (document, charge, "papers", SIYI_CHARGE_LINE_PAPERS, SIYI_CHARGE_LINE_PAPERS);
  add_lines (document, charge, "struck", SIYI_CHARGE_LINE_STRUCK, SIYI_CHARGE_LINE_STRUCK);

  return TRUE;
}

/**
 * siyi_charge_paper_document:
 * @today: the day under it
 *
 * Returns: (transfer full): the table of the open charge, else of the one struck off last; CONSTRAINT where
 *   nobody has charge, or where the case is an accusation
 */
SiyiDocument *
siyi_charge_paper_document (SiyiDb   *db,
                            gint64    case_id,
                            SiyiDay   today,
                            GError  **error)
{
  g_autoptr(GPtrArray) charges = siyi_charges_of_case (db, case_id, today, error);
  g_autoptr(SiyiDocument) document = NULL;
  g_autofree char *name = NULL;
  g_autofree char *office = siyi_setting_get (db, "office.name", "");
  g_autofree char *day = siyi_sheet_day (today);
  const SiyiCharge *charge;

  if (charges == NULL)
    return NULL;
  if (charges->len == 0)
    {
      siyi_refuse (error, SIYI_ERROR_CONSTRAINT, _("Nobody has charge of this case; take charge of it first"));
      return NULL;
    }
  charge = g_ptr_array_index (charges, 0);
  if (charge->restricted)
    {
      siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                   _("The table goes to leader and unit; a report or accusation goes on no such paper (article 30)"));
      return NULL;
    }

  name = siyi_fill (siyi_word (WORDS, "name"), "number", charge->case_number, NULL);
  document = siyi_document_new (name, SIYI_PAPER_A4);
  siyi_document_add (document, SIYI_BLOCK_TITLE, siyi_word (WORDS, "title"));
  if (!add_form (db, document, charge, error))
    return NULL;
  siyi_document_add (document, SIYI_BLOCK_SIGNED, office);
  siyi_document_add (document, SIYI_BLOCK_SIGNED, day);

  return g_steal_pointer (&document);
}

/**
 * siyi_charge_paper_write:
 * @path: ends with .pdf or .docx
 *
 * Returns: whether the file is there; logged as export.charge
 */
gboolean
siyi_charge_paper_write (SiyiDb          *db,
                         gint64           case_id,
                         SiyiDay          today,
                         const char      *path,
                         SiyiSheetCount  *count,
                         GCancellable    *cancellable,
                         GError         **error)
{
  g_autoptr(SiyiDocument) document = NULL;

  if (!siyi_sheet_path_check (path, error))
    return FALSE;
  document = siyi_charge_paper_document (db, case_id, today, error);

  return document != NULL && siyi_sheet_write_of (db, document, "export.charge", "petition_case", case_id, 1, path,
                                                  count, cancellable, error);
}

/**
 * siyi_charge_paper_log_print:
 *
 * Returns: whether it is known that the table goes to a printer
 */
gboolean
siyi_charge_paper_log_print (SiyiDb   *db,
                             gint64    case_id,
                             GError  **error)
{
  return siyi_sheet_log (db, "print.charge", "petition_case", case_id, 1, NULL, error);
}
