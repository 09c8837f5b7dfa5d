/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An answer as a card: its number and matter, what stands at the visit now beside what the leader
 * answers, what a person should know before a word is given, and the two buttons; of one that was decided,
 * how. Main thread. */
#include "siyi-inbox-row.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static char *
title_words (const SiyiInboxItem *item)
{
  if (item->visit == 0)
    /* Translators: an answer's own number */
    return g_strdup_printf (_("No. %d: its visit is not in this archive any more"), (int) item->id);

  /* Translators: an answer's own number, number of the matter, its request */
  return g_strdup_printf (_("No. %1$d   %2$s   %3$s"), (int) item->id, item->number != NULL ? item->number : "",
                          item->title != NULL ? item->title : "");
}

static char *
moment_words (gint64  at,
              SiyiDay today)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (at / G_USEC_PER_SEC);
  g_autofree char *day = siyi_case_words_day (siyi_day_new (g_date_time_get_year (time), g_date_time_get_month (time),
                                                            g_date_time_get_day_of_month (time)), today, FALSE);

  /* Translators: a day, hour and minute */
  return g_strdup_printf (C_("moment", "%1$s %2$d:%3$02d"), day, g_date_time_get_hour (time),
                          g_date_time_get_minute (time));
}

static char *
below_words (const SiyiInboxItem *item,
             SiyiDay              today)
{
  g_autofree char *said = moment_words (item->said_at, today);
  g_autofree char *taken = moment_words (item->at, today);
  g_autofree char *day = siyi_case_words_day (item->day, today, FALSE);

  if (item->visit == 0 || item->day == SIYI_DAY_NONE)
    /* Translators: a leader, when he wrote it, when it was taken in */
    return g_strdup_printf (_("%1$s, written %2$s, taken in %3$s"), item->said_by, said, taken);

  /* Translators: day of the reception, a leader, when he wrote it, when it was taken in */
  return g_strdup_printf (_("Reception of %1$s · %2$s, written %3$s, taken in %4$s"), day, item->said_by, said, taken);
}

static GtkWidget *
new_column (const char *heading,
            const char *text,
            const char *css_class)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_box_append (GTK_BOX (box), new_label (heading, "secondary"));
  gtk_box_append (GTK_BOX (box), new_label (text, css_class));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (box, "inbox-words");

  return box;
}

static GtkWidget *
new_columns (const SiyiInboxItem *item)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  const gboolean is_empty = *item->now == '\0';

  gtk_box_set_homogeneous (GTK_BOX (columns), TRUE);
  gtk_box_append (GTK_BOX (columns), new_column (_("Stands there now"), is_empty ? C_("fact", "No instruction yet") : item->now,
                                                 is_empty ? "muted" : NULL));
  gtk_box_append (GTK_BOX (columns), new_column (_("The leader answers"), item->proposed, NULL));

  return columns;
}

static void
add_notice (GtkWidget  *box,
            const char *words)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *sign = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_widget_add_css_class (sign, "warning");
  gtk_box_append (GTK_BOX (line), sign);
  gtk_box_append (GTK_BOX (line), new_label (words, NULL));
  gtk_box_append (GTK_BOX (box), line);
}

static void
add_notices (GtkWidget           *box,
             const SiyiInboxItem *item)
{
  if (item->visit != 0 && !g_str_equal (item->now, item->before))
    {
      g_autofree char *words = *item->before == '\0'
        ? g_strdup (_("No instruction stood there when the leader read it. Compare before you accept."))
        /* Translators: %s is an earlier instruction */
        : g_strdup_printf (_("The leader read “%s”. Compare before you accept."), item->before);

      add_notice (box, words);
    }
  if (item->expired)
    add_notice (box, _("It was written after the last day to answer."));
  if (item->sealed)
    add_notice (box, _("The record is signed: the answer will stand below it as an addition."));
}

static GtkWidget *
new_button (const char *label,
            const char *action,
            gint64      id)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);

  return button;
}

static GtkWidget *
new_buttons (const SiyiInboxItem *item)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  if (item->session != 0)
    gtk_box_append (GTK_BOX (buttons), new_button (_("Open the Session"), "win.show-session", item->session));
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (buttons), new_button (_("Decline…"), "inbox.refuse", item->id));
  if (item->visit != 0)
    {
      GtkWidget *accept = new_button (C_("inbox", "Accept"), "inbox.accept", item->id);

      gtk_widget_add_css_class (accept, "suggested-action");
      gtk_box_append (GTK_BOX (buttons), accept);
    }

  return buttons;
}

static GtkWidget *
new_decision (const SiyiInboxItem *item)
{
  const gboolean accepted = item->state == SIYI_INBOX_ACCEPTED;
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sign = gtk_image_new_from_icon_name (accepted ? "object-select-symbolic" : "window-close-symbolic");
  const char *who = item->decided_by != NULL ? item->decided_by : "";
  g_autofree char *words = accepted
    /* Translators: %s is a person */
    ? g_strdup_printf (_("Accepted by %s"), who)
    /* Translators: a person, a reason */
    : g_strdup_printf (_("Declined by %1$s: %2$s"), who, item->reason != NULL ? item->reason : "");

  if (accepted)
    gtk_widget_add_css_class (sign, "success");
  gtk_box_append (GTK_BOX (line), sign);
  gtk_box_append (GTK_BOX (line), new_label (words, "secondary"));

  return line;
}

/**
 * siyi_inbox_row_new:
 * @item: read during the call only
 *
 * Returns: (transfer floating): the card's inside
 */
GtkWidget *
siyi_inbox_row_new (const SiyiInboxItem *item,
                    SiyiDay              today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *title = title_words (item);
  g_autofree char *below = below_words (item, today);

  gtk_box_append (GTK_BOX (head), new_label (title, "heading"));
  gtk_box_append (GTK_BOX (head), new_label (below, "secondary"));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), new_columns (item));
  if (item->state == SIYI_INBOX_WAITING)
    {
      add_notices (box, item);
      gtk_box_append (GTK_BOX (box), new_buttons (item));
    }
  else
    gtk_box_append (GTK_BOX (box), new_decision (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_add_css_class (box, "package");

  return box;
}
