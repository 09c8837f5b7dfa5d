/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sign-in sheet of a session. Part A (leader, accompanying persons, staff) stands on pages of
 * its own and holds nothing of a petitioner, so that it can go round; part B is signed by the
 * petitioners, whose numbers are masked for those who sign after them. Who came with a report or an
 * accusation signs on a page alone. A code names session and part to the scanner. On an archive's
 * threads. */
#include "siyi-session-sheets-private.h"

#include "siyi-gate.h"
#include "siyi-signin-store.h"
#include "siyi-words.h"

#define WORDS "sign-in"
#define LEAST_ROWS 12
#define LEAST_EMPTY 4
/* A signature needs two lines. */
#define ROOM "\n"

typedef struct
{
  const SiyiPlanned *session;
  GPtrArray         *visits;     /* SiyiPaperVisit, by queue */
  const SiyiSignin  *signin;
  SiyiDocument      *document;
  guint              n_rows;     /* with a name, in all */
  guint              n_here;     /* on this part, empty ones too */
} Sheet;

static void
add_row (Sheet      *self,
         const char *name,
         const char *unit,
         const char *post,
         const char *phone,
         const char *remark)
{
  g_autofree char *number = siyi_sheet_number (++self->n_here);
  const char *cells[] = { number, name, unit, post, phone, ROOM, remark };

  siyi_document_add_row (self->document);
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    siyi_document_add_cell (self->document, cells[i], SIYI_CELL_PLAIN);
  self->n_rows += name != NULL || unit != NULL;
}

static void
add_empty_rows (Sheet *self,
                guint  least)
{
  const guint wanted = MAX (self->n_here + LEAST_EMPTY, least);

  while (self->n_here < wanted)
    add_row (self, NULL, NULL, NULL, NULL, NULL);
}

static void
begin_part (Sheet      *self,
            const char *part)
{
  static const double shares[] = { 0.08, 0.14, 0.18, 0.14, 0.19, 0.15, 0.12 };
  const char * const *columns = siyi_words (WORDS, "columns", NULL);
  g_autofree char *title = g_strconcat ("title-", part, NULL);
  g_autofree char *head = g_strconcat ("head-", part, NULL);
  g_autofree char *code = siyi_signin_code (self->session->uid, siyi_signin_part_from_word (part));
  g_autofree char *day = siyi_sheet_day (self->session->day);
  g_autofree char *time = siyi_planned_time (self->session);
  g_autofree char *leaders = siyi_sheet_leaders (self->session);
  g_autofree char *text =
    siyi_fill (siyi_word (WORDS, head), "day", day, "time", time != NULL ? time : "", "place",
               self->session->place != NULL ? self->session->place : "", NULL);
  g_autofree char *sitting = siyi_fill (siyi_word (WORDS, "leaders"), "leaders", leaders, NULL);

  if (siyi_document_get_n_blocks (self->document) > 0)
    siyi_document_add (self->document, SIYI_BLOCK_PAGE_BREAK, NULL);
  siyi_document_add (self->document, SIYI_BLOCK_CODE, code);
  siyi_document_add (self->document, SIYI_BLOCK_TITLE, siyi_word (WORDS, title));
  siyi_document_add (self->document, SIYI_BLOCK_NOTE, text);
  siyi_document_add (self->document, SIYI_BLOCK_NOTE, sitting);
  siyi_document_add_table (self->document);
  for (gsize i = 0; i < G_N_ELEMENTS (shares); i++)
    siyi_document_add_column (self->document, columns[i], shares[i], SIYI_ALIGN_CENTRE);
  self->n_here = 0;
}

/* As the window shows it, without who signed: an empty sheet is signed. */
static void
add_part_a (Sheet *self)
{
  begin_part (self, "A");
  for (guint i = 0; i < self->signin->staff->len; i++)
    {
      const SiyiSigninLine *line = g_ptr_array_index (self->signin->staff, i);

      /* It goes round: whoever registered as a petitioner since the line was typed stays away. */
      if (siyi_signin_names_petitioner (self->visits, line))
        continue;
      add_row (self, *line->name != '\0' ? line->name : NULL, line->unit, line->post, line->phone,
               line->remark);
    }
  add_empty_rows (self, LEAST_ROWS);
}

/* Those known by name, then a row for each of the others, of whom at most a page comes in. */
static void
add_visit (Sheet                *self,
           const SiyiPaperVisit *visit)
{
  guint n = 0;

  for (guint i = 0; i < visit->people->len; i++)
    {
      const SiyiPaperPerson *person = g_ptr_array_index (visit->people, i);
      g_autofree char *phone = siyi_gate_text (SIYI_AUDIENCE_LIST, visit->restricted,
                                               SIYI_FIELD_PHONES, person->phone, 0);

      add_row (self, person->name, NULL, NULL, phone,
               person->representative ? siyi_word (WORDS, "representative") : NULL);
      n++;
    }
  for (; n < (guint) CLAMP (visit->persons, 0, LEAST_ROWS); n++)
    add_row (self, NULL, NULL, NULL, NULL, NULL);
}

static void
add_part_b (Sheet *self)
{
  begin_part (self, "B");
  for (guint i = 0; i < self->visits->len; i++)
    {
      const SiyiPaperVisit *visit = g_ptr_array_index (self->visits, i);

      if (!visit->restricted)
        add_visit (self, visit);
    }
  add_empty_rows (self, LEAST_ROWS);

  for (guint i = 0; i < self->visits->len; i++)
    {
      const SiyiPaperVisit *visit = g_ptr_array_index (self->visits, i);

      if (!visit->restricted)
        continue;
      begin_part (self, "B");
      add_visit (self, visit);
      siyi_document_add (self->document, SIYI_BLOCK_NOTE, siyi_word (WORDS, "apart"));
    }
}

static SiyiDocument *
new_document (const SiyiPlanned *session,
              SiyiSigninParts    parts)
{
  g_autofree char *day = siyi_sheet_day (session->day);
  const char *key = parts == SIYI_SIGNIN_A ? "name-A" : parts == SIYI_SIGNIN_B ? "name-B"
                                                                              : "name-AB";
  g_autofree char *name = siyi_fill (siyi_word (WORDS, key), "day", day, NULL);

  return siyi_document_new (name, SIYI_PAPER_A4);
}

/**
 * siyi_signin_document:
 * @parts: A, B or both, each on pages of its own
 * @n_rows: (out): rows with a name or a unit in them
 *
 * Returns: (transfer full): the sheet (domain, section 2.2)
 */
SiyiDocument *
siyi_signin_document (SiyiDb           *db,
                      gint64            session,
                      SiyiSigninParts   parts,
                      guint            *n_rows,
                      GError          **error)
{
  g_autoptr(SiyiPlanned) planned = siyi_planned_load_one (db, session, error);
  g_autoptr(GPtrArray) visits = planned == NULL ? NULL
                                : siyi_paper_visits_load (db, session, SIYI_VISITS_BY_QUEUE, error);
  g_autoptr(SiyiSignin) signin = visits != NULL ? siyi_signin_load (db, session, error) : NULL;
  Sheet self = { .session = planned, .visits = visits, .signin = signin };
  g_autoptr(SiyiDocument) document = NULL;

  if (signin == NULL)
    return NULL;

  self.document = document = new_document (planned, parts);
  if ((parts & SIYI_SIGNIN_A) != 0)
    add_part_a (&self);
  if ((parts & SIYI_SIGNIN_B) != 0)
    add_part_b (&self);
  *n_rows = self.n_rows;

  return g_steal_pointer (&document);
}

/**
 * siyi_signin_write:
 * @path: ends with .pdf or .docx; the latter has the code's text in place of the code
 *
 * Returns: whether the file is there; logged as export.sign-in
 */
gboolean
siyi_signin_write (SiyiDb           *db,
                   gint64            session,
                   SiyiSigninParts   parts,
                   const char       *path,
                   SiyiSheetCount   *count,
                   GCancellable     *cancellable,
                   GError          **error)
{
  guint n = 0;
  g_autoptr(SiyiDocument) document = siyi_signin_document (db, session, parts, &n, error);

  return document != NULL && siyi_sheet_write (db, document, "export.sign-in", session, n, path,
                                               count, cancellable, error);
}
