/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the page of a session says its queue and the steps of its stages. Words only. Main thread;
 * what is returned as char * is the caller's. */
#include "siyi-session-words.h"

#include <glib/gi18n.h>

/* Five or more present are a group visit. */
#define GROUP 5

/**
 * siyi_session_words_time:
 * @time: hh:mm
 *
 * Returns: (transfer none): the same as an office writes it, 9:05
 */
const char *
siyi_session_words_time (const char *time)
{
  return time[0] == '0' && g_ascii_isdigit (time[1]) ? time + 1 : time;
}

int
siyi_shown_session_count (const SiyiShownSession *shown,
                          SiyiQueue               queue)
{
  int n = 0;

  for (guint i = 0; i < shown->reception->queue->len; i++)
    if (((const SiyiQueueLine *) g_ptr_array_index (shown->reception->queue, i))->queue == queue)
      n++;

  return n;
}

const SiyiQueueLine *
siyi_shown_session_find (const SiyiShownSession *shown,
                         gint64                  visit)
{
  for (guint i = 0; i < shown->reception->queue->len; i++)
    {
      const SiyiQueueLine *line = g_ptr_array_index (shown->reception->queue, i);

      if (line->visit == visit)
        return line;
    }

  return NULL;
}

/**
 * siyi_shown_session_first:
 *
 * Returns: (transfer none) (nullable): the group of @queue whose turn it is
 */
const SiyiQueueLine *
siyi_shown_session_first (const SiyiShownSession *shown,
                          SiyiQueue               queue)
{
  for (guint i = 0; i < shown->reception->queue->len; i++)
    {
      const SiyiQueueLine *line = g_ptr_array_index (shown->reception->queue, i);

      if (line->queue == queue)
        return line;
    }

  return NULL;
}

gboolean
siyi_shown_session_is_held (const SiyiShownSession *shown)
{
  const SiyiPlanned *session = shown->reception->session;

  return session->state == SIYI_SESSION_HELD || session->day < shown->today;
}

const char *
siyi_session_words_queue (SiyiQueue queue)
{
  switch (queue)
    {
    case SIYI_QUEUE_IN: return C_("queue", "Being received");
    case SIYI_QUEUE_ARRIVED: return C_("queue", "Arrived");
    case SIYI_QUEUE_BOOKED: return C_("queue", "Not yet here");
    case SIYI_QUEUE_LEFT:
    case SIYI_N_QUEUES:
    default: return C_("queue", "Left");
    }
}

/**
 * siyi_session_words_head:
 *
 * Returns: (transfer full): what stands beside the head of @queue: "9:28起", "2批", "5批14人次"
 */
char *
siyi_session_words_head (const SiyiShownSession *shown,
                         SiyiQueue               queue)
{
  const SiyiQueueLine *first = siyi_shown_session_first (shown, queue);
  int n = siyi_shown_session_count (shown, queue);

  if (queue == SIYI_QUEUE_IN && n == 1 && first->called != NULL)
    /* Translators: the time since when a group is received */
    return g_strdup_printf (C_("queue", "since %s"), siyi_session_words_time (first->called));
  if (queue == SIYI_QUEUE_LEFT && n == (int) shown->reception->queue->len)
    return g_strdup_printf (ngettext ("%1$d group, %2$d persons", "%1$d groups, %2$d persons",
                                      (gulong) n), n,
                            (int) shown->reception->session->n_persons);

  return g_strdup_printf (ngettext ("%d group", "%d groups", (gulong) n), n);
}

/* "约10:00　9:22到" */
static char *
waiting_times (const SiyiQueueLine *line)
{
  const char *arrived = line->arrived != NULL ? siyi_session_words_time (line->arrived) : NULL;

  if (line->queue == SIYI_QUEUE_BOOKED)
    return line->appointed != NULL
             /* Translators: the time a group was asked to come */
             ? g_strdup_printf (C_("queue", "about %s"), siyi_session_words_time (line->appointed))
             : g_strdup ("");
  if (line->walk_in && arrived != NULL)
    /* Translators: a group that came without booking, and when */
    return g_strdup_printf (C_("queue", "walk-in   came %s"), arrived);
  if (line->walk_in)
    return g_strdup (C_("queue", "walk-in"));
  if (line->appointed != NULL && arrived != NULL)
    /* Translators: the time a group was asked to come, and when it came */
    return g_strdup_printf (C_("queue", "about %1$s   came %2$s"),
                            siyi_session_words_time (line->appointed), arrived);

  return arrived != NULL ? g_strdup_printf (C_("queue", "came %s"), arrived) : g_strdup ("");
}

/**
 * siyi_session_words_times:
 *
 * Returns: (transfer full): the times of a group, "" where none is known
 */
char *
siyi_session_words_times (const SiyiQueueLine *line)
{
  switch (line->queue)
    {
    case SIYI_QUEUE_IN:
      return g_strdup (line->persons >= GROUP ? C_("queue", "Group visit") : "");
    case SIYI_QUEUE_LEFT:
      if (line->called != NULL && line->gone != NULL)
        return g_strdup_printf (C_("time", "%1$s to %2$s"), siyi_session_words_time (line->called),
                                siyi_session_words_time (line->gone));
      return g_strdup (line->gone != NULL ? siyi_session_words_time (line->gone) : "");
    case SIYI_QUEUE_BOOKED:
    case SIYI_QUEUE_ARRIVED:
    case SIYI_N_QUEUES:
    default:
      return waiting_times (line);
    }
}

/**
 * siyi_session_words_line:
 *
 * Returns: (transfer full): a group of the queue as a screen reader says it
 */
char *
siyi_session_words_line (const SiyiQueueLine *line)
{
  g_autofree char *times = siyi_session_words_times (line);
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_auto(GStrv) texts = NULL;

  g_strv_builder_add (parts, line->masked);
  g_strv_builder_add (parts, siyi_session_words_queue (line->queue));
  if (line->first >= 0)
    g_strv_builder_add (parts, line->first == 1 ? _("first visit") : _("repeated visit"));
  if (!line->restricted && line->title != NULL)
    g_strv_builder_add (parts, line->title);
  if (*times != '\0')
    g_strv_builder_add (parts, times);
  texts = g_strv_builder_end (parts);

  return g_strjoinv (C_("sentence", ", "), texts);
}

/* --- Steps ------------------------------------------------------------------------------------ */

const char *
siyi_session_words_step (SiyiStep step)
{
  switch (step)
    {
    case SIYI_STEP_ANNOUNCED: return C_("step", "Notice published");
    case SIYI_STEP_LEADER_TOLD: return C_("step", "Leader told");
    case SIYI_STEP_BOOKINGS: return C_("step", "Booking list settled");
    case SIYI_STEP_TWINS: return C_("step", "Duplicates looked for");
    case SIYI_STEP_BRIEFS: return C_("step", "Briefs made");
    case SIYI_STEP_UNITS: return C_("step", "Units called to sit beside");
    case SIYI_STEP_RECUSAL: return C_("step", "Recusal checked");
    case SIYI_STEP_RECEIVED: return C_("step", "Everybody received");
    case SIYI_STEP_RECORDS: return C_("step", "Records complete");
    case SIYI_STEP_SIGNED: return C_("step", "Signed by the leader");
    case SIYI_STEP_ASSIGNED: return C_("step", "Assigned to units");
    case SIYI_STEP_ANSWERED: return C_("step", "Answered by the units");
    case SIYI_STEP_VISITED_BACK:
    case SIYI_N_STEPS:
    default: return C_("step", "Visited back");
    }
}

static char *
count_words (const char *one,
             int         n)
{
  g_autofree char *number = g_strdup_printf ("%d", n);
  GString *text = g_string_new (one);

  g_string_replace (text, "{n}", number, 1);

  return g_string_free (text, FALSE);
}

/* Translators: {n} is a number; leave it as it is */
static char *
open_words (const SiyiStageFacts *facts,
            SiyiStep              step)
{
  switch (step)
    {
    case SIYI_STEP_TWINS:
      return count_words (_("{n} not yet compared"), facts->n_unchecked_twins);
    case SIYI_STEP_UNITS:
      return count_words (_("{n} units are concerned"), facts->n_open_units);
    case SIYI_STEP_RECUSAL:
      return facts->n_recused_sitting > 0
               ? count_words (_("{n} matters need another leader"), facts->n_recused_sitting)
               : NULL;
    case SIYI_STEP_RECEIVED:
      return count_words (_("{n} groups wait"), facts->n_waiting + facts->n_in);
    case SIYI_STEP_RECORDS:
      return count_words (_("{n} not complete"), facts->n_visits - facts->n_complete);
    case SIYI_STEP_SIGNED:
      return count_words (_("{n} not signed"), facts->n_visits - facts->n_signed);
    case SIYI_STEP_ASSIGNED:
      return count_words (_("{n} wait for a unit and a date"), facts->n_unassigned);
    case SIYI_STEP_ANSWERED:
      return count_words (_("{n} not answered"), facts->n_tasks - facts->n_answered);
    case SIYI_STEP_VISITED_BACK:
      return count_words (_("{n} not visited back"), facts->n_tasks - facts->n_visited_back);
    case SIYI_STEP_ANNOUNCED:
      return g_strdup (_("This session stands in no published notice"));
    case SIYI_STEP_LEADER_TOLD:
    case SIYI_STEP_BOOKINGS:
    case SIYI_STEP_BRIEFS:
    case SIYI_N_STEPS:
    default:
      return NULL;
    }
}

/**
 * siyi_session_words_wanted:
 *
 * Returns: (transfer full) (nullable): what @step still needs; %NULL where its name says it all
 */
char *
siyi_session_words_wanted (const SiyiShownSession *shown,
                           SiyiStep                step)
{
  switch (shown->reception->stages.steps[step])
    {
    case SIYI_STEP_OPEN: return open_words (&shown->reception->facts, step);
    case SIYI_STEP_NOT_NEEDED: return g_strdup (_("not needed"));
    case SIYI_STEP_DONE:
    default: return NULL;
    }
}
