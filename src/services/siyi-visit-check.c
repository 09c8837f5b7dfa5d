/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The intake form as a whole: values in the stored form, never repaired or completed, and what does
 * not fit together (domain, section 7.1). */
#include "siyi-visit-private.h"

#include <glib/gi18n-lib.h>

#include "siyi-class.h"
#include "siyi-code.h"
#include "siyi-person.h"

#define REPORTS_AND_ACCUSATIONS 2

/**
 * siyi_visit_refuse:
 * @remedy: a whole sentence
 *
 * Returns: always %FALSE, so that a failing step reads as one line
 */
gboolean
siyi_visit_refuse (const SiyiVisitReader  *reader,
                   const char             *key,
                   const char             *remedy,
                   GError                **error)
{
  g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT, _("%s, \"%s\": %s"),
               reader->file, key, remedy);

  return FALSE;
}

/* Numbers in the stored form; what can't be read so is kept as it was written. */
static void
normalise (char       **texts,
           char       *(*into_form) (const char *text))
{
  for (gsize i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      char *better = into_form (texts[i]);

      if (better == NULL)
        continue;
      g_free (texts[i]);
      texts[i] = better;
    }
}

static char *
normal_phone (const char *text)
{
  SiyiPhoneKind kind;

  return siyi_phone_normalise (text, &kind);
}

/* Old names of classes become the new ones, a path is kept beside; accusations are locked. */
static void
classify (SiyiRecord *record)
{
  if (record->class_name != NULL)
    {
      const SiyiClassReading reading = siyi_class_read (record->class_name);

      if (reading.is_path)
        record->class_path = g_strdup (record->class_name);
      if (reading.name != NULL)
        {
          g_free (record->class_name);
          record->class_name = g_strdup (reading.name);
        }
    }

  record->restricted = record->purpose != NULL &&
                       siyi_code_from_word (SIYI_LIST_PURPOSE, record->purpose) ==
                         REPORTS_AND_ACCUSATIONS;
}

/**
 * siyi_visit_check:
 *
 * Brings the values of a whole form into the stored form, and refuses what does not fit together.
 */
gboolean
siyi_visit_check (const SiyiVisitReader  *reader,
                  SiyiDay                 session_day,
                  SiyiDay                 today,
                  GError                **error)
{
  SiyiRecord *record = reader->form->record;
  const int n_visitors = record->visitors != NULL ? (int) g_strv_length (record->visitors) : 0;

  normalise (record->visitors, siyi_name_normalise);
  normalise (record->ids, siyi_id_normalise);
  normalise (record->phones, normal_phone);
  classify (record);

  if (record->summary == NULL && reader->form->visit.case_id == 0)
    return siyi_visit_refuse (reader, "summary", _("say what the petitioner asks for"), error);
  if (n_visitors == 0 && !record->anonymous && record->visitors_text == NULL)
    return siyi_visit_refuse (reader, "visitors",
                              _("write the names, or set \"anonymous\" to true"), error);
  if (record->persons < 0)
    record->persons = MAX (n_visitors, 1);
  if (record->persons < n_visitors)
    return siyi_visit_refuse (reader, "persons",
                              _("fewer persons than names; correct one of the two"), error);
  if (record->date == NULL)
    record->date = siyi_day_to_text (session_day != SIYI_DAY_NONE ? session_day : today);
  if (siyi_day_parse (record->date) > today && !reader->form->visit.booked)
    return siyi_visit_refuse (reader, "date",
                              _("this day is still to come; only a booked visit may lie ahead"),
                              error);

  return TRUE;
}
