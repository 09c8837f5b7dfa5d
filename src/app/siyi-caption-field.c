/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of the caption's editor: it knows what was stored, so that it can say whether it changes
 * anything, and can go back. Main thread. */
#include "siyi-caption-field.h"

#include <glib/gi18n.h>

#include "siyi-tip.h"

struct _SiyiCaptionField
{
  AdwEntryRow  parent_instance;

  GtkWidget   *state;        /* what becomes of it */
  GtkWidget   *back;
  char        *stored;       /* what all of them have; NULL: they differ */
  gboolean     touched;
  gboolean     many;
  gboolean     setting;
};

G_DEFINE_FINAL_TYPE (SiyiCaptionField, siyi_caption_field, ADW_TYPE_ENTRY_ROW)

static void
show_state (SiyiCaptionField *self)
{
  const char *words = !self->touched ? (self->stored == NULL ? _("They differ; unchanged") : _("Unchanged"))
                                     : _("For all of them");

  gtk_label_set_text (GTK_LABEL (self->state), words);
  gtk_widget_set_visible (self->state, self->many);
  gtk_widget_set_visible (self->back, self->touched);
}

static void
on_changed (SiyiCaptionField *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));

  if (self->setting)
    return;

  self->touched = self->stored == NULL || !g_str_equal (text, self->stored);
  show_state (self);
}

static void
on_back (SiyiCaptionField *self)
{
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), self->stored != NULL ? self->stored : "");
  self->setting = FALSE;
  self->touched = FALSE;
  show_state (self);
}

static void
siyi_caption_field_finalize (GObject *object)
{
  g_free (SIYI_CAPTION_FIELD (object)->stored);

  G_OBJECT_CLASS (siyi_caption_field_parent_class)->finalize (object);
}

static void
siyi_caption_field_class_init (SiyiCaptionFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siyi_caption_field_finalize;
}

static void
siyi_caption_field_init (SiyiCaptionField *self)
{
  self->state = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->state, "secondary");
  self->back = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  gtk_widget_add_css_class (self->back, "flat");
  gtk_widget_set_valign (self->back, GTK_ALIGN_CENTER);
  siyi_tip_set (self->back, _("Leave it as it was"));
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (on_back), self);
  g_signal_connect (self, "changed", G_CALLBACK (on_changed), NULL);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->state);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->back);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (self), TRUE);
  show_state (self);
}

GtkWidget *
siyi_caption_field_new (const char *title)
{
  return g_object_new (SIYI_TYPE_CAPTION_FIELD, "title", title, NULL);
}

/**
 * siyi_caption_field_set:
 * @text: (nullable): what they all have, or nothing
 * @same: whether they have the same
 */
void
siyi_caption_field_set (SiyiCaptionField *self,
                        const char       *text,
                        gboolean          same,
                        guint             n_photos)
{
  g_return_if_fail (SIYI_IS_CAPTION_FIELD (self));

  g_free (self->stored);
  self->stored = same ? g_strdup (text != NULL ? text : "") : NULL;
  self->many = n_photos > 1;
  on_back (self);
}

void
siyi_caption_field_write (SiyiCaptionField *self,
                          const char       *text)
{
  g_return_if_fail (SIYI_IS_CAPTION_FIELD (self));

  gtk_editable_set_text (GTK_EDITABLE (self), text != NULL ? text : "");
}

/**
 * siyi_caption_field_dup:
 *
 * Returns: (transfer full) (nullable): the new text, also an empty one; %NULL: it stays as it is
 */
char *
siyi_caption_field_dup (SiyiCaptionField *self)
{
  g_return_val_if_fail (SIYI_IS_CAPTION_FIELD (self), NULL);

  return self->touched ? g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self)))) : NULL;
}
