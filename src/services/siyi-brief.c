/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The briefs of a session: a page each, in the order the leader will meet the matters. What does
 * not fit on its page is cut, and the cut says so; the oldest lines of a history go first. */
#include "siyi-session-sheets-private.h"

#include <string.h>

#include "siyi-gate.h"
#include "siyi-paper.h"
#include "siyi-words.h"

#define WORDS "brief"

/* How much of a text, how many lines of a list, how much room to write: from all to what always
 * fits. Where it grows tight, what is not stored shares one row. */
static const struct { guint characters, lines; const char *room; gboolean apart; } budgets[] = {
  { G_MAXUINT, G_MAXUINT, "\n\n", TRUE }, { 400, 12, "\n", TRUE }, { 320, 10, "\n", TRUE },
  { 260, 8, "\n", TRUE }, { 210, 7, "\n", TRUE }, { 160, 6, "\n", FALSE }, { 110, 5, "\n", FALSE },
  { 70, 4, "\n", FALSE }, { 45, 3, " ", FALSE }, { 25, 2, " ", FALSE }, { 11, 1, " ", FALSE },
};

typedef struct
{
  const SiyiPlanned *session;
  SiyiPaperForm      form;
  guint              n_matters;
} Brief;

static char *
cut_text (const char *text,
          guint       characters)
{
  g_autofree char *head = NULL;

  if (g_utf8_strlen (text, -1) <= (glong) MIN (characters, G_MAXINT))
    return g_strdup (text);

  head = g_utf8_substring (text, 0, characters);

  return siyi_fill (siyi_word ("papers", "cut"), "text", head, NULL);
}

/* The newest lines, each cut by itself. */
static char *
cut_lines (const char *text,
           guint       characters,
           guint       most)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  const guint n = g_strv_length (lines);
  const guint first = n > most ? n - most : 0;
  GString *kept = g_string_new (NULL);

  if (first > 0)
    {
      g_autofree char *number = siyi_sheet_number (first);
      g_autofree char *more = siyi_fill (siyi_word (WORDS, "history-more"), "n", number, NULL);

      g_string_append (kept, more);
    }
  for (guint i = first; i < n; i++)
    {
      g_autofree char *line = cut_text (lines[i], characters);

      g_string_append_printf (kept, "%s%s", kept->len > 0 ? "\n" : "", line);
    }

  return g_string_free (kept, FALSE);
}

static char *
cut_field (SiyiBriefField  field,
           const char     *text,
           gsize           budget)
{
  const gboolean is_list = field == SIYI_BRIEF_HISTORY || field == SIYI_BRIEF_PROMISED ||
                           field == SIYI_BRIEF_TWINS || field == SIYI_BRIEF_FACTS;

  if (text == NULL || field == SIYI_BRIEF_CLOCK || field == SIYI_BRIEF_WHO)
    return g_strdup (text);

  return is_list && strchr (text, '\n') != NULL && budgets[budget].lines < G_MAXUINT
           ? cut_lines (text, budgets[budget].characters, budgets[budget].lines)
           : cut_text (text, budgets[budget].characters);
}

static void
add_head (const Brief         *self,
          SiyiDocument        *document,
          const SiyiBriefCase *matter,
          guint                number)
{
  const char *own = matter->texts[SIYI_BRIEF_NUMBER], *class_name = matter->texts[SIYI_BRIEF_CLASS];
  g_autofree char *day = siyi_sheet_day (self->session->day);
  g_autofree char *leaders = siyi_sheet_leaders (self->session);
  g_autofree char *place = siyi_sheet_number (number);
  g_autofree char *total = siyi_sheet_number (self->n_matters);
  g_autofree char *head = siyi_fill (siyi_word (WORDS, "head"), "day", day, "leaders", leaders,
                                     "n", place, "total", total, NULL);
  g_autofree char *matter_line = siyi_fill (siyi_word (WORDS, "head-matter"), "number",
                                            own != NULL ? own : "", "class",
                                            class_name != NULL ? class_name : "", NULL);

  siyi_document_add (document, SIYI_BLOCK_TITLE, siyi_word (WORDS, "title"));
  siyi_document_add (document, SIYI_BLOCK_NOTE, head);
  if (own != NULL)
    siyi_document_add (document, SIYI_BLOCK_NOTE, matter_line);
}

static void
add_matter (const Brief         *self,
            SiyiDocument        *document,
            const SiyiBriefCase *matter,
            guint                number,
            gsize                budget)
{
  g_autoptr(GString) absent = g_string_new (NULL);

  add_head (self, document, matter, number);
  siyi_sheet_form (document);
  if (matter->restricted)
    siyi_sheet_field (document, siyi_word (WORDS, "restricted-label"),
                      siyi_word (WORDS, "restricted"));
  for (int i = SIYI_BRIEF_WHO; i < SIYI_N_BRIEF_FIELDS; i++)
    {
      const char *label = siyi_word (WORDS, siyi_brief_field_key ((SiyiBriefField) i));
      g_autofree char *text = cut_field ((SiyiBriefField) i, matter->texts[i], budget);

      if (text != NULL || budgets[budget].apart)
        siyi_sheet_field (document, label, text);
      else
        g_string_append_printf (absent, "%s%s", absent->len > 0 ? siyi_word ("papers", "list-mark")
                                                                 : "", label);
    }
  if (absent->len > 0)
    siyi_sheet_field (document, siyi_word (WORDS, "absent"), absent->str);
  siyi_sheet_field (document, siyi_word (WORDS, "write"), budgets[budget].room);
}

static SiyiDocument *
new_document (const Brief *self)
{
  g_autofree char *day = siyi_sheet_day (self->session->day);
  g_autofree char *name = siyi_fill (siyi_word (WORDS, "name"), "day", day, NULL);

  return siyi_document_new (name, self->form);
}

/* The largest budget with which the matter stands on one page. */
static gboolean
fit (const Brief          *self,
     const SiyiBriefCase  *matter,
     guint                 number,
     gsize                *budget,
     GCancellable         *cancellable,
     GError              **error)
{
  for (*budget = 0; *budget + 1 < G_N_ELEMENTS (budgets); (*budget)++)
    {
      g_autoptr(SiyiDocument) trial = new_document (self);
      g_autoptr(SiyiPages) pages = NULL;

      add_matter (self, trial, matter, number, *budget);
      pages = siyi_pages_new (trial, cancellable, error);
      if (pages == NULL)
        return FALSE;
      if (siyi_pages_get_n (pages) == 1)
        return TRUE;
    }

  return TRUE;
}

/* A matter that comes twice to a session is read once; what the reader may not know of is left
 * out whole. */
static GPtrArray *
load_matters (SiyiDb             *db,
              const SiyiPlanned  *session,
              SiyiAudience        audience,
              GError            **error)
{
  g_autoptr(GPtrArray) visits = siyi_paper_visits_load (db, session->id, SIYI_VISITS_BY_QUEUE,
                                                        error);
  g_autoptr(GPtrArray) matters =
    g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_brief_case_free);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  const SiyiDay today = siyi_schedule_today (db);

  if (visits == NULL)
    return NULL;

  for (guint i = 0; i < visits->len; i++)
    {
      SiyiPaperVisit *visit = g_ptr_array_index (visits, i);
      SiyiBriefCase *matter;

      if (siyi_gate_field (audience, visit->restricted, SIYI_FIELD_SERIAL) == SIYI_GATE_WITHHOLD ||
          !g_hash_table_add (seen, &visit->case_id))
        continue;
      matter = siyi_brief_case_load (db, session, visit, audience, today, error);
      if (matter == NULL)
        return NULL;
      g_ptr_array_add (matters, matter);
    }

  return g_steal_pointer (&matters);
}

/**
 * siyi_brief_document:
 * @audience: who reads it; restricted matters reach only the inside
 * @form: A4 or large type
 * @n_matters: (out): how many pages
 *
 * Returns: (transfer full): the briefs of a session (domain, section 2.4)
 */
SiyiDocument *
siyi_brief_document (SiyiDb         *db,
                     gint64          session,
                     SiyiAudience    audience,
                     SiyiPaperForm   form,
                     guint          *n_matters,
                     GCancellable   *cancellable,
                     GError        **error)
{
  g_autoptr(SiyiPlanned) planned = siyi_planned_load_one (db, session, error);
  g_autoptr(GPtrArray) matters = planned != NULL ? load_matters (db, planned, audience, error)
                                                 : NULL;
  Brief self = { planned, form, matters != NULL ? matters->len : 0 };
  g_autoptr(SiyiDocument) document = NULL;

  if (matters == NULL)
    return NULL;

  document = new_document (&self);
  for (guint i = 0; i < matters->len; i++)
    {
      gsize budget;

      if (!fit (&self, g_ptr_array_index (matters, i), i + 1, &budget, cancellable, error))
        return NULL;
      if (i > 0)
        siyi_document_add (document, SIYI_BLOCK_PAGE_BREAK, NULL);
      add_matter (&self, document, g_ptr_array_index (matters, i), i + 1, budget);
    }
  if (matters->len == 0)
    {
      siyi_document_add (document, SIYI_BLOCK_TITLE, siyi_word (WORDS, "title"));
      siyi_document_add (document, SIYI_BLOCK_TEXT, siyi_word (WORDS, "empty"));
    }
  *n_matters = matters->len;

  return g_steal_pointer (&document);
}

/**
 * siyi_brief_write:
 * @path: ends with .pdf or .docx
 *
 * Returns: whether the file is there; logged as export.brief
 */
gboolean
siyi_brief_write (SiyiDb          *db,
                  gint64           session,
                  SiyiAudience     audience,
                  SiyiPaperForm    form,
                  const char      *path,
                  SiyiSheetCount  *count,
                  GCancellable    *cancellable,
                  GError         **error)
{
  guint n = 0;
  g_autoptr(SiyiDocument) document = siyi_brief_document (db, session, audience, form, &n,
                                                          cancellable, error);

  return document != NULL && siyi_sheet_write (db, document, "export.brief", session, n, path,
                                               count, cancellable, error);
}
