/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Over a row of part A: who it is, the signature or how to sign, why not, and what may be changed.
 * Each step is an action of its own and closes the popover. Main thread. */
#include "siyi-session-signin-private.h"

#include <glib/gi18n.h>

#include "siyi-colors.h"
#include "siyi-ink-draw.h"
#include "siyi-role-guard.h"
#include "siyi-why-popover.h"

enum { NAME, UNIT, POST, PHONE, REASON, N_FIELDS };

enum { INK_WIDTH = 260, INK_HEIGHT = 80 };

typedef struct
{
  /* Borrowed */
  SiyiSessionSignin *tab;       /* outlives its popover */
  GtkWidget         *popover;
  GtkWidget         *entries[N_FIELDS];    /* NULL: not offered */

  /* Owned */
  SiyiSigninLine    *line;
} Editor;

typedef struct
{
  gint64          session;
  SiyiSigninLine *line;
} Save;

static void
editor_free (gpointer data)
{
  Editor *self = data;

  siyi_signin_line_free (self->line);
  g_free (self);
}

static void
save_free (gpointer data)
{
  Save *save = data;

  siyi_signin_line_free (save->line);
  g_free (save);
}

static gpointer
save_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Save *save = data;

  return siyi_signin_save_line (db, save->session, save->line, error);
}

static gpointer
remove_in_thread (SiyiDb        *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  return siyi_signin_remove_line (db, *(const gint64 *) data, error);
}

/* (transfer full) (nullable): what stands in a field, an empty one says nothing */
static char *
text_of (const Editor *self,
         int           field,
         const char   *otherwise)
{
  char *text;

  if (self->entries[field] == NULL)
    return g_strdup (otherwise);

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entries[field]))));
  if (*text == '\0' && field != NAME)
    g_clear_pointer (&text, g_free);

  return text;
}

static void
on_save (Editor *self)
{
  Save *save = g_new0 (Save, 1);
  SiyiSigninLine *line = siyi_signin_line_copy (self->line);

  g_free (line->name);
  g_free (line->unit);
  g_free (line->post);
  g_free (line->phone);
  g_free (line->reason);
  line->name = text_of (self, NAME, self->line->name);
  line->unit = text_of (self, UNIT, self->line->unit);
  line->post = text_of (self, POST, self->line->post);
  line->phone = text_of (self, PHONE, self->line->phone);
  line->reason = text_of (self, REASON, self->line->reason);
  save->session = self->tab->session;
  save->line = line;
  siyi_session_signin_write (self->tab, _("Sign-in sheet changed"), save_in_thread, save, save_free);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
on_remove (Editor *self)
{
  siyi_session_signin_write (self->tab, _("Line removed"), remove_in_thread,
                             g_memdup2 (&self->line->id, sizeof self->line->id), g_free);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
on_sign_here (Editor *self)
{
  siyi_session_signin_ask_ink (self->tab, self->line);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
on_signed_on_paper (Editor *self)
{
  const SiyiSigninLine *line = self->line;

  siyi_session_signin_sign (self->tab, &line, 1, NULL);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
on_unsign (Editor *self)
{
  siyi_session_signin_unsign (self->tab, self->line->id);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
add_button (GtkWidget  *bar,
            Editor     *self,
            const char *label,
            const char *style,
            void      (*clicked) (Editor *self))
{
  GtkWidget *button = gtk_button_new_with_label (label);

  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked), self);
  siyi_role_guard (button, "session.sign");
  gtk_box_append (GTK_BOX (bar), button);
}

static void
draw_ink (GtkDrawingArea *area,
          cairo_t        *cr,
          int             width,
          int             height,
          gpointer        ink)
{
  const GdkRGBA color = siyi_color (GTK_WIDGET (area), "window_fg_color", 1);

  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
  siyi_ink_draw (cr, ink, width, height);
}

static GtkWidget *
new_ink (GBytes *bytes)
{
  SiyiInk *ink = siyi_ink_from_bytes (bytes, NULL);
  GtkWidget *area;

  if (ink == NULL)
    return gtk_label_new (_("The signature can’t be read"));

  area = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), INK_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), INK_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_ink, ink, (GDestroyNotify) siyi_ink_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Signature"), -1);

  return area;
}

static GtkWidget *
new_signature (Editor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  if (self->line->signed_at < 0)
    {
      add_button (bar, self, _("Sign on the Screen…"), "suggested-action", on_sign_here);
      add_button (bar, self, _("Signed on Paper"), NULL, on_signed_on_paper);
    }
  else
    {
      if (self->line->ink != NULL)
        gtk_box_append (GTK_BOX (box), new_ink (self->line->ink));
      else
        gtk_box_append (GTK_BOX (bar), gtk_label_new (_("Signed on the printed sheet")));
      add_button (bar, self, _("Take Back"), NULL, on_unsign);
    }
  gtk_box_append (GTK_BOX (box), bar);

  return box;
}

static void
add_field (Editor     *self,
           GtkGrid    *grid,
           int         field,
           const char *title,
           const char *text)
{
  GtkWidget *label = gtk_label_new (title);

  self->entries[field] = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->entries[field]), text != NULL ? text : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entries[field]), 20);
  gtk_widget_set_hexpand (self->entries[field], TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "secondary");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entries[field]), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  g_signal_connect_swapped (self->entries[field], "activate", G_CALLBACK (on_save), self);
  gtk_grid_attach (grid, label, 0, field, 1, 1);
  gtk_grid_attach (grid, self->entries[field], 1, field, 1, 1);
}

static GtkWidget *
new_fields (Editor *self)
{
  const SiyiSigninLine *line = self->line;
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  /* The name of who is planned goes with the plan; a unit's person is named here. */
  if (!line->planned || *line->name == '\0')
    add_field (self, GTK_GRID (grid), NAME, C_("sign-in", "Name"), line->name);
  add_field (self, GTK_GRID (grid), UNIT, C_("sign-in", "Unit"), line->unit);
  add_field (self, GTK_GRID (grid), POST, C_("sign-in", "Post"), line->post);
  add_field (self, GTK_GRID (grid), PHONE, C_("sign-in", "Phone"), line->phone);
  if (line->signed_at < 0 && *line->name != '\0')
    add_field (self, GTK_GRID (grid), REASON, _("Why not signed"), line->reason);

  return grid;
}

static GtkWidget *
new_body (Editor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *save = gtk_button_new_with_label (_("Save"));
  const gboolean is_new = self->line->id == 0 && !self->line->planned;

  if (!is_new)
    {
      g_autofree char *who = siyi_signin_words_person (self->line, 1);
      GtkWidget *head = gtk_label_new (who);

      gtk_widget_add_css_class (head, "heading");
      gtk_label_set_xalign (GTK_LABEL (head), 0);
      gtk_box_append (GTK_BOX (box), head);
      if (*self->line->name != '\0' || self->line->signed_at >= 0)
        gtk_box_append (GTK_BOX (box), new_signature (self));
    }
  gtk_box_append (GTK_BOX (box), new_fields (self));
  if (self->line->id != 0 && !self->line->planned)
    add_button (bar, self, _("Remove"), "destructive-action", on_remove);
  gtk_widget_set_hexpand (save, TRUE);
  gtk_widget_set_halign (save, GTK_ALIGN_END);
  if (is_new)
    gtk_widget_add_css_class (save, "suggested-action");
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (on_save), self);
  siyi_role_guard (save, "session.sign");
  gtk_box_append (GTK_BOX (bar), save);
  gtk_box_append (GTK_BOX (box), bar);

  return box;
}

/**
 * siyi_session_signin_open_line:
 * @line: of part A; one with id 0 that is not planned is a new one to be filled in
 * @anchor: where the popover points
 */
void
siyi_session_signin_open_line (SiyiSessionSignin    *self,
                               const SiyiSigninLine *line,
                               GtkWidget            *anchor)
{
  Editor *editor = g_new0 (Editor, 1);

  editor->tab = self;
  editor->line = siyi_signin_line_copy (line);
  editor->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (editor->popover), new_body (editor));
  gtk_widget_add_css_class (editor->popover, "signin");
  g_object_set_data_full (G_OBJECT (editor->popover), "siyi-editor", editor, editor_free);
  siyi_popover_keep (GTK_POPOVER (editor->popover), anchor);
  gtk_popover_popup (GTK_POPOVER (editor->popover));
}
