/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the leader's view says a place, a point of a history, what became of a promise, what is left
 * of a limit. Words and labels only; what is returned is the caller's. Main thread. */
#include "siyi-leader-words.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-timeline-words.h"

/* A column is as wide as its place, never as its longest text. */
#define NATURAL_WIDTH 16

/**
 * siyi_leader_words_place:
 * @number: from 1
 *
 * Returns: (transfer full): "第2份，共4份"
 */
char *
siyi_leader_words_place (guint number,
                         guint total)
{
  /* Translators: which brief of how many */
  return g_strdup_printf (_("Brief %1$u of %2$u"), number, total);
}

/**
 * siyi_leader_words_when:
 * @number: of the group, from 1
 *
 * Returns: (transfer full): day, hour and place in the queue
 */
char *
siyi_leader_words_when (const SiyiBriefs *briefs,
                        const SiyiBrief  *brief,
                        guint             number)
{
  g_autofree char *day = siyi_case_words_day (briefs->session->day, briefs->today, TRUE);

  if (brief->time == NULL)
    /* Translators: day, and which group of the session */
    return g_strdup_printf (_("%1$s   Group %2$u"), day, number);

  /* Translators: day, hour, and which group of the session */
  return g_strdup_printf (_("%1$s   %2$s   Group %3$u"), day, brief->time, number);
}

/**
 * siyi_leader_words_point:
 *
 * Returns: (transfer full): what happened
 */
char *
siyi_leader_words_point (const SiyiBriefPoint *point)
{
  if (point->number > 0)
    /* Translators: which reception of the matter */
    return g_strdup_printf (_("Reception %d"), point->number);

  return siyi_moment_title (point->kind, point->what);
}

/**
 * siyi_leader_words_task:
 *
 * Returns: (transfer full): what became of a promise
 */
char *
siyi_leader_words_task (const SiyiBriefTask *task,
                        SiyiDay              today)
{
  g_autofree char *day = siyi_case_words_day (task->closed, today, FALSE);

  switch (task->state)
    {
    case SIYI_PROMISE_DUE:
      return siyi_case_words_left (task->assigned, task->due, SIYI_DAY_NONE, today);
    case SIYI_PROMISE_OVERDUE:
      return g_strdup_printf (ngettext ("not kept, %d day over", "not kept, %d days over",
                                        task->days), task->days);
    case SIYI_PROMISE_KEPT:
      return task->closed != SIYI_DAY_NONE
               /* Translators: %s is a day */
               ? g_strdup_printf (_("closed on %s, in time"), day) : g_strdup (_("closed"));
    case SIYI_PROMISE_KEPT_LATE:
      /* Translators: a day, and how many days too late */
      return g_strdup_printf (ngettext ("closed on %1$s, %2$d day late",
                                        "closed on %1$s, %2$d days late", task->days), day,
                              task->days);
    case SIYI_PROMISE_OPEN:
    case SIYI_PROMISE_UNASSIGNED:
    default:
      return g_strdup (_("under way, no limit on record"));
    }
}

/**
 * siyi_leader_words_left:
 *
 * Returns: (transfer full): what is left of a running clock, in its own days
 */
char *
siyi_leader_words_left (const SiyiClockReading *reading)
{
  const int left = reading->left;

  if (left == 0)
    return g_strdup (_("Due today"));
  if (left < 0)
    return g_strdup_printf (ngettext ("%d day over", "%d days over", -left), -left);
  if (reading->limit.kind == SIYI_DAYS_WORKING)
    return g_strdup_printf (ngettext ("%d working day left", "%d working days left", left), left);

  return g_strdup_printf (ngettext ("%d day left", "%d days left", left), left);
}

/**
 * siyi_leader_words_due:
 *
 * Returns: (transfer full): the last day of a clock
 */
char *
siyi_leader_words_due (const SiyiClockReading *reading,
                       SiyiDay                 today)
{
  g_autofree char *day = siyi_case_words_day (reading->due, today, TRUE);

  /* Translators: %s is the last day of a limit */
  return g_strdup_printf (_("ends %s"), day);
}

/**
 * siyi_leader_words_given:
 *
 * Returns: (transfer full): who gave an instruction, when and how
 */
char *
siyi_leader_words_given (const SiyiBriefPromise *promise,
                         SiyiDay                 today)
{
  g_autofree char *day = siyi_case_words_day (promise->day, today, FALSE);
  const char *leader = promise->leader != NULL ? promise->leader : "";

  if (g_strcmp0 (promise->given, "signed") == 0)
    /* Translators: an instruction: leader, day; he issued it himself */
    return g_strdup_printf (_("%1$s, %2$s, issued"), leader, day);

  /* Translators: an instruction: leader, day; somebody typed it for him */
  return g_strdup_printf (_("%1$s, %2$s, typed for him"), leader, day);
}

/**
 * siyi_leader_words_ordered:
 *
 * Returns: (transfer full): the state of an instruction
 */
char *
siyi_leader_words_ordered (const SiyiOrdered *line,
                           SiyiDay            today)
{
  switch (line->state)
    {
    case SIYI_ORDERED_UNASSIGNED:
      return g_strdup (C_("ordered", "Not assigned"));
    case SIYI_ORDERED_ANSWERED:
      return g_strdup (C_("ordered", "Answered"));
    case SIYI_ORDERED_CLOSED:
      return g_strdup (C_("ordered", "Closed"));
    case SIYI_ORDERED_DUE:
    case SIYI_ORDERED_OVERDUE:
      return siyi_case_words_left (line->assigned, line->due, SIYI_DAY_NONE, today);
    case SIYI_ORDERED_OPEN:
    case SIYI_N_ORDERED:
    default:
      return g_strdup (C_("ordered", "Under way"));
    }
}

GtkWidget *
siyi_leader_label (const char *text,
                   const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NATURAL_WIDTH);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* One that stands in a row with others: as wide as its words, if there is room. */
GtkWidget *
siyi_leader_beside (const char *text,
                    const char *css_class)
{
  GtkWidget *label = siyi_leader_label (text, css_class);

  gtk_label_set_max_width_chars (GTK_LABEL (label), -1);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);

  return label;
}

GtkWidget *
siyi_leader_heading (const char *text)
{
  return siyi_leader_label (text, "leader-heading");
}

/* An empty fact is told as empty. */
GtkWidget *
siyi_leader_none (void)
{
  return siyi_leader_label (C_("fact", "No record"), "muted");
}
