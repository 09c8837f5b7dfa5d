/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office's own people in a matter: leaders with their post, units (domain, 10.3). */
#include "siyi-read-office.h"
#include "siyi-takeover-reader.h"

static char *
clean_text (SiyiTakeReader     *reader,
            const SiyiTakeCell *cell)
{
  g_autofree char *made = NULL;

  return siyi_read_text (siyi_take_cell_text (reader->self, cell, &made));
}

static void
take_post (SiyiTakeReader *reader)
{
  const SiyiTakeCell *cell = siyi_take_value (reader, SIYI_FIELD_POST);

  if (cell != NULL)
    reader->record->post = clean_text (reader, cell);
}

static void
take_leaders (SiyiTakeReader *reader)
{
  const char * const *names = siyi_office_names_leaders (reader->self->names);
  const SiyiTakeCell *cell = siyi_take_value (reader, SIYI_FIELD_LEADERS);
  g_autofree char *text = NULL;
  g_autofree char *post = NULL;
  GPtrArray *found;

  if (cell == NULL || (text = clean_text (reader, cell)) == NULL)
    return;

  found = g_ptr_array_new_with_free_func (g_free);
  siyi_take_note (reader, cell, SIYI_FIELD_LEADERS,
                  siyi_read_leaders (text, names, found, &post));
  reader->record->leaders = siyi_take_list (found);
  if (reader->record->post != NULL || post == NULL)
    return;

  reader->record->post = g_steal_pointer (&post);
  if (cell->inferred)
    siyi_take_mark (reader, SIYI_FIELD_POST);
}

static void
take_case_leader (SiyiTakeReader *reader)
{
  const char * const *names = siyi_office_names_leaders (reader->self->names);
  const SiyiTakeCell *cell = siyi_take_value (reader, SIYI_FIELD_CASE_LEADER);
  g_autoptr(GPtrArray) found = NULL;
  g_autofree char *text = NULL;
  guint64 why;

  if (cell == NULL || (text = clean_text (reader, cell)) == NULL)
    return;

  found = g_ptr_array_new_with_free_func (g_free);
  why = siyi_read_leaders (text, names, found, NULL);
  siyi_take_note (reader, cell, SIYI_FIELD_CASE_LEADER, why);
  reader->record->case_leader = found->len == 1 ? g_strdup (g_ptr_array_index (found, 0))
                                                : g_steal_pointer (&text);
}

static void
take_units (SiyiTakeReader *reader,
            SiyiField       field)
{
  const SiyiTakeCell *cell = siyi_take_value (reader, field);
  g_autofree char *made = NULL;

  if (cell == NULL)
    return;

  siyi_take_note (reader, cell, field,
                  siyi_read_units (siyi_take_cell_text (reader->self, cell, &made),
                                   field == SIYI_FIELD_CO_UNITS, siyi_office_names_find_unit,
                                   reader->self->names, reader->lead, reader->co));
}

/* Co-units behind the lead units, nobody twice. */
static void
move_co_units (SiyiTakeReader *reader)
{
  for (guint i = 0; i < reader->co->len; i++)
    {
      const char *name = g_ptr_array_index (reader->co, i);

      if (!g_ptr_array_find_with_equal_func (reader->lead, name, g_str_equal, NULL))
        g_ptr_array_add (reader->lead, g_strdup (name));
    }
  g_ptr_array_set_size (reader->co, 0);
}

void
siyi_take_office (SiyiTakeReader *reader)
{
  take_post (reader);
  take_leaders (reader);
  take_case_leader (reader);
  take_units (reader, SIYI_FIELD_UNITS);
  move_co_units (reader);
  reader->reading->n_units = reader->lead->len;
  take_units (reader, SIYI_FIELD_CO_UNITS);
  move_co_units (reader);
  reader->record->units = siyi_take_list (g_steal_pointer (&reader->lead));
  g_clear_pointer (&reader->co, g_ptr_array_unref);
}
