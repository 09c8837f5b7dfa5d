/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why this leader sits on this day: the plan's reasons line by line, and the steps from here.
 * Buttons activate the actions "schedule.…" of the page with the session's id. */
#include "siyi-why-popover.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-shown-words.h"
#include "siyi-weak.h"

static void
unparent (gpointer data)
{
  g_autoptr(GtkWidget) popover = siyi_weak_take (data);

  if (popover != NULL)
    gtk_widget_unparent (popover);
}

/* GTK 4.8 gives the focus back with the next frame and keeps the popover until then: an action which
 * takes the anchor away, or another window on top, would lose the focus and leave it a popover without
 * a window. So it goes back at once. */
static void
give_focus_back (GtkWidget *popover)
{
  GtkRoot *root = gtk_widget_get_root (popover);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root != NULL && (focus == NULL || gtk_widget_is_ancestor (focus, popover)))
    gtk_widget_grab_focus (gtk_widget_get_parent (popover));
}

/* After the action of a button in it had its turn. Held weakly until then: where that action takes
 * the anchor away, the popover has to end with it. GTK 4.8 asks for the pointer's motion on the
 * surface of what lies under it, and ends the program when that is a popover without a window. */
static void
on_closed (GtkWidget *popover)
{
  give_focus_back (popover);
  g_idle_add_once (unparent, siyi_weak_new (popover));
}

static void
on_anchor_gone (GtkWidget *popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
}

/**
 * siyi_popover_keep:
 * @popover: (transfer floating): it goes when it is closed, or with its anchor
 * @anchor: where it points
 */
void
siyi_popover_keep (GtkPopover *popover,
                   GtkWidget  *anchor)
{
  gtk_widget_set_parent (GTK_WIDGET (popover), anchor);
  g_signal_connect (popover, "closed", G_CALLBACK (on_closed), NULL);
  g_signal_connect_object (anchor, "destroy", G_CALLBACK (on_anchor_gone), popover,
                           G_CONNECT_SWAPPED);
}

static void
add_line (GtkGrid           *grid,
          int                row,
          const SiyiWhyLine *line)
{
  gboolean warning = line->kind == SIYI_WHY_LINE_WARNING;
  GtkWidget *icon = gtk_image_new_from_icon_name (warning ? "dialog-warning-symbolic"
                                                          : "object-select-symbolic");
  GtkWidget *label = gtk_label_new (line->label);
  GtkWidget *text = gtk_label_new (line->text);

  gtk_widget_add_css_class (icon, warning ? "warning" : "success");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  warning ? _("Warning") : _("In order"), -1);
  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 40);
  gtk_grid_attach (grid, icon, 0, row, 1, 1);
  gtk_grid_attach (grid, label, 1, row, 1, 1);
  gtk_grid_attach (grid, text, 2, row, 1, 1);
}

static void
add_button (GtkWidget  *bar,
            const char *label,
            const char *action,
            gint64      id)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  gtk_box_append (GTK_BOX (bar), button);
}

static GtkWidget *
new_bar (const SiyiShown *shown,
         SiyiDay          today)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const SiyiPlanned *session = shown->session;

  if (session->state != SIYI_SESSION_CANCELLED)
    add_button (bar, _("Open the Session"), "win.show-session", session->id);
  if (session->state == SIYI_SESSION_CANCELLED)
    add_button (bar, _("Restore…"), "schedule.restore", session->id);
  else
    add_button (bar, _("Another Leader…"), "schedule.stand-in", session->id);
  if (session->state != SIYI_SESSION_CANCELLED)
    add_button (bar, _("Briefs"), "win.show-briefs", session->id);
  if (session->state != SIYI_SESSION_CANCELLED && !shown->over)
    {
      add_button (bar, _("Time and Place…"), "schedule.edit", session->id);
      add_button (bar, _("Cancel It…"), "schedule.cancel", session->id);
    }
  if (session->planned_day != SIYI_DAY_NONE)
    {
      g_autofree char *day = siyi_case_words_day (session->planned_day, today, FALSE);
      /* Translators: the day on which the plan was made */
      g_autofree char *words = g_strdup_printf (_("Planned %s"), day);
      GtkWidget *label = gtk_label_new (words);

      gtk_widget_add_css_class (label, "secondary");
      gtk_widget_set_hexpand (label, TRUE);
      gtk_widget_set_halign (label, GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (bar), label);
    }

  return bar;
}

static GtkWidget *
new_body (SiyiShownMonth  *month,
          const SiyiShown *shown)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *day = siyi_case_words_day (shown->session->day, month->today, TRUE);
  g_autofree char *leaders = siyi_shown_words_leaders (shown);
  /* Translators: heading: a day, and a leader */
  g_autofree char *title = g_strdup_printf (_("%1$s   Why %2$s"), day, leaders);
  GtkWidget *head = gtk_label_new (title);
  g_autoptr(GPtrArray) lines = siyi_schedule_why (shown->session);

  gtk_widget_add_css_class (head, "heading");
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_label_set_wrap (GTK_LABEL (head), TRUE);
  gtk_box_append (GTK_BOX (box), head);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    add_line (GTK_GRID (grid), (int) i, g_ptr_array_index (lines, i));
  if (shown->session->why_text != NULL && (lines == NULL || lines->len == 0))
    {
      const SiyiWhyLine told = { .label = (char *) "", .text = shown->session->why_text };

      add_line (GTK_GRID (grid), 0, &told);
    }
  gtk_box_append (GTK_BOX (box), grid);
  if (!shown->proposed)
    {
      gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      gtk_box_append (GTK_BOX (box), new_bar (shown, month->today));
    }

  return box;
}

/**
 * siyi_why_popover_show:
 * @anchor: the session's widget
 * @month: what is shown
 * @shown: the session
 */
void
siyi_why_popover_show (GtkWidget       *anchor,
                       SiyiShownMonth  *month,
                       const SiyiShown *shown)
{
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), new_body (month, shown));
  gtk_widget_add_css_class (popover, "why");
  siyi_popover_keep (GTK_POPOVER (popover), anchor);
  gtk_popover_popup (GTK_POPOVER (popover));
}
