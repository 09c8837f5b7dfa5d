/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a session's queue and the menu of a group. A row knows its visit and its state, no
 * more; the steps of the menu are actions of the page. Main thread. */
#include "siyi-queue-row.h"

#include <glib/gi18n.h>

static GtkWidget *
new_label (const char *text,
           const char *css_class,
           gboolean    shrinks)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (shrinks)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");

  return label;
}

static void
set_state (GtkWidget *row,
           gint64     visit,
           SiyiQueue  queue)
{
  g_object_set_data_full (G_OBJECT (row), "siyi-visit", g_memdup2 (&visit, sizeof visit), g_free);
  g_object_set_data (G_OBJECT (row), "siyi-queue", GINT_TO_POINTER (queue));
}

/**
 * siyi_queue_head_new:
 *
 * Returns: (transfer floating): the head of a state with its count, hidden where nobody is in it
 */
GtkWidget *
siyi_queue_head_new (const SiyiShownSession *shown,
                     SiyiQueue               queue)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = new_label (siyi_session_words_queue (queue), "secondary", FALSE);
  int n = siyi_shown_session_count (shown, queue);
  g_autofree char *words = n > 0 ? siyi_session_words_head (shown, queue) : g_strdup ("");

  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), new_label (words, "secondary", FALSE));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_visible (row, n > 0);
  gtk_widget_add_css_class (row, "queue-head");
  set_state (row, 0, queue);

  return row;
}

static GtkWidget *
new_tag (const SiyiQueueLine *line)
{
  /* Translators: one character: a first visit, a repeated one */
  GtkWidget *tag = gtk_label_new (line->first == 1 ? C_("tag", "1st") : C_("tag", "again"));

  gtk_widget_add_css_class (tag, "tag");
  if (line->first == 1)
    gtk_widget_add_css_class (tag, "outlined");
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);

  return tag;
}

static GtkWidget *
new_first_line (const SiyiQueueLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = new_label (line->masked, line->queue == SIYI_QUEUE_IN ? "heading" : "body",
                               TRUE);

  if (line->queue == SIYI_QUEUE_LEFT)
    gtk_widget_add_css_class (name, "muted");
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  if (line->first >= 0)
    gtk_box_append (GTK_BOX (box), new_tag (line));

  return box;
}

static GtkWidget *
new_second_line (const SiyiQueueLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *times = siyi_session_words_times (line);
  const char *title = line->restricted ? _("Restricted matter") : line->title;

  if (title != NULL)
    gtk_box_append (GTK_BOX (box), new_label (title, "secondary", TRUE));
  if (*times != '\0')
    gtk_box_append (GTK_BOX (box), new_label (times, "secondary", FALSE));

  return box;
}

/**
 * siyi_queue_row_new:
 *
 * Returns: (transfer floating): a group of two lines
 */
GtkWidget *
siyi_queue_row_new (const SiyiQueueLine *line)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *sentence = siyi_session_words_line (line);
  int column = 0;

  if (line->queue == SIYI_QUEUE_LEFT)
    {
      GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

      gtk_image_set_pixel_size (GTK_IMAGE (check), 12);
      gtk_widget_add_css_class (check, "success");
      gtk_grid_attach (GTK_GRID (grid), check, column++, 0, 1, 1);
    }
  gtk_grid_attach (GTK_GRID (grid), new_first_line (line), column, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), new_second_line (line), column, 1, 1, 1);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  gtk_widget_add_css_class (row, "queue-row");
  set_state (row, line->visit, line->queue);
  gtk_widget_set_tooltip_text (row, line->restricted ? NULL : line->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);

  return row;
}

gint64
siyi_queue_row_get_visit (GtkWidget *row)
{
  const gint64 *visit = g_object_get_data (G_OBJECT (row), "siyi-visit");

  return visit != NULL ? *visit : 0;
}

SiyiQueue
siyi_queue_row_get_queue (GtkWidget *row)
{
  return (SiyiQueue) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "siyi-queue"));
}

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        GVariant   *target)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
append_move (GMenu               *menu,
             const char          *label,
             const SiyiQueueLine *line,
             SiyiQueue            to)
{
  append (menu, label, "session.move", g_variant_new ("(xi)", line->visit, to));
}

static GMenu *
moves_of (const SiyiQueueLine *line)
{
  GMenu *moves = g_menu_new ();

  switch (line->queue)
    {
    case SIYI_QUEUE_BOOKED:
      append_move (moves, C_("queue", "_Has Come"), line, SIYI_QUEUE_ARRIVED);
      append_move (moves, C_("queue", "_Receive Now"), line, SIYI_QUEUE_IN);
      break;
    case SIYI_QUEUE_ARRIVED:
      append_move (moves, C_("queue", "_Receive Now"), line, SIYI_QUEUE_IN);
      if (!line->walk_in)
        append_move (moves, C_("queue", "Not Yet _Here"), line, SIYI_QUEUE_BOOKED);
      append_move (moves, C_("queue", "_Left Again"), line, SIYI_QUEUE_LEFT);
      break;
    case SIYI_QUEUE_IN:
      append_move (moves, C_("queue", "Has _Left"), line, SIYI_QUEUE_LEFT);
      append_move (moves, C_("queue", "Back to _Waiting"), line, SIYI_QUEUE_ARRIVED);
      break;
    case SIYI_QUEUE_LEFT:
    case SIYI_N_QUEUES:
    default:
      append_move (moves, C_("queue", "_Receive Again"), line, SIYI_QUEUE_IN);
      append_move (moves, C_("queue", "Back to _Waiting"), line, SIYI_QUEUE_ARRIVED);
      break;
    }
  if (line->queue == SIYI_QUEUE_BOOKED || line->queue == SIYI_QUEUE_ARRIVED)
    append (moves, C_("queue", "Another _Time…"), "session.appoint",
            g_variant_new_int64 (line->visit));

  return moves;
}

/**
 * siyi_queue_row_menu:
 *
 * Returns: (transfer full): the steps from the state of @line, then the ways out
 */
GMenu *
siyi_queue_row_menu (const SiyiQueueLine *line)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) moves = moves_of (line);
  g_autoptr(GMenu) ways = g_menu_new ();

  append (ways, _("Open the _Case"), "win.show-case", g_variant_new_int64 (line->case_id));
  if (line->queue != SIYI_QUEUE_BOOKED)
    append (ways, _("Show in the _Ledger"), "win.show-visit", g_variant_new_int64 (line->visit));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (ways));

  return menu;
}
