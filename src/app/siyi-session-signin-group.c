/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Over a row of part B: the persons of a group, each to sign on the screen or to be ticked as signed
 * on paper; how many signatures the printed sheet has of them, and why they differ from the persons
 * present. Main thread. */
#include "siyi-session-signin-private.h"

#include <glib/gi18n.h>

#include "siyi-role-guard.h"
#include "siyi-why-popover.h"

enum { MAX_HEIGHT = 260, MOST_HEADS = 9999 };

typedef struct
{
  /* Borrowed */
  SiyiSessionSignin *tab;        /* outlives its popover */
  GtkWidget         *popover;
  GtkWidget         *counted;    /* GtkSpinButton */
  GtkWidget         *reason;

  /* Owned */
  GPtrArray         *lines;      /* SiyiSigninLine */
  gint64             visit;
  int                on_paper;
} Group;

typedef struct { gint64 visit; int counted; char *reason; } Heads;

static void
group_free (gpointer data)
{
  Group *self = data;

  g_ptr_array_unref (self->lines);
  g_free (self);
}

static void
heads_free (gpointer data)
{
  Heads *heads = data;

  g_free (heads->reason);
  g_free (heads);
}

static gpointer
count_in_thread (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const Heads *heads = data;

  return siyi_signin_set_heads (db, heads->visit, heads->counted, heads->reason, error);
}

static void
close_popover (Group *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* What is ticked needs no number beside it. */
static void
on_save (Group *self)
{
  Heads *heads = g_new0 (Heads, 1);
  const int counted = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->counted));

  heads->visit = self->visit;
  heads->counted = counted != self->on_paper ? counted : -1;
  heads->reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason)));
  siyi_session_signin_write (self->tab, _("Signatures counted"), count_in_thread, heads, heads_free);
  close_popover (self);
}

static const SiyiSigninLine *
line_of (Group     *self,
         GtkWidget *button)
{
  return g_ptr_array_index (self->lines, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "siyi-line")));
}

static void
on_sign_here (Group     *self,
              GtkWidget *button)
{
  siyi_session_signin_ask_ink (self->tab, line_of (self, button));
  close_popover (self);
}

static void
on_signed_on_paper (Group     *self,
                    GtkWidget *button)
{
  const SiyiSigninLine *line = line_of (self, button);

  siyi_session_signin_sign (self->tab, &line, 1, NULL);
  close_popover (self);
}

static void
on_unsign (Group     *self,
           GtkWidget *button)
{
  siyi_session_signin_unsign (self->tab, line_of (self, button)->id);
  close_popover (self);
}

static void
on_all_on_paper (Group *self)
{
  g_autoptr(GPtrArray) open = g_ptr_array_new ();

  for (guint i = 0; i < self->lines->len; i++)
    if (((const SiyiSigninLine *) g_ptr_array_index (self->lines, i))->signed_at < 0)
      g_ptr_array_add (open, g_ptr_array_index (self->lines, i));
  siyi_session_signin_sign (self->tab, (const SiyiSigninLine * const *) open->pdata, open->len, NULL);
  close_popover (self);
}

static void
add_button (GtkWidget  *row,
            Group      *self,
            guint       line,
            const char *label,
            const char *who,
            void      (*clicked) (Group *self, GtkWidget *button))
{
  GtkWidget *button = gtk_button_new_with_label (label);
  /* Translators: what a button does, and whom it is about */
  g_autofree char *name = g_strdup_printf (C_("sign-in", "%1$s: %2$s"), label, who);

  g_object_set_data (G_OBJECT (button), "siyi-line", GUINT_TO_POINTER (line));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked), self);
  siyi_role_guard (button, "session.sign");
  gtk_box_append (GTK_BOX (row), button);
}

static GtkWidget *
new_person (Group *self,
            guint  index)
{
  const SiyiSigninLine *line = g_ptr_array_index (self->lines, index);
  g_autofree char *who = siyi_signin_words_person (line, index + 1);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (who);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (row), name);
  if (line->signed_at >= 0)
    {
      GtkWidget *how = gtk_label_new (line->ink != NULL ? C_("sign-in", "on screen") : C_("sign-in", "on paper"));

      gtk_widget_add_css_class (how, "secondary");
      gtk_box_append (GTK_BOX (row), how);
      add_button (row, self, index, _("Take Back"), who, on_unsign);
    }
  else
    {
      add_button (row, self, index, C_("sign-in", "Sign…"), who, on_sign_here);
      add_button (row, self, index, C_("sign-in", "On Paper"), who, on_signed_on_paper);
    }

  return row;
}

static GtkWidget *
new_persons (Group *self)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < self->lines->len; i++)
    gtk_box_append (GTK_BOX (list), new_person (self, i));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);

  return scroller;
}

static void
attach (GtkGrid    *grid,
        int         row,
        const char *title,
        GtkWidget  *field)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "secondary");
  gtk_widget_set_hexpand (field, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, field, 1, row, 1, 1);
}

static GtkWidget *
new_count (Group                 *self,
           const SiyiSigninGroup *group)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  self->counted = gtk_spin_button_new_with_range (0, MOST_HEADS, 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->counted), MAX (group->heads.counted, group->heads.on_paper));
  attach (GTK_GRID (grid), 0, _("Signatures on the printed sheet"), self->counted);
  self->reason = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->reason), group->reason != NULL ? group->reason : "");
  g_signal_connect_swapped (self->reason, "activate", G_CALLBACK (on_save), self);
  attach (GTK_GRID (grid), 1, _("Why they differ"), self->reason);

  return grid;
}

static GtkWidget *
new_bar (Group *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *all = gtk_button_new_with_label (_("All Signed on Paper"));
  GtkWidget *save = gtk_button_new_with_label (_("Save"));

  g_signal_connect_swapped (all, "clicked", G_CALLBACK (on_all_on_paper), self);
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (on_save), self);
  siyi_role_guard (all, "session.sign");
  siyi_role_guard (save, "session.sign");
  gtk_widget_add_css_class (save, "suggested-action");
  gtk_widget_set_hexpand (save, TRUE);
  gtk_widget_set_halign (save, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (bar), all);
  gtk_box_append (GTK_BOX (bar), save);

  return bar;
}

/**
 * siyi_session_signin_open_group:
 * @group: read during the call only
 * @anchor: where the popover points
 */
void
siyi_session_signin_open_group (SiyiSessionSignin     *self,
                                const SiyiSigninGroup *group,
                                GtkWidget             *anchor)
{
  Group *over = g_new0 (Group, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  /* Translators: a group, and how many of it are present */
  g_autofree char *title = g_strdup_printf (ngettext ("%1$s, %2$d present", "%1$s, %2$d present",
                                                      (gulong) group->heads.present),
                                            group->masked != NULL ? group->masked : "", group->heads.present);
  GtkWidget *head = gtk_label_new (title);

  over->tab = self;
  over->visit = group->visit;
  over->on_paper = group->heads.on_paper;
  over->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_signin_line_free);
  for (guint i = 0; i < group->lines->len; i++)
    g_ptr_array_add (over->lines, siyi_signin_line_copy (g_ptr_array_index (group->lines, i)));
  gtk_widget_add_css_class (head, "heading");
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), new_persons (over));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), new_count (over, group));
  gtk_box_append (GTK_BOX (box), new_bar (over));
  over->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (over->popover), box);
  gtk_widget_add_css_class (over->popover, "signin");
  g_object_set_data_full (G_OBJECT (over->popover), "siyi-group", over, group_free);
  siyi_popover_keep (GTK_POPOVER (over->popover), anchor);
  gtk_popover_popup (GTK_POPOVER (over->popover));
}
