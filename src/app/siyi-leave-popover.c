/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A leader's leave, edited beside the month: the rows of the leader's editor, saved in one action.
 * Main thread. */
#include "siyi-leave-popover.h"

#include <glib/gi18n.h>

#include "siyi-period-row.h"
#include "siyi-settings-work.h"
#include "siyi-why-popover.h"

typedef struct
{
  /* Borrowed */
  GtkWidget   *popover;
  GtkWidget   *list;

  /* Owned */
  GtkWidget   *page;
  SiyiArchive *archive;
  GPtrArray   *rows;      /* borrowed SiyiPeriodRow */
  gint64       leader;
  char        *name;
} Editor;

typedef struct
{
  gint64  leader;
  GArray *leave;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_array_unref (work->leave);
  g_free (work);
}

static void
editor_free (gpointer data)
{
  Editor *self = data;

  g_object_unref (self->page);
  g_object_unref (self->archive);
  g_ptr_array_unref (self->rows);
  g_free (self->name);
  g_free (self);
}

/* The leader as stored now, with this leave: what else is known of him is not touched. */
static gboolean
save (SiyiDb    *db,
      gpointer   data,
      GError   **error)
{
  const Work *work = data;
  g_autoptr(GPtrArray) leaders = siyi_leaders_load (db, SIYI_DAY_NONE, TRUE, error);
  g_autoptr(GPtrArray) posts = siyi_leader_posts (db, work->leader, error);
  SiyiLeader *leader = NULL;

  if (leaders == NULL || posts == NULL)
    return FALSE;
  for (guint i = 0; i < leaders->len; i++)
    if (((SiyiLeader *) g_ptr_array_index (leaders, i))->id == work->leader)
      leader = g_ptr_array_index (leaders, i);
  if (leader == NULL)
    {
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_STALE,
                           "This leader is no longer in the list; open the list again");
      return FALSE;
    }

  g_clear_pointer (&leader->leave, g_array_unref);
  leader->leave = g_array_ref (work->leave);

  return siyi_leader_save_whole (db, leader, posts, error) != 0;
}

static void
on_save (Editor *self)
{
  GArray *leave = siyi_period_rows_get_leave (self->rows);
  Work *work;

  if (leave == NULL)
    return;

  work = g_new0 (Work, 1);
  work->leader = self->leader;
  work->leave = leave;
  siyi_settings_save (self->page, self->archive, self->name, save, work, work_free, NULL);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
on_removed (Editor    *self,
            GtkWidget *row)
{
  g_ptr_array_remove (self->rows, row);
  gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
}

static void
add_row (Editor    *self,
         GtkWidget *row)
{
  g_ptr_array_add (self->rows, row);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  g_signal_connect_swapped (row, "removed", G_CALLBACK (on_removed), self);
}

static void
on_add (Editor *self)
{
  add_row (self, siyi_period_row_new_leave (NULL));
}

static GtkWidget *
new_buttons (Editor *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *add = gtk_button_new_with_label (_("Add Leave"));
  GtkWidget *act = gtk_button_new_with_label (_("Save"));

  gtk_widget_add_css_class (act, "suggested-action");
  gtk_widget_set_hexpand (act, TRUE);
  gtk_widget_set_halign (act, GTK_ALIGN_END);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_add), self);
  g_signal_connect_swapped (act, "clicked", G_CALLBACK (on_save), self);
  gtk_box_append (GTK_BOX (bar), add);
  gtk_box_append (GTK_BOX (bar), act);

  return bar;
}

static GtkWidget *
new_placeholder (void)
{
  GtkWidget *label = gtk_label_new (_("No leave entered"));

  gtk_widget_add_css_class (label, "secondary");
  gtk_widget_set_size_request (label, -1, 50);

  return label;
}

static GtkWidget *
new_body (Editor           *self,
          const SiyiLeader *leader)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  /* Translators: heading: leave of the leader %s */
  g_autofree char *title = g_strdup_printf (_("Leave of %s"), leader->name);
  GtkWidget *head = gtk_label_new (title);

  gtk_widget_add_css_class (head, "heading");
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), new_placeholder ());
  for (guint i = 0; leader->leave != NULL && i < leader->leave->len; i++)
    add_row (self, siyi_period_row_new_leave (&g_array_index (leader->leave, SiyiLeave, i)));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_size_request (scroller, 340, -1);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), new_buttons (self));

  return box;
}

/**
 * siyi_leave_popover_show:
 * @anchor: the leader's row
 * @page: where the outcome is told
 * @archive: the archive
 * @leader: with his leave; read during the call only
 */
void
siyi_leave_popover_show (GtkWidget        *anchor,
                         GtkWidget        *page,
                         SiyiArchive      *archive,
                         const SiyiLeader *leader)
{
  Editor *self = g_new0 (Editor, 1);

  self->popover = gtk_popover_new ();
  self->page = g_object_ref (page);
  self->archive = g_object_ref (archive);
  self->rows = g_ptr_array_new ();
  self->leader = leader->id;
  self->name = g_strdup (leader->name);
  gtk_popover_set_child (GTK_POPOVER (self->popover), new_body (self, leader));
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_LEFT);
  g_object_set_data_full (G_OBJECT (self->popover), "siyi-editor", self, editor_free);
  siyi_popover_keep (GTK_POPOVER (self->popover), anchor);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}
