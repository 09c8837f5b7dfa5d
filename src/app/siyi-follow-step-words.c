/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a step of follow-up is called: in the history, on a button, once it is written. Main thread. */
#include "siyi-follow-words.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-words.h"

typedef struct
{
  const char *icon;
  const char *title;    /* in the history */
  const char *verb;     /* on a button that leads to its form */
  const char *done;     /* in a toast */
} StepWords;

static const StepWords words[SIYI_N_TASK_STEPS] = {
  [SIYI_TASK_STEP_ASSIGNED] = { "document-send-symbolic", NC_("step", "Assigned"), NC_("step", "Assign"),
                                NC_("step", "The task was assigned") },
  [SIYI_TASK_STEP_RECEIVED] = { "emblem-ok-symbolic", NC_("step", "Signed for"), NC_("step", "Sign for"),
                                NC_("step", "The receipt was noted") },
  [SIYI_TASK_STEP_OBJECTED] = { "dialog-warning-symbolic", NC_("step", "Objection"),
                                NC_("step", "Unit objects"), NC_("step", "The objection was noted") },
  [SIYI_TASK_STEP_RETURNED] = { "mail-reply-sender-symbolic", NC_("step", "Taken back from the unit"),
                                NC_("step", "Agree, take back"), NC_("step", "The task was taken back") },
  [SIYI_TASK_STEP_OBJECTION_REFUSED] = { "edit-clear-symbolic", NC_("step", "Objection refused"),
                                         NC_("step", "Refuse the objection"),
                                         NC_("step", "The objection was refused") },
  [SIYI_TASK_STEP_PROGRESS] = { "document-edit-symbolic", NC_("step", "Progress"), NC_("step", "Note progress"),
                                NC_("step", "The progress was noted") },
  [SIYI_TASK_STEP_URGED] = { "alarm-symbolic", NC_("step", "Urged"), NC_("step", "Urge"),
                             NC_("step", "The urging was noted") },
  [SIYI_TASK_STEP_EXTENSION_ASKED] = { "appointment-soon-symbolic", NC_("step", "Extension asked for"),
                                       NC_("step", "Extend"), NC_("step", "The extension was asked for") },
  [SIYI_TASK_STEP_EXTENSION_APPROVED] = { "emblem-ok-symbolic", NC_("step", "Extension approved"),
                                          NC_("step", "Approve the extension"),
                                          NC_("step", "The extension was approved") },
  [SIYI_TASK_STEP_EXTENSION_REFUSED] = { "edit-clear-symbolic", NC_("step", "Extension refused"),
                                         NC_("step", "Refuse the extension"),
                                         NC_("step", "The extension was refused") },
  [SIYI_TASK_STEP_EXTENSION_TOLD] = { "mail-read-symbolic", NC_("step", "Extension told to the petitioner"),
                                      NC_("step", "Tell the petitioner of the extension"),
                                      NC_("step", "The telling was noted") },
  [SIYI_TASK_STEP_ANSWERED] = { "mail-replied-symbolic", NC_("step", "Answer of the unit"),
                                NC_("step", "Unit answers"), NC_("step", "The answer was noted") },
  [SIYI_TASK_STEP_CHECKED] = { "emblem-ok-symbolic", NC_("step", "Answer checked"), NC_("step", "Accept the answer"),
                               NC_("step", "The answer was accepted") },
  [SIYI_TASK_STEP_SENT_BACK] = { "mail-reply-sender-symbolic", NC_("step", "Answer sent back"),
                                 NC_("step", "Send back"), NC_("step", "The answer was sent back") },
  [SIYI_TASK_STEP_SERVED] = { "mail-read-symbolic", NC_("step", "Served"), NC_("step", "Serve"),
                              NC_("step", "The service was noted") },
  [SIYI_TASK_STEP_CLOSED] = { "emblem-ok-symbolic", NC_("step", "Closed"), NC_("step", "Close"),
                              NC_("step", "The task was closed") },
  [SIYI_TASK_STEP_RESOLVED] = { "emblem-default-symbolic", NC_("step", "Dispute resolved"),
                                NC_("step", "Dispute resolved"), NC_("step", "The dispute was noted as resolved") },
  [SIYI_TASK_STEP_VISITED_BACK] = { "call-start-symbolic", NC_("step", "Visited back"), NC_("step", "Visit back"),
                                    NC_("step", "The visit back was noted") },
  [SIYI_TASK_STEP_EVALUATED] = { "emblem-favorite-symbolic", NC_("step", "Evaluated"), NC_("step", "Evaluate"),
                                 NC_("step", "The evaluation was noted") },
  [SIYI_TASK_STEP_REOPENED] = { "edit-undo-symbolic", NC_("step", "Opened again"), NC_("step", "Open again"),
                                NC_("step", "The task was opened again") },
  [SIYI_TASK_STEP_NOTE] = { "document-edit-symbolic", NC_("step", "Note"), NC_("step", "Add a note"),
                            NC_("step", "The note was added") },
  [SIYI_TASK_STEP_VOIDED] = { "edit-clear-symbolic", NC_("step", "Void"), NC_("step", "Declare void"),
                              NC_("step", "The task was declared void") },
};

static const char *
in_context (const char *msgid)
{
  return g_dpgettext2 (NULL, "step", msgid);
}

const char *
siyi_follow_step_icon (SiyiTaskStepKind kind)
{
  return words[kind].icon;
}

/**
 * siyi_follow_step_strong:
 *
 * Returns: whether a step ends something, and so stands out
 */
gboolean
siyi_follow_step_strong (SiyiTaskStepKind kind)
{
  return kind == SIYI_TASK_STEP_CLOSED || kind == SIYI_TASK_STEP_RESOLVED;
}

/**
 * siyi_follow_step_title:
 * @nth: which urging of its task it is, from 1; of no matter for other steps
 *
 * Returns: (transfer full): the heading of a line of the history
 */
char *
siyi_follow_step_title (const SiyiTaskStepRow *step,
                        guint                  nth)
{
  const char *way = siyi_follow_words_way (step->way);

  if (step->kind == SIYI_TASK_STEP_URGED && way != NULL)
    /* Translators: which urging it is, and how */
    return g_strdup_printf (C_("step", "Urging %1$u   %2$s"), nth, way);
  if (step->kind == SIYI_TASK_STEP_URGED)
    return g_strdup_printf (C_("step", "Urging %u"), nth);
  if (step->kind == SIYI_TASK_STEP_ASSIGNED && step->days > 0)
    return g_strdup_printf (ngettext ("Assigned, limit %d day", "Assigned, limit %d days", step->days), step->days);
  if (step->kind == SIYI_TASK_STEP_EXTENSION_ASKED && step->days > 0)
    return g_strdup_printf (ngettext ("Extension of %d day asked for", "Extension of %d days asked for", step->days),
                            step->days);
  if (step->kind == SIYI_TASK_STEP_EVALUATED && step->value != NULL)
    /* Translators: the petitioner's word: satisfied, … */
    return g_strdup_printf (C_("step", "Evaluated   %s"), step->value);
  if (step->kind == SIYI_TASK_STEP_VISITED_BACK && way != NULL)
    /* Translators: how */
    return g_strdup_printf (C_("step", "Visited back   %s"), way);

  return g_strdup (in_context (words[step->kind].title));
}

static void
add_fact (GString    *facts,
          const char *fact)
{
  g_autofree char *before = NULL;

  if (fact == NULL || *fact == '\0')
    return;
  if (facts->len == 0)
    {
      g_string_append (facts, fact);
      return;
    }

  before = g_strdup (facts->str);
  g_string_printf (facts, C_("facts", "%s   %s"), before, fact);
}

static char *
due_words (const SiyiTaskStepRow *step,
           SiyiDay                today)
{
  g_autofree char *day = step->due != SIYI_DAY_NONE ? siyi_case_words_day (step->due, today, TRUE) : NULL;

  if (day == NULL)
    return NULL;
  if (step->kind == SIYI_TASK_STEP_URGED)
    /* Translators: a day */
    return g_strdup_printf (_("answer due %s"), day);
  if (step->kind == SIYI_TASK_STEP_PROGRESS)
    /* Translators: a day */
    return g_strdup_printf (_("waits until %s"), day);

  /* Translators: a day */
  return g_strdup_printf (_("until %s"), day);
}

/* Stored by their keys; what was taken over stands as it is. */
static void
add_grounds (GString    *facts,
             const char *grounds)
{
  g_auto(GStrv) keys = g_strsplit (grounds != NULL ? grounds : "", ",", -1);
  gsize n = 0;
  const char * const *known = siyi_urge_grounds (&n);

  for (gsize i = 0; keys[i] != NULL; i++)
    add_fact (facts, g_strv_contains (known, keys[i]) ? siyi_word ("urge-grounds", keys[i]) : keys[i]);
}

/**
 * siyi_follow_step_body:
 *
 * Returns: (transfer full): the facts of a line of the history: unit, person, words, grounds, number, day
 */
char *
siyi_follow_step_body (const SiyiTaskStepRow *step,
                       SiyiDay                today)
{
  GString *facts = g_string_new (NULL);
  g_autofree char *due = due_words (step, today);

  add_fact (facts, step->unit);
  add_fact (facts, step->person);
  add_fact (facts, step->body);
  add_grounds (facts, step->grounds);
  add_fact (facts, due);

  return g_string_free (facts, FALSE);
}

const char *
siyi_follow_step_verb (SiyiTaskStepKind kind)
{
  return in_context (words[kind].verb);
}

const char *
siyi_follow_step_done (SiyiTaskStepKind kind)
{
  return in_context (words[kind].done);
}

/**
 * siyi_follow_step_doing:
 *
 * Returns: what was attempted, for the heading of an error
 */
const char *
siyi_follow_step_doing (SiyiTaskStepKind kind)
{
  return kind == SIYI_TASK_STEP_ASSIGNED ? _("Assigning the task") : _("Writing the step down");
}
