/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what was typed to the record the archive stores: the readers of core do the reading, what
 * they do not know is kept as typed. Plain data; main thread. */
#include "siyi-new-visit-intake.h"

#include "siyi-class.h"
#include "siyi-code.h"
#include "siyi-count.h"

static char *
text_or_null (const SiyiIntake *intake,
              SiyiIntakeField   field)
{
  const char *text = siyi_intake_get (intake, field);
  char *copy;

  if (*text == '\0')
    return NULL;

  copy = g_strstrip (g_strdup (text));

  return copy;
}

static int
count_or_none (const SiyiIntake *intake,
               SiyiIntakeField   field)
{
  const char *text = siyi_intake_get (intake, field);
  guint64 count;

  return g_ascii_string_to_unsigned (text, 10, 1, 99999, &count, NULL) ? (int) count : -1;
}

/* NULL in place of an empty list. */
static char **
list_or_null (char **list)
{
  if (list[0] != NULL)
    return list;

  g_strfreev (list);

  return NULL;
}

static void
read_persons (const SiyiIntake *intake,
              SiyiRecord       *record)
{
  GStrv representatives;

  record->visitors = list_or_null (siyi_intake_names (siyi_intake_get (intake, SIYI_INTAKE_NAMES),
                                                      &representatives));
  if (representatives[0] != NULL)
    record->representatives = (int) g_strv_length (representatives);
  record->representative_names = list_or_null (representatives);
  record->anonymous = record->visitors == NULL;

  record->persons = count_or_none (intake, SIYI_INTAKE_PERSONS);
  if (record->persons < 0)
    {
      record->persons = record->visitors != NULL ? (int) g_strv_length (record->visitors) : 1;
      record->inferred |= G_GUINT64_CONSTANT (1) << SIYI_FIELD_PERSONS;
    }
  record->concerned = count_or_none (intake, SIYI_INTAKE_CONCERNED);
}

static void
read_matter (const SiyiIntake *intake,
             SiyiRecord       *record)
{
  g_autofree char *class_name = text_or_null (intake, SIYI_INTAKE_CLASS);
  g_autofree char *unit = text_or_null (intake, SIYI_INTAKE_UNIT);

  record->summary = text_or_null (intake, SIYI_INTAKE_REQUEST);
  record->purpose = text_or_null (intake, SIYI_INTAKE_PURPOSE);
  record->restricted = record->purpose != NULL &&
                       siyi_code_from_word (SIYI_LIST_PURPOSE, record->purpose) == 2;
  if (class_name != NULL)
    {
      SiyiClassReading reading = siyi_class_read (class_name);

      record->class_name = g_strdup (reading.name != NULL ? reading.name : class_name);
      if (reading.is_path)
        record->class_path = g_steal_pointer (&class_name);
    }
  if (unit != NULL)
    {
      record->units = g_new0 (char *, 2);
      record->units[0] = g_steal_pointer (&unit);
    }
}

static void
read_reception (const SiyiIntake *intake,
                SiyiDay           today,
                SiyiRecord       *record)
{
  SiyiDay day = siyi_intake_read_day (siyi_intake_get (intake, SIYI_INTAKE_DATE), today);

  record->date = siyi_day_to_text (day != SIYI_DAY_NONE ? day : today);
  record->form = text_or_null (intake, SIYI_INTAKE_FORM);
  record->destination = text_or_null (intake, SIYI_INTAKE_DESTINATION);
  record->is_item = !siyi_book_is_visits (siyi_book_of (record->form, record->destination));
  record->first = text_or_null (intake, SIYI_INTAKE_FIRST);
  if (!siyi_intake_is_visit (intake))
    return;

  record->leaders = list_or_null (siyi_intake_names (siyi_intake_get (intake, SIYI_INTAKE_LEADER),
                                                     NULL));
  record->method = text_or_null (intake, SIYI_INTAKE_METHOD);
  record->place = text_or_null (intake, SIYI_INTAKE_VENUE);
}

/**
 * siyi_intake_is_visit:
 *
 * Returns: whether a leader of the own level may receive it: a visit, and not one elsewhere
 */
gboolean
siyi_intake_is_visit (const SiyiIntake *intake)
{
  const char *form = intake->texts[SIYI_INTAKE_FORM];
  const char *destination = intake->texts[SIYI_INTAKE_DESTINATION];

  return siyi_book_of (form, destination) == SIYI_BOOK_RECEPTION;
}

/**
 * siyi_intake_place:
 *
 * Returns: (transfer full): township and village as the ledger's address, "" where neither is known
 */
char *
siyi_intake_place (const SiyiIntake *intake)
{
  g_autofree char *township = text_or_null (intake, SIYI_INTAKE_TOWNSHIP);
  g_autofree char *village = text_or_null (intake, SIYI_INTAKE_VILLAGE);

  return g_strconcat (township != NULL ? township : "", village != NULL ? village : "", NULL);
}

/**
 * siyi_intake_to_record:
 * @today: the day of registering; the record's day where none was typed
 *
 * Returns: (transfer full): the record to store
 */
SiyiRecord *
siyi_intake_to_record (const SiyiIntake *intake,
                       SiyiDay           today)
{
  SiyiRecord *record = siyi_record_new ();
  g_autofree char *address = siyi_intake_place (intake);

  read_persons (intake, record);
  record->phones = list_or_null (siyi_intake_phones (siyi_intake_get (intake, SIYI_INTAKE_PHONE)));
  record->ids = list_or_null (siyi_intake_ids (siyi_intake_get (intake, SIYI_INTAKE_ID)));
  read_matter (intake, record);
  read_reception (intake, today, record);
  if (*address != '\0')
    record->address = g_steal_pointer (&address);

  return record;
}
