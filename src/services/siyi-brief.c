/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The briefs of a session: a page each, in the order the leader will meet the matters; in large type
 * a second page rather than a cut. What does not fit is cut, and the cut says so; the oldest lines
 * of a history go first. */
#include "siyi-session-sheets-private.h"

#include <string.h>

#include "siyi-paper.h"
#include "siyi-words.h"

#define WORDS "brief"

/* How much of a text, how many lines of a list, how much room to write: from all to what always
 * fits. Where it grows tight, what is not stored shares one row. */
static const struct { guint characters, lines; const char *room; gboolean apart; } budgets[] = {
  { G_MAXUINT, G_MAXUINT, "\n\n", TRUE }, { G_MAXUINT, G_MAXUINT, "\n", FALSE },
  { 400, 12, "\n", TRUE }, { 320, 10, "\n", TRUE }, { 260, 8, "\n", TRUE }, { 210, 7, "\n", TRUE },
  { 160, 6, "\n", FALSE }, { 110, 5, "\n", FALSE }, { 70, 4, "\n", FALSE }, { 45, 3, " ", FALSE },
  { 25, 2, " ", FALSE }, { 11, 1, " ", FALSE },
};

/* Of budgets: those that cut nothing. */
#define N_UNCUT 2

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
                           field == SIYI_BRIEF_TWINS || field == SIYI_BRIEF_FACTS ||
                           field == SIYI_BRIEF_OPTIONS || field == SIYI_BRIEF_POSITION;

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

  if (self->form == SIYI_PAPER_LARGE)
    {
      g_autofree char *foot = siyi_fill (siyi_word (WORDS, "foot"), "n", place, NULL);

      siyi_document_add (document, SIYI_BLOCK_FOOT, foot);
    }
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

/* Whether the matter stands on so many pages. */
static gboolean
is_within (const Brief          *self,
           const SiyiBriefCase  *matter,
           guint                 number,
           gsize                 budget,
           guint                 n_pages,
           gboolean             *within,
           GCancellable         *cancellable,
           GError              **error)
{
  g_autoptr(SiyiDocument) trial = new_document (self);
  g_autoptr(SiyiPages) pages = NULL;

  add_matter (self, trial, matter, number, budget);
  pages = siyi_pages_new (trial, cancellable, error);
  if (pages == NULL)
    return FALSE;

  *within = siyi_pages_get_n (pages) <= n_pages;

  return TRUE;
}

/* The largest budget with which the matter stands on one page; in large type a second page is
 * begun before anything is cut. */
static gboolean
fit (const Brief          *self,
     const SiyiBriefCase  *matter,
     guint                 number,
     gsize                *budget,
     GCancellable         *cancellable,
     GError              **error)
{
  const gboolean is_large = self->form == SIYI_PAPER_LARGE;
  const gsize n_single = is_large ? N_UNCUT : G_N_ELEMENTS (budgets) - 1;
  gboolean within = FALSE;

  for (*budget = 0; *budget < n_single; (*budget)++)
    if (!is_within (self, matter, number, *budget, 1, &within, cancellable, error))
      return FALSE;
    else if (within)
      return TRUE;

  if (!is_large)
    return TRUE;

  for (*budget = 0; *budget + 1 < G_N_ELEMENTS (budgets); (*budget)++)
    if (!is_within (self, matter, number, *budget, 2, &within, cancellable, error))
      return FALSE;
    else if (within)
      return TRUE;

  return TRUE;
}

/**
 * siyi_brief_document:
 * @audience: who reads it; restricted matters reach only the inside
 * @form: A4 or large type
 * @n_matters: (out): how many matters: a page each, in large type at most two
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
  g_autoptr(SiyiBriefs) briefs = siyi_briefs_load (db, session, audience, error);
  g_autoptr(SiyiDocument) document = NULL;
  Brief self = { .form = form };

  if (briefs == NULL)
    return NULL;

  self.session = briefs->session;
  self.n_matters = briefs->briefs->len;
  document = new_document (&self);
  for (guint i = 0; i < self.n_matters; i++)
    {
      g_autoptr(SiyiBriefCase) matter =
        siyi_brief_case_new (briefs, g_ptr_array_index (briefs->briefs, i));
      gsize budget;

      if (!fit (&self, matter, i + 1, &budget, cancellable, error))
        return NULL;
      if (i > 0)
        siyi_document_add (document, SIYI_BLOCK_PAGE_BREAK, NULL);
      add_matter (&self, document, matter, i + 1, budget);
    }
  if (self.n_matters == 0)
    {
      siyi_document_add (document, SIYI_BLOCK_TITLE, siyi_word (WORDS, "title"));
      siyi_document_add (document, SIYI_BLOCK_TEXT, siyi_word (WORDS, "empty"));
    }
  *n_matters = self.n_matters;

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
