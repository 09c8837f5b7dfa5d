/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of the record book: one record a matter a session, under its number of the year. A void
 * number keeps its page with the reason; the rest of each record's last page is struck through, so
 * that the leaves bind to a book into which nothing can be written later. Inside paper only. On an
 * archive's threads. */
#include "siyi-session-sheets-private.h"

#include "siyi-case-store.h"
#include "siyi-words.h"

#define WORDS "record-book"
/* Room to write by hand where nothing is typed yet. */
#define SIGN_LINES "\n"
#define TALK_LINES "\n\n\n\n\n"
#define INSTRUCTION_LINES "\n\n\n"

static const char *
label (const char *key)
{
  return siyi_word (WORDS, key);
}

/* An empty field stays blank: the leaf may be filled in by hand. */
static void
add_field (const SiyiRecordBook *self,
           const char *key,
           const char *text,
           const char *room)
{
  const gboolean is_empty = text == NULL || *text == '\0';
  g_autofree char *trimmed = is_empty ? NULL : g_strchomp (g_strdup (text));

  siyi_sheet_field (self->document, label (key), is_empty ? room : trimmed);
}

/* Two short values side by side. */
static void
add_pair (const SiyiRecordBook *self,
          const char *first,
          const char *first_text,
          const char *second,
          const char *second_text)
{
  const char *cells[] = { label (first), first_text, label (second), second_text };

  siyi_document_add_row (self->document);
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    siyi_document_add_cell (self->document, cells[i],
                            i % 2 == 0 ? SIYI_CELL_STRONG : SIYI_CELL_PLAIN);
}

static void
begin_pairs (const SiyiRecordBook *self)
{
  siyi_document_add_table (self->document);
  for (int i = 0; i < 4; i++)
    siyi_document_add_column (self->document, NULL, i % 2 == 0 ? 0.17 : 0.33,
                              i % 2 == 0 ? SIYI_ALIGN_CENTRE : SIYI_ALIGN_START);
}

/**
 * siyi_record_book_begin:
 * @number: of the record, or of several
 *
 * Begins a part of the book on a new page.
 */
void
siyi_record_book_begin (const SiyiRecordBook *self,
                        int                   year,
                        const char           *number,
                        gboolean              is_first)
{
  g_autofree char *year_text = siyi_sheet_number (year);
  g_autoptr(GString) foot = g_string_new (self->foot);

  g_string_replace (foot, "{year}", year_text, 0);
  g_string_replace (foot, "{record}", number, 0);
  if (!is_first)
    siyi_document_add (self->document, SIYI_BLOCK_PAGE_BREAK, NULL);
  siyi_document_add (self->document, SIYI_BLOCK_FOOT, foot->str);
  siyi_document_add (self->document, SIYI_BLOCK_TITLE, label ("title"));
}

static void
add_session (const SiyiRecordBook *self,
             const SiyiPaperVisit *visit)
{
  g_autofree char *year = siyi_sheet_number (visit->year);
  g_autofree char *serial = siyi_sheet_number (visit->serial);
  g_autofree char *number = siyi_fill (label ("number-text"), "year", year, "n", serial, NULL);
  g_autofree char *day = siyi_sheet_day (visit->day != SIYI_DAY_NONE ? visit->day
                                                                     : self->session->day);
  g_autofree char *time = siyi_planned_time (self->session);
  g_autofree char *leaders = siyi_sheet_leaders (self->session);

  begin_pairs (self);
  add_pair (self, "number", number, "day", day);
  add_pair (self, "time", time, "method", self->session->method);
  add_pair (self, "place", self->session->place, "recorder", self->recorder);
  siyi_sheet_form (self->document);
  add_field (self, "leaders", leaders, " ");
  add_field (self, "beside", self->accompany, " ");
}

static char *
people_text (const SiyiPaperVisit *visit)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  for (guint i = 0; i < visit->people->len; i++)
    {
      const SiyiPaperPerson *person = g_ptr_array_index (visit->people, i);
      g_autofree char *marked = NULL;

      if (person->name == NULL)
        continue;
      if (person->representative)
        marked = siyi_fill (siyi_word ("papers", "leaders"), "names", person->name, "posts",
                            siyi_word ("sign-in", "representative"), NULL);
      g_strv_builder_add (names, marked != NULL ? marked : person->name);
    }
  list = g_strv_builder_end (names);

  return list[0] != NULL ? g_strjoinv (siyi_word ("papers", "list-mark"), list)
                         : g_strdup (visit->visitors);
}

static char *
phones_text (const SiyiPaperVisit *visit)
{
  g_autoptr(GStrvBuilder) phones = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  for (guint i = 0; i < visit->people->len; i++)
    {
      const SiyiPaperPerson *person = g_ptr_array_index (visit->people, i);

      if (person->phone != NULL)
        g_strv_builder_add (phones, person->phone);
    }
  list = g_strv_builder_end (phones);

  return g_strjoinv (siyi_word ("papers", "list-mark"), list);
}

static void
add_matter (const SiyiRecordBook *self,
            const SiyiPaperVisit *visit,
            const SiyiCase       *content)
{
  g_autofree char *people = people_text (visit);
  g_autofree char *phones = phones_text (visit);
  g_autofree char *n = siyi_sheet_number (visit->persons);
  g_autofree char *representatives = siyi_sheet_number (visit->representatives);
  g_autofree char *concerned = visit->concerned > 0 ? siyi_sheet_number (visit->concerned) : NULL;
  g_autofree char *persons = siyi_fill (label (visit->representatives > 0 ? "persons-text"
                                                                          : "persons-plain"),
                                        "n", n, "representatives", representatives, NULL);
  const char *first = visit->first < 0 ? NULL
                      : siyi_word ("brief", visit->first ? "first-1" : "first-0");

  begin_pairs (self);
  add_pair (self, "case", content->number, "national", content->national_number);
  add_pair (self, "first", first, "class", content->class_name);
  add_pair (self, "persons", persons, "concerned", concerned);
  add_pair (self, "purpose", content->purpose, "problem-place", content->problem_place);
  siyi_sheet_form (self->document);
  add_field (self, "who", people, " ");
  add_field (self, "phones", phones, " ");
  add_field (self, "address", visit->address, " ");
  add_field (self, "request", content->title, " ");
  add_field (self, "facts", content->facts, " ");
}

/* What was ordered and reached before this visit. */
static char *
handled_text (const SiyiPaperVisit *visit,
              GPtrArray            *tasks)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < tasks->len; i++)
    {
      const SiyiPaperTask *task = g_ptr_array_index (tasks, i);
      g_autofree char *line = NULL;

      if (task->visit >= visit->id || task->progress == NULL)
        continue;
      line = siyi_sheet_line (task->closed != SIYI_DAY_NONE ? task->closed : task->assigned,
                              task->progress);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
instruction_text (const SiyiPaperVisit *visit,
                  GPtrArray            *instructions)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < instructions->len; i++)
    {
      const SiyiPaperInstruction *one = g_ptr_array_index (instructions, i);
      g_autofree char *mark = g_strconcat ("instruction-", one->given, NULL);

      if (one->visit == visit->id)
        g_string_append_printf (text, "%s%s%s", text->len > 0 ? "\n" : "", one->body, label (mark));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_result (const SiyiRecordBook *self,
            const SiyiPaperVisit *visit,
            GPtrArray            *tasks)
{
  static const SiyiPaperTask none;
  const SiyiPaperTask *task = &none;
  g_autofree char *due = NULL;
  const char *spot = visit->on_the_spot < 0 ? NULL : label (visit->on_the_spot ? "yes" : "no");

  for (guint i = 0; i < tasks->len; i++)
    if (((SiyiPaperTask *) g_ptr_array_index (tasks, i))->visit == visit->id)
      task = g_ptr_array_index (tasks, i);
  due = siyi_sheet_day (task->due);

  begin_pairs (self);
  add_pair (self, "lead", task->lead, "co", task->co);
  add_pair (self, "limit", due, "handler", task->handler);
  siyi_sheet_form (self->document);
  add_field (self, "on-the-spot", spot, " ");
  begin_pairs (self);
  add_pair (self, "signed-leader", SIGN_LINES, "signed-recorder", SIGN_LINES);
  add_pair (self, "signed-visitor", SIGN_LINES, "signed-day", SIGN_LINES);
}

static gboolean
add_record (const SiyiRecordBook  *self,
            const SiyiPaperVisit  *visit,
            GError               **error)
{
  SiyiCase *content = siyi_case_load (self->db, visit->case_id, error);
  g_autoptr(GPtrArray) instructions = content == NULL ? NULL
                                      : siyi_paper_instructions (self->db, visit->case_id, error);
  g_autoptr(GPtrArray) tasks = instructions == NULL ? NULL
                               : siyi_paper_tasks (self->db, visit->case_id, error);

  if (tasks != NULL)
    {
      g_autofree char *handled = handled_text (visit, tasks);
      g_autofree char *instruction = instruction_text (visit, instructions);

      add_session (self, visit);
      add_matter (self, visit, content);
      add_field (self, "handled", handled, " ");
      add_field (self, "talk", visit->talk, TALK_LINES);
      add_field (self, "instruction", instruction, INSTRUCTION_LINES);
      add_result (self, visit, tasks);
    }
  g_clear_pointer (&content, siyi_case_free);

  return tasks != NULL;
}

/* Who came and why is not told again: the number and the reason are. */
static void
add_void (const SiyiRecordBook *self,
          const SiyiPaperVisit *visit)
{
  g_autofree char *day = siyi_sheet_day (visit->void_day);
  g_autofree char *by = siyi_sheet_line (visit->void_day,
                                         visit->void_by != NULL ? visit->void_by : "");

  siyi_document_add (self->document, SIYI_BLOCK_SUBTITLE, label ("void"));
  add_session (self, visit);
  siyi_sheet_field (self->document, label ("void-reason"), visit->void_reason);
  siyi_sheet_field (self->document, label ("void-by"), *day != '\0' ? by : NULL);
}

/**
 * siyi_record_book_add:
 * @visit: of the session that is set; also a void one
 *
 * Returns: whether its record stands in the book, its last page closed by the mark of emptiness
 */
gboolean
siyi_record_book_add (const SiyiRecordBook  *self,
                      const SiyiPaperVisit  *visit,
                      gboolean               is_first,
                      GError               **error)
{
  g_autofree char *number = siyi_sheet_number (visit->serial);

  siyi_record_book_begin (self, visit->year, number, is_first);
  if (visit->state == SIYI_ROW_VOID)
    add_void (self, visit);
  else if (!add_record (self, visit, error))
    return FALSE;
  siyi_document_add (self->document, SIYI_BLOCK_REST, label ("rest"));

  return TRUE;
}

/**
 * siyi_record_book_document:
 * @n_matters: (out): how many records, void ones among them
 *
 * Returns: (transfer full): the session's leaves of the record book (domain, section 2.2)
 */
SiyiDocument *
siyi_record_book_document (SiyiDb   *db,
                           gint64    session,
                           guint    *n_matters,
                           GError  **error)
{
  g_autoptr(SiyiPlanned) planned = siyi_planned_load_one (db, session, error);
  g_autoptr(GPtrArray) visits = planned == NULL ? NULL
                                : siyi_paper_visits_load (db, session, SIYI_VISITS_BY_SERIAL, error);
  g_autoptr(SiyiDocument) document = NULL;
  SiyiRecordBook self = { .db = db, .session = planned, .foot = label ("foot") };
  g_autofree char *year = NULL;
  g_autofree char *name = NULL;
  gboolean added = TRUE;

  if (visits == NULL || !siyi_session_staff (db, session, &self.recorder, &self.accompany, error))
    return NULL;

  year = siyi_sheet_number (siyi_day_year (planned->day));
  name = siyi_fill (label ("name"), "year", year, NULL);
  self.document = document = siyi_document_new (name, SIYI_PAPER_A4);
  for (guint i = 0; i < visits->len && added; i++)
    added = siyi_record_book_add (&self, g_ptr_array_index (visits, i), i == 0, error);
  if (visits->len == 0)
    {
      siyi_document_add (document, SIYI_BLOCK_TITLE, label ("title"));
      siyi_document_add (document, SIYI_BLOCK_REST, label ("rest"));
    }
  *n_matters = visits->len;
  g_free (self.recorder);
  g_free (self.accompany);

  return added ? g_steal_pointer (&document) : NULL;
}

/**
 * siyi_record_book_write:
 * @path: ends with .pdf or .docx
 *
 * Returns: whether the file is there; logged as export.record-book
 */
gboolean
siyi_record_book_write (SiyiDb          *db,
                        gint64           session,
                        const char      *path,
                        SiyiSheetCount  *count,
                        GCancellable    *cancellable,
                        GError         **error)
{
  guint n = 0;
  g_autoptr(SiyiDocument) document = siyi_record_book_document (db, session, &n, error);

  return document != NULL && siyi_sheet_write (db, document, "export.record-book", session, n, path,
                                               count, cancellable, error);
}
