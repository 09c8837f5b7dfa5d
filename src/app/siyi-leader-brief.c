/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One matter in large type, read only: when and who, the request, its history, what was promised and
 * what became of it, facts, units' words, other matters of the same subject. Built anew for each
 * matter; reads the facts during the call only. Main thread. */
#include "siyi-leader-brief.h"

#include <glib/gi18n.h>

#include "siyi-brief-line.h"
#include "siyi-case-words.h"
#include "siyi-count.h"
#include "siyi-leader-words.h"
#include "siyi-light.h"
#include "siyi-meter.h"

static void
add (GtkWidget *box,
     GtkWidget *child)
{
  gtk_box_append (GTK_BOX (box), child);
}

static void
add_tag (GtkWidget  *line,
         const char *words,
         const char *css_class)
{
  GtkWidget *tag = gtk_label_new (words);

  gtk_widget_add_css_class (tag, "tag");
  gtk_widget_add_css_class (tag, "leader-tag");
  if (css_class != NULL)
    gtk_widget_add_css_class (tag, css_class);
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  add (line, tag);
}

static GtkWidget *
new_head (const SiyiBriefs *briefs,
          const SiyiBrief  *brief,
          guint             number)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  g_autofree char *when = siyi_leader_words_when (briefs, brief, number);

  add (line, siyi_leader_beside (when, "leader-note"));
  if (brief->first >= 0)
    add_tag (line, brief->first ? _("First visit") : _("Repeated visit"), NULL);
  if (brief->persons >= SIYI_GROUP_PERSONS)
    add_tag (line, _("Group visit"), "outlined");
  if (brief->restricted)
    add_tag (line, _("For this leader only"), "accent");

  return line;
}

static GtkWidget *
new_title_line (const SiyiBrief *brief)
{
  const gboolean has_words = brief->request != NULL && *brief->request != '\0';
  GtkWidget *title = siyi_leader_label (has_words ? brief->request : _("No request written down"),
                                        "leader-title");

  gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LEVEL, 1, -1);

  return title;
}

static GtkWidget *
new_archive_meter (const SiyiBrief *brief,
                   SiyiDay          today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *meter = siyi_meter_new (SIYI_METER_ROW);
  g_autofree char *day = siyi_case_words_day (brief->earlier_day, today, FALSE);
  /* Translators: the four archives of the reception of that day */
  g_autofree char *words = g_strdup_printf (_("Archive of %s"), day);

  for (int i = 0; i < SIYI_N_PIECES; i++)
    siyi_meter_set_tile (SIYI_METER (meter), (SiyiPiece) i, brief->earlier_state.tiles[i],
                         (guint) MAX (brief->pieces[i].done, 0),
                         (guint) MAX (brief->pieces[i].wanted, 1));
  gtk_widget_set_valign (meter, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_END);
  add (box, siyi_leader_beside (words, "leader-note"));
  add (box, meter);

  return box;
}

static SiyiLight
light_of (const SiyiBriefTask *task,
          SiyiDay              today)
{
  switch (task->state)
    {
    case SIYI_PROMISE_KEPT:
    case SIYI_PROMISE_KEPT_LATE:
      return SIYI_LIGHT_DONE;
    case SIYI_PROMISE_OVERDUE:
      return SIYI_LIGHT_RED;
    case SIYI_PROMISE_DUE:
      return siyi_light_of (task->assigned, task->due, SIYI_DAY_NONE, today);
    case SIYI_PROMISE_OPEN:
    case SIYI_PROMISE_UNASSIGNED:
    default:
      return SIYI_LIGHT_NONE;
    }
}

static GtkWidget *
new_sign (SiyiLight   light,
          double      fraction,
          const char *words)
{
  GtkWidget *icon = siyi_light_icon_new (22);

  siyi_light_icon_set (SIYI_LIGHT_ICON (icon), light, fraction, words);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);

  return icon;
}

static GtkWidget *
new_task_line (const SiyiBriefTask *task,
               SiyiDay              today)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *state = siyi_leader_words_task (task, today);
  g_autofree char *words = task->units == NULL ? g_strdup (state)
                           /* Translators: a unit, and what became of what it was asked */
                           : g_strdup_printf (C_("promise", "%1$s: %2$s"), task->units, state);
  GtkWidget *label = siyi_leader_label (words, NULL);

  if (task->state == SIYI_PROMISE_OVERDUE)
    gtk_widget_add_css_class (label, "over");
  gtk_widget_set_hexpand (box, TRUE);
  add (box, label);
  if (task->progress != NULL && *task->progress != '\0')
    add (box, siyi_leader_label (task->progress, "leader-note"));
  add (line, new_sign (light_of (task, today),
                       siyi_light_fraction (task->assigned, task->due, today), state));
  add (line, box);

  return line;
}

static GtkWidget *
new_promise (const SiyiBriefPromise *promise,
             SiyiDay                 today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *day = siyi_case_words_day (promise->day, today, FALSE);
  /* Translators: an earlier instruction: leader, day, words */
  g_autofree char *words = g_strdup_printf (_("%1$s, %2$s: %3$s"),
                                            promise->leader != NULL ? promise->leader : "", day,
                                            promise->body);

  add (box, siyi_leader_label (words, NULL));
  for (guint i = 0; i < promise->tasks->len; i++)
    add (box, new_task_line (g_ptr_array_index (promise->tasks, i), today));
  if (promise->state == SIYI_PROMISE_UNASSIGNED && promise->tasks->len == 0)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
      const char *none = _("No record of what became of it");

      add (line, new_sign (SIYI_LIGHT_NONE, 0, none));
      add (line, siyi_leader_label (none, "muted"));
      add (box, line);
    }

  return box;
}

static void
add_promises (GtkWidget        *box,
              const SiyiBriefs *briefs,
              const SiyiBrief  *brief)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = siyi_leader_heading (_("Promised Before"));

  gtk_widget_set_hexpand (title, TRUE);
  add (head, title);
  if (brief->earlier != 0)
    add (head, new_archive_meter (brief, briefs->today));
  add (box, head);
  for (guint i = 0; i < brief->promises->len; i++)
    add (box, new_promise (g_ptr_array_index (brief->promises, i), briefs->today));
  if (brief->promises->len == 0)
    add (box, siyi_leader_none ());
}

static void
add_positions (GtkWidget       *box,
               const SiyiBrief *brief)
{
  add (box, siyi_leader_heading (_("Units’ Words")));
  for (guint i = 0; i < brief->positions->len; i++)
    {
      const SiyiBriefPosition *position = g_ptr_array_index (brief->positions, i);
      const char *body = position->body != NULL ? position->body : C_("fact", "No record");
      g_autofree char *words = position->unit == NULL ? g_strdup (body)
                               /* Translators: a unit, and what it says */
                               : g_strdup_printf (C_("unit", "%1$s: %2$s"), position->unit, body);

      add (box, siyi_leader_label (words, position->body != NULL ? NULL : "muted"));
    }
  if (brief->positions->len == 0)
    add (box, siyi_leader_none ());
}

static void
add_twins (GtkWidget       *box,
           const SiyiBrief *brief)
{
  add (box, siyi_leader_heading (_("Other Matters of the Same Subject")));
  for (guint i = 0; i < brief->twins->len; i++)
    {
      const SiyiBriefTwin *twin = g_ptr_array_index (brief->twins, i);
      /* Translators: a matter: number, request */
      g_autofree char *words = g_strdup_printf (C_("matter", "%1$s   %2$s"), twin->number,
                                                twin->title);

      add (box, siyi_leader_label (words, NULL));
    }
  if (brief->twins->len == 0)
    add (box, siyi_leader_none ());
}

/**
 * siyi_leader_brief_new:
 * @number: of the matter, from 1
 *
 * Returns: (transfer floating): the matter
 */
GtkWidget *
siyi_leader_brief_new (const SiyiBriefs *briefs,
                       const SiyiBrief  *brief,
                       guint             number)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_add_css_class (box, "leader-brief");
  add (box, new_head (briefs, brief, number));
  add (box, new_title_line (brief));
  add (box, brief->who != NULL ? siyi_leader_label (brief->who, NULL) : siyi_leader_none ());
  add (box, siyi_leader_heading (_("History")));
  add (box, siyi_brief_line_new (brief, briefs->today));
  add_promises (box, briefs, brief);
  add (box, siyi_leader_heading (_("Facts Established")));
  add (box, brief->facts != NULL && *brief->facts != '\0' ? siyi_leader_label (brief->facts, NULL)
                                                          : siyi_leader_none ());
  add_positions (box, brief);
  add_twins (box, brief);

  return box;
}
