/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sign-in tab is put together of. Main thread; everything belongs to the tab. */
#include "siyi-session-signin-private.h"

#include "siyi-role-guard.h"
#include "siyi-tip.h"

#include <glib/gi18n.h>

enum { SCAN_WIDTH = 290, NOTE_HEIGHT = 40 };

static void
on_add (SiyiSessionSignin *self,
        GtkWidget         *button)
{
  const SiyiSigninLine line = { .part = SIYI_SIGNIN_STAFF, .name = (char *) "", .signed_at = -1 };

  if (self->session != 0)
    siyi_session_signin_open_line (self, &line, button);
}

static GtkWidget *
new_label (GtkWidget  *box,
           const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, style);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static GtkWidget *
new_part (SiyiSessionSignin *self,
          SiyiSigninPart     part)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *print = gtk_button_new_with_label (part == SIYI_SIGNIN_STAFF ? _("Print Part A Alone")
                                                                          : _("Print Empty Sheet"));

  new_label (head, part == SIYI_SIGNIN_STAFF ? _("Part A   Leader, accompanying persons, staff")
                                             : _("Part B   Petitioners"), "heading");
  self->counts[part] = GTK_LABEL (new_label (head, NULL, "secondary"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->counts[part]), TRUE);
  if (part == SIYI_SIGNIN_STAFF)
    {
      GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");

      siyi_tip_set (add, _("Add somebody to part A"));
      g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_add), self);
      siyi_role_guard (add, "session.sign");
      gtk_box_append (GTK_BOX (head), add);
    }
  gtk_actionable_set_action_name (GTK_ACTIONABLE (print),
                                  part == SIYI_SIGNIN_STAFF ? "signin.print-a" : "signin.print-b");
  gtk_box_append (GTK_BOX (head), print);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), siyi_session_signin_new_table (self, part));

  return box;
}

static GtkWidget *
new_tables (SiyiSessionSignin *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (int part = 0; part < SIYI_N_SIGNIN_PARTS; part++)
    gtk_box_append (GTK_BOX (box), new_part (self, (SiyiSigninPart) part));
  gtk_widget_add_css_class (box, "signin-tables");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_hexpand (scroller, TRUE);

  return scroller;
}

static GtkWidget *
new_scan_head (SiyiSessionSignin *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *choose = gtk_button_new_from_icon_name ("document-open-symbolic");
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  new_label (head, _("Scanned sheet"), "heading");
  self->filed = GTK_LABEL (new_label (head, NULL, "secondary"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->filed), TRUE);
  gtk_label_set_xalign (self->filed, 1);
  siyi_tip_set (choose, _("Choose a scan"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (choose), "signin.choose");
  gtk_widget_add_css_class (choose, "flat");
  siyi_tip_set (remove, _("Take this scan out"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "signin.take-out");
  gtk_widget_add_css_class (remove, "flat");
  gtk_box_append (GTK_BOX (head), choose);
  gtk_box_append (GTK_BOX (head), remove);

  return head;
}

static GtkWidget *
new_note (SiyiSessionSignin *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->note_icon = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->note_icon), GTK_ALIGN_START);
  self->note = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->note, TRUE);
  gtk_label_set_wrap_mode (self->note, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->note, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->note), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "numeric");
  gtk_widget_set_size_request (GTK_WIDGET (self->note), -1, NOTE_HEIGHT);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->note_icon));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->note));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "padded");

  return card;
}

static GtkWidget *
new_scan (SiyiSessionSignin *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->scan = SIYI_SIGNIN_SCAN_VIEW (siyi_signin_scan_view_new (self->archive));
  gtk_widget_set_vexpand (GTK_WIDGET (self->scan), TRUE);
  g_signal_connect_object (self->scan, "page-shown", G_CALLBACK (siyi_session_signin_show_filed), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), new_scan_head (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->scan));
  gtk_box_append (GTK_BOX (box), new_note (self));
  gtk_widget_set_size_request (box, SCAN_WIDTH, -1);
  gtk_widget_set_hexpand (box, FALSE);

  return box;
}

static GtkWidget *
new_status (const char *title,
            const char *description)
{
  return g_object_new (ADW_TYPE_STATUS_PAGE, "title", title, "description", description, NULL);
}

void
siyi_session_signin_build (SiyiSessionSignin *self)
{
  GtkWidget *sheet = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  gtk_box_append (GTK_BOX (sheet), new_tables (self));
  gtk_box_append (GTK_BOX (sheet), new_scan (self));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), sheet, "sheet");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       new_status (_("Nobody Stands on the Sheet Yet"),
                                   _("Plan a leader or register who comes; they stand on it by themselves.")),
                       "none");
  gtk_stack_add_named (GTK_STACK (self->stack), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "waiting");
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "none");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}
