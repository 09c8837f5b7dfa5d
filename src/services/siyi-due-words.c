/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of what is due: one short word of its state, a title, a line. On a shared screen names stay
 * out, and an accusation is never named (articles 30 and 7.2 of the domain). */
#include "siyi-due.h"

#include <glib/gi18n-lib.h>

#include "siyi-words.h"

static char *
days_words (const SiyiDueItem *item)
{
  if (item->left < 0)
    return g_strdup_printf (ngettext ("%d day over", "%d days over", -item->left), -item->left);
  if (item->left == 0)
    return g_strdup (_("Due today"));

  return g_strdup_printf (ngettext ("%d day left", "%d days left", item->left), item->left);
}

static const char *
office_words (const char *state)
{
  if (g_strcmp0 (state, "objection") == 0)
    return _("Objection to decide");
  if (g_strcmp0 (state, "returned") == 0)
    return _("To be reassigned");
  if (g_strcmp0 (state, "extension") == 0)
    return _("Extension to decide");
  if (g_strcmp0 (state, "answered") == 0)
    return _("Answer to check");
  if (g_strcmp0 (state, "to-close") == 0)
    return _("To be closed");

  return _("To be evaluated");
}

static const char *
piece_words (const char *piece)
{
  if (g_strcmp0 (piece, "record") == 0)
    return _("Record not complete");
  if (g_strcmp0 (piece, "ledger") == 0)
    return _("Ledger row missing");
  if (g_strcmp0 (piece, "photos") == 0)
    return _("Photos not complete");

  return _("Sign-in not complete");
}

/**
 * siyi_due_state:
 *
 * Returns: (transfer full): the short word beside the light
 */
char *
siyi_due_state (const SiyiDueItem *item)
{
  switch (item->kind)
    {
    case SIYI_DUE_TASK_OVERDUE:
    case SIYI_DUE_TASK_TODAY:
    case SIYI_DUE_TASK_SOON:
    case SIYI_DUE_CLOCK:
    case SIYI_DUE_CHARGE:
      return days_words (item);
    case SIYI_DUE_OFFICE:
      return g_strdup (office_words (item->extra));
    case SIYI_DUE_ARCHIVE:
      return g_strdup (piece_words (item->extra));
    case SIYI_DUE_UNASSIGNED:
      return g_strdup (_("Not assigned"));
    case SIYI_DUE_NOTICE:
      return g_strdup (_("Not published"));
    case SIYI_DUE_VISIT_BACK:
      return g_strdup (g_strcmp0 (item->extra, "to-evaluate") == 0 ? _("To be evaluated") : _("To visit back"));
    case SIYI_DUE_LEADER_TOLD:
      return g_strdup (_("Tell the leader"));
    case SIYI_DUE_BOOKING_LIST:
      return g_strdup (_("Settle bookings"));
    case SIYI_DUE_SESSION:
      return g_strdup (_("Today"));
    case SIYI_DUE_CALENDAR:
      return g_strdup (_("Calendar missing"));
    case SIYI_DUE_BACKUP:
      return g_strdup (_("Backup too old"));
    case SIYI_N_DUE:
    default:
      return g_strdup ("");
    }
}

static gboolean
is_of_person (const SiyiDueItem *item)
{
  switch (item->kind)
    {
    case SIYI_DUE_TASK_OVERDUE:
    case SIYI_DUE_TASK_TODAY:
    case SIYI_DUE_TASK_SOON:
    case SIYI_DUE_OFFICE:
    case SIYI_DUE_CLOCK:
    case SIYI_DUE_CHARGE:
    case SIYI_DUE_UNASSIGNED:
    case SIYI_DUE_VISIT_BACK:
      return TRUE;
    case SIYI_DUE_ARCHIVE:
    case SIYI_DUE_NOTICE:
    case SIYI_DUE_LEADER_TOLD:
    case SIYI_DUE_BOOKING_LIST:
    case SIYI_DUE_SESSION:
    case SIYI_DUE_CALENDAR:
    case SIYI_DUE_BACKUP:
    case SIYI_N_DUE:
    default:
      return FALSE;
    }
}

static char *
person_title (const SiyiDueItem *item,
              gboolean           without_names)
{
  const char *number = item->number != NULL ? item->number : "";

  if (item->restricted)
    /* Translators: %s: a number */
    return g_strdup_printf (_("Restricted matter %s"), number);
  if (without_names)
    /* Translators: %s: a number */
    return g_strdup_printf (_("Matter %s"), number);
  if (item->title == NULL || item->who == NULL)
    return g_strdup (item->title != NULL ? item->title : item->who != NULL ? item->who : number);

  /* Translators: the request, then the petitioner */
  return g_strdup_printf (_("%1$s  %2$s"), item->title, item->who);
}

static char *
day_words (SiyiDay day)
{
  g_autoptr(GDateTime) date = NULL;
  int year, month, of_month;

  siyi_day_split (day, &year, &month, &of_month);
  date = g_date_time_new_utc (year, month, of_month, 0, 0, 0);

  /* Translators: a day of this year, with its weekday */
  return g_date_time_format (date, _("%a %-d %b"));
}

/**
 * siyi_due_title:
 * @without_names: for a shared screen: number only
 *
 * Returns: (transfer full): what it is about
 */
char *
siyi_due_title (const SiyiDueItem *item,
                gboolean           without_names)
{
  g_autofree char *day = item->day != SIYI_DAY_NONE ? day_words (item->day) : NULL;
  g_autofree char *own = NULL;

  if (is_of_person (item))
    return person_title (item, without_names);

  switch ((int) item->kind)
    {
    case SIYI_DUE_ARCHIVE:
    case SIYI_DUE_LEADER_TOLD:
    case SIYI_DUE_BOOKING_LIST:
      /* Their day is another one: by when something is to be done. */
      own = day_words (siyi_day_parse (item->number));
      /* Translators: day, leaders */
      return g_strdup_printf (_("%1$s  reception of %2$s"), own, item->who);
    case SIYI_DUE_SESSION:
      /* Translators: day, leaders */
      return g_strdup_printf (_("%1$s  reception of %2$s"), day, item->who);
    case SIYI_DUE_NOTICE:
      /* Translators: %s: a month, YYYY-MM */
      return g_strdup_printf (item->extra != NULL ? _("Notice of %s") : _("Change of %s"), item->number);
    case SIYI_DUE_CALENDAR:
      return g_strdup_printf (_("The holidays of %s are not imported"), item->number);
    default:
      return g_strdup (_("The last good backup is old"));
    }
}

static char *
task_line (const SiyiDueItem *item,
           const char        *day)
{
  const char *unit = item->unit != NULL ? item->unit : "";

  if (item->kind == SIYI_DUE_TASK_TODAY)
    /* Translators: a unit */
    return g_strdup_printf (_("%s should answer today"), unit);
  if (item->n_urged > 0)
    /* Translators: a unit, a day, a count */
    return g_strdup_printf (ngettext ("%1$s was to answer by %2$s, urged %3$d time",
                                      "%1$s was to answer by %2$s, urged %3$d times", item->n_urged),
                            unit, day, item->n_urged);
  if (item->left < 0)
    /* Translators: a unit, a day */
    return g_strdup_printf (_("%1$s was to answer by %2$s, not urged yet"), unit, day);

  /* Translators: a unit, a day */
  return g_strdup_printf (_("%1$s, until %2$s"), unit, day);
}

/**
 * siyi_due_line:
 * @without_names: for a shared screen
 *
 * Returns: (transfer full): who should do what by when
 */
char *
siyi_due_line (const SiyiDueItem *item,
               gboolean           without_names)
{
  g_autofree char *day = item->day != SIYI_DAY_NONE ? day_words (item->day) : g_strdup ("");

  switch (item->kind)
    {
    case SIYI_DUE_TASK_OVERDUE:
    case SIYI_DUE_TASK_TODAY:
    case SIYI_DUE_TASK_SOON:
      return task_line (item, day);
    case SIYI_DUE_OFFICE:
      if (*day == '\0')
        return g_strdup (item->unit != NULL ? item->unit : "");
      /* Translators: a unit, a day */
      return g_strdup_printf (_("%1$s, to be decided by %2$s"), item->unit != NULL ? item->unit : "", day);
    case SIYI_DUE_CLOCK:
      /* Translators: a limit's name, a day */
      return g_strdup_printf (_("%1$s until %2$s"), item->extra, day);
    case SIYI_DUE_CHARGE:
      /* Translators: the leader in charge of a case, a day */
      return g_strdup_printf (_("%1$s has charge, to be finished by %2$s"), item->extra, day);
    case SIYI_DUE_ARCHIVE:
      return g_strdup_printf (_("To be filed by %s"), day);
    case SIYI_DUE_UNASSIGNED:
      if (item->extra == NULL)
        return g_strdup (_("The instruction has no unit or no date"));
      /* Translators: a leader */
      return g_strdup_printf (_("The instruction of %s has no unit or no date"), item->extra);
    case SIYI_DUE_NOTICE:
      return g_strdup_printf (_("To be published by %s"), day);
    case SIYI_DUE_VISIT_BACK:
      return *day != '\0' ? g_strdup_printf (_("To be called back by %s"), day) : g_strdup (_("The evaluation is missing"));
    case SIYI_DUE_LEADER_TOLD:
      return g_strdup_printf (_("The leader is to be told by %s"), day);
    case SIYI_DUE_BOOKING_LIST:
      /* Translators: a day, how many groups are booked */
      return g_strdup_printf (ngettext ("The list is to be settled by %1$s, %2$d group booked",
                                        "The list is to be settled by %1$s, %2$d groups booked", item->n_booked), day,
                              item->n_booked);
    case SIYI_DUE_SESSION:
      return g_strdup_printf (ngettext ("%d group booked", "%d groups booked", item->n_booked), item->n_booked);
    case SIYI_DUE_CALENDAR:
      return g_strdup (_("Working days of that year are provisional"));
    case SIYI_DUE_BACKUP:
      return g_strdup_printf (_("Last one: %s"), item->number);
    case SIYI_N_DUE:
    default:
      return g_strdup ("");
    }
}
