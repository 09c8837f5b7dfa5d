/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the intake form says while one types: a sentence beside a field, and reminders. Nothing is
 * refused and nothing repaired; a wrong number is said and kept (domain, section 7.1). */
#include "siyi-new-visit-intake.h"

#include <glib/gi18n.h>

#include "siyi-code.h"
#include "siyi-count.h"
#include "siyi-person.h"

#define MOST_REPRESENTATIVES 5    /* article 20 */
#define REPORTS_AND_ACCUSATIONS 2 /* article 30 */

static char *
say (SiyiCheckMark *mark,
     SiyiCheckMark  kind,
     const char    *text)
{
  *mark = kind;

  return g_strdup (text);
}

static char *
check_id (const char    *text,
          SiyiDay        today,
          SiyiCheckMark *mark)
{
  g_auto(GStrv) numbers = siyi_intake_ids (text);

  for (gsize i = 0; numbers[i] != NULL; i++)
    {
      g_autofree char *number = siyi_id_normalise (numbers[i]);

      switch (siyi_id_check (number, today).verdict)
        {
        case SIYI_ID_CHECK:
          return say (mark, SIYI_CHECK_LOOK, _("Check digit differs, please compare"));
        case SIYI_ID_DATE:
          return say (mark, SIYI_CHECK_LOOK, _("No such birthday"));
        case SIYI_ID_LENGTH:
          return say (mark, SIYI_CHECK_LOOK, _("Not 18 places; another paper?"));
        case SIYI_ID_OK:
        default:
          break;
        }
    }

  return numbers[0] != NULL ? say (mark, SIYI_CHECK_GOOD, _("Check digit fits")) : NULL;
}

static char *
check_phone (const char    *text,
             SiyiCheckMark *mark)
{
  g_auto(GStrv) numbers = siyi_intake_phones (text);

  for (gsize i = 0; numbers[i] != NULL; i++)
    {
      g_autofree char *number = siyi_phone_normalise (numbers[i], NULL);

      if (number == NULL)
        return say (mark, SIYI_CHECK_LOOK, _("Not a phone number, please compare"));
    }

  return NULL;
}

static char *
check_names (const char    *text,
             SiyiCheckMark *mark)
{
  g_auto(GStrv) representatives = NULL;
  g_auto(GStrv) names = siyi_intake_names (text, &representatives);

  if (g_strv_length (representatives) > MOST_REPRESENTATIVES)
    return say (mark, SIYI_CHECK_LOOK, _("More than 5 representatives"));
  for (gsize i = 0; names[i] != NULL; i++)
    if (!siyi_name_is_valid (names[i]))
      return say (mark, SIYI_CHECK_LOOK, _("A name is too long"));

  return NULL;
}

static char *
check_counts (const SiyiIntake *intake,
              SiyiIntakeField   field,
              SiyiCheckMark    *mark)
{
  g_auto(GStrv) names = siyi_intake_names (siyi_intake_get (intake, SIYI_INTAKE_NAMES), NULL);
  const char *text = siyi_intake_get (intake, field);
  guint64 count, persons;

  if (*text == '\0')
    return NULL;
  if (!g_ascii_string_to_unsigned (text, 10, 1, 99999, &count, NULL))
    return say (mark, SIYI_CHECK_LOOK, _("Not a number"));

  if (field == SIYI_INTAKE_PERSONS && count < g_strv_length (names))
    return say (mark, SIYI_CHECK_LOOK, _("Fewer than the names"));
  if (field == SIYI_INTAKE_PERSONS && siyi_is_group ((int) count))
    return say (mark, SIYI_CHECK_GOOD, _("Group visit"));
  if (field == SIYI_INTAKE_CONCERNED &&
      g_ascii_string_to_unsigned (siyi_intake_get (intake, SIYI_INTAKE_PERSONS), 10, 1, 99999,
                                  &persons, NULL) &&
      count < persons)
    return say (mark, SIYI_CHECK_LOOK, _("Fewer than those present"));

  return NULL;
}

static char *
check_time (const char    *text,
            SiyiCheckMark *mark)
{
  g_auto(GStrv) parts = g_strsplit (text, ":", -1);
  guint64 hours, minutes;

  if (g_strv_length (parts) == 2 &&
      g_ascii_string_to_unsigned (parts[0], 10, 0, 23, &hours, NULL) &&
      g_ascii_string_to_unsigned (parts[1], 10, 0, 59, &minutes, NULL))
    return NULL;

  return say (mark, SIYI_CHECK_LOOK, _("Not a time, as in 9:31"));
}

/**
 * siyi_intake_check:
 * @field: the field to look at
 * @today: nobody is born, and no visit made, later
 * @mark: (out): whether the words praise or warn
 *
 * Returns: (transfer full) (nullable): what to say beside the field, translated
 */
char *
siyi_intake_check (const SiyiIntake *intake,
                   SiyiIntakeField   field,
                   SiyiDay           today,
                   SiyiCheckMark    *mark)
{
  const char *text = siyi_intake_get (intake, field);
  SiyiDay day;

  *mark = SIYI_CHECK_NONE;
  if (*text == '\0')
    return NULL;

  if (field == SIYI_INTAKE_NAMES)
    return check_names (text, mark);
  if (field == SIYI_INTAKE_PHONE)
    return check_phone (text, mark);
  if (field == SIYI_INTAKE_ID)
    return check_id (text, today, mark);
  if (field == SIYI_INTAKE_PERSONS || field == SIYI_INTAKE_CONCERNED)
    return check_counts (intake, field, mark);
  if (field == SIYI_INTAKE_ARRIVED)
    return check_time (text, mark);
  if (field == SIYI_INTAKE_DATE)
    {
      day = siyi_intake_read_day (text, today);
      if (day == SIYI_DAY_NONE)
        return say (mark, SIYI_CHECK_LOOK, _("No such day"));
      if (day > today)
        return say (mark, SIYI_CHECK_LOOK, _("A day to come"));
    }

  return NULL;
}

/**
 * siyi_intake_reminders:
 *
 * Returns: (transfer full): sentences the one who registers should know, translated
 */
GStrv
siyi_intake_reminders (const SiyiIntake *intake)
{
  g_autoptr(GStrvBuilder) reminders = g_strv_builder_new ();
  g_auto(GStrv) representatives = NULL;
  g_auto(GStrv) names = siyi_intake_names (siyi_intake_get (intake, SIYI_INTAKE_NAMES),
                                           &representatives);
  const char *purpose = siyi_intake_get (intake, SIYI_INTAKE_PURPOSE);
  guint64 persons = g_strv_length (names);

  g_ascii_string_to_unsigned (siyi_intake_get (intake, SIYI_INTAKE_PERSONS), 10, 1, 99999, &persons,
                              NULL);

  if (*purpose != '\0' &&
      siyi_code_from_word (SIYI_LIST_PURPOSE, purpose) == REPORTS_AND_ACCUSATIONS)
    g_strv_builder_add (reminders, _("Reports and accusations stay out of lists, printed ledgers "
                                     "and papers for units (article 30)."));
  if (g_strv_length (representatives) > MOST_REPRESENTATIVES)
    g_strv_builder_add (reminders, _("At most 5 representatives may be sent for one matter "
                                     "(article 20)."));
  if (siyi_is_group ((int) persons))
    g_strv_builder_add (reminders, _("5 or more are present: counted as a group visit."));
  else
    g_strv_builder_add (reminders, _("At most 5 representatives for one matter; from 5 present on "
                                     "it is a group visit."));

  return g_strv_builder_end (reminders);
}
