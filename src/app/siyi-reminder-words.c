/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the log of reminders. No petitioner is named: a number says which matter. Words only; what is
 * returned as char * is the caller's. */
#include "siyi-reminder-words.h"

#include <glib/gi18n.h>

/**
 * siyi_reminder_words_group:
 *
 * Returns: (transfer none): as the filter says it
 */
const char *
siyi_reminder_words_group (SiyiReminderGroup group)
{
  switch (group)
    {
    case SIYI_REMINDERS_DIGEST:
      return C_("reminders", "Summaries");
    case SIYI_REMINDERS_TASK:
      return C_("reminders", "Tasks");
    case SIYI_REMINDERS_CLOCK:
      return C_("reminders", "Limits");
    case SIYI_REMINDERS_SESSION:
      return C_("reminders", "Receptions");
    case SIYI_REMINDERS_OFFICE:
      return C_("reminders", "Calendar and backup");
    case SIYI_REMINDERS_ALL:
    case SIYI_N_REMINDERS:
    default:
      return C_("reminders", "All kinds");
    }
}

static const char *
kind_words (const char *kind)
{
  static const struct { const char *kind, *words; } all[] = {
    { "digest", N_("Summary of the day") },
    { "task-overdue", N_("Task overdue") },
    { "task-today", N_("Task due today") },
    { "task-soon", N_("Task due soon") },
    { "office", N_("The office’s turn") },
    { "clock", N_("Limit of a matter") },
    { "charge", N_("Limit of a leader in charge") },
    { "archive", N_("Piece of the archive missing") },
    { "unassigned", N_("Instruction not assigned") },
    { "notice", N_("Notice to publish") },
    { "visit-back", N_("To visit back") },
    { "leader-told", N_("Leader to be told") },
    { "booking-list", N_("Booking list to settle") },
    { "session", N_("Reception today") },
    { "calendar", N_("Calendar missing") },
    { "backup", N_("Backup too old") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    if (g_strcmp0 (all[i].kind, kind) == 0)
      return _(all[i].words);

  return kind;
}

/**
 * siyi_reminder_words_time:
 * @at: µs
 *
 * Returns: (transfer full): day and time, with the year: a log goes over years
 */
char *
siyi_reminder_words_time (gint64 at)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (at / G_USEC_PER_SEC);

  return g_date_time_format (time, "%Y-%m-%d %H:%M");
}

/**
 * siyi_reminder_words_what:
 *
 * Returns: (transfer full): "交办超期　JF2026 0012"
 */
char *
siyi_reminder_words_what (const SiyiReminderEntry *entry)
{
  const char *kind = kind_words (entry->kind);

  if (entry->n_told > 0)
    /* Translators: summary of the day; of how many matters it told */
    return g_strdup_printf (ngettext ("%1$s, %2$d matter", "%1$s, %2$d matters", entry->n_told), kind, entry->n_told);
  if (entry->of == NULL)
    return g_strdup (kind);

  /* Translators: what rang, and the number of its matter or the day of its reception */
  return g_strdup_printf (C_("reminders", "%1$s  %2$s"), kind, entry->of);
}

static void
add (GPtrArray *parts,
     char      *words)
{
  g_ptr_array_add (parts, words);
}

/**
 * siyi_reminder_words_below:
 *
 * Returns: (transfer full): when, by whom seen, how often put off and tried
 */
char *
siyi_reminder_words_below (const SiyiReminderEntry *entry)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *time = siyi_reminder_words_time (entry->shown_at != 0 ? entry->shown_at : entry->due_at);
  g_autofree char *seen = entry->seen_at != 0 ? siyi_reminder_words_time (entry->seen_at) : NULL;

  add (parts, g_strdup (time));
  if (entry->digest != 0 && entry->rang != SIYI_RANG_PAST)
    add (parts, g_strdup (_("told in the day’s summary")));
  if (entry->n_shown > 1)
    add (parts, g_strdup_printf (ngettext ("shown %d time", "shown %d times", entry->n_shown), entry->n_shown));
  if (entry->n_later > 0)
    add (parts, g_strdup_printf (ngettext ("put off %d time", "put off %d times", entry->n_later), entry->n_later));
  if (entry->n_failed > 0)
    add (parts, g_strdup_printf (ngettext ("no server %d time", "no server %d times", entry->n_failed), entry->n_failed));
  if (seen != NULL && entry->seen_by != NULL)
    /* Translators: a person, day and time */
    add (parts, g_strdup_printf (_("seen by %1$s at %2$s"), entry->seen_by, seen));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (C_("reminders", ", "), (char **) parts->pdata);
}

/**
 * siyi_reminder_words_rang:
 *
 * Returns: (transfer full): what became of it, short
 */
char *
siyi_reminder_words_rang (const SiyiReminderEntry *entry)
{
  g_autofree char *until = NULL;

  switch (entry->rang)
    {
    case SIYI_RANG_WAITING:
      return g_strdup (_("Not shown yet"));
    case SIYI_RANG_NOWHERE:
      return g_strdup (_("No server took it"));
    case SIYI_RANG_SHOWN:
      return g_strdup (_("Shown, not seen yet"));
    case SIYI_RANG_LATER:
      until = siyi_reminder_words_time (entry->later_until);
      /* Translators: day and time */
      return g_strdup_printf (_("Put off until %s"), until);
    case SIYI_RANG_SEEN:
      return g_strdup (C_("reminders", "Seen"));
    case SIYI_RANG_OPENED:
      return g_strdup (C_("reminders", "Opened"));
    case SIYI_RANG_PAST:
      return g_strdup (siyi_reminder_group (entry->kind) == SIYI_REMINDERS_DIGEST ? _("Nothing to tell")
                                                                                  : _("Settled before it rang"));
    case SIYI_N_RANG:
    default:
      return g_strdup ("");
    }
}
