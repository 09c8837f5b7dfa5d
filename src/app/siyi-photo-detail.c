/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card at the right of the photos: caption, facts, kind and publishing of the chosen one; of many
 * only what can be done with all. It writes nothing itself. Main thread. */
#include "siyi-photo-detail-private.h"

#include <glib/gi18n.h>

#include "siyi-photo-words.h"

G_DEFINE_FINAL_TYPE (SiyiPhotoDetail, siyi_photo_detail, GTK_TYPE_WIDGET)

static void
set_fact (SiyiPhotoDetail *self,
          SiyiFact         fact,
          const char      *words)
{
  gtk_label_set_text (self->fact_words[fact], words != NULL ? words : "");
  gtk_widget_set_visible (self->fact_names[fact], words != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->fact_words[fact]), words != NULL);
}

static void
show_caption (SiyiPhotoDetail *self,
              const SiyiPhoto *photo)
{
  const char *line = photo->caption.line != NULL && *photo->caption.line != '\0' ? photo->caption.line
                                                                                 : _("No caption yet");
  const char *photographer = photo->caption.photographer;
  g_autofree char *by = NULL;
  g_autofree char *markup = NULL;

  if (photographer != NULL && *photographer != '\0')
    /* Translators: below a photo: who took it */
    by = g_strdup_printf (_("Photo: %s"), photographer);
  markup = g_markup_printf_escaped ("%s <span alpha=\"70%%\">%s</span>", line, by != NULL ? by : "");
  gtk_label_set_markup (self->caption, markup);
}

static void
show_facts (SiyiPhotoDetail *self,
            const SiyiPhoto *photo)
{
  g_autofree char *pixels = g_strdup_printf (_("%1$d×%2$d, shown upright"), photo->width, photo->height);

  set_fact (self, SIYI_FACT_TAKEN, photo->taken != NULL ? photo->taken : _("The picture tells no time"));
  if (photo->other_day)
    gtk_widget_add_css_class (GTK_WIDGET (self->fact_words[SIYI_FACT_TAKEN]), "soon");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->fact_words[SIYI_FACT_TAKEN]), "soon");
  set_fact (self, SIYI_FACT_NAME, photo->name);
  set_fact (self, SIYI_FACT_PIXELS, pixels);
  set_fact (self, SIYI_FACT_PLACE,
            photo->has_location ? _("The original holds a position (neither shown nor given away)") : NULL);
}

/* Of many there is one more choice: that each keeps its kind. */
static void
offer_no_change (SiyiPhotoDetail *self,
                 gboolean         offer)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->kinds));

  if (offer && n == SIYI_N_VIEWS + 1)
    gtk_string_list_append (self->kinds, C_("photo kind", "Unchanged"));
  else if (!offer && n > SIYI_N_VIEWS + 1)
    gtk_string_list_remove (self->kinds, n - 1);
}

static guint
kind_row (const SiyiPhoto *photo)
{
  for (guint view = 0; view < SIYI_N_VIEWS; view++)
    if (g_strcmp0 (photo->kind, siyi_view_word ((SiyiView) view)) == 0)
      return view;

  return SIYI_N_VIEWS;
}

static void
show_photo (SiyiPhotoDetail *self)
{
  const SiyiPhoto *photo = self->item != NULL ? siyi_photo_item_get_photo (self->item) : NULL;
  g_autofree char *place = NULL;
  g_autofree char *masked = NULL;

  if (photo == NULL)
    return;

  self->showing = TRUE;
  /* Translators: which photo of how many */
  place = g_strdup_printf (_("%1$u of %2$u"), self->position + 1, self->set.n_photos);
  gtk_label_set_text (self->title, siyi_photo_words_title (photo));
  gtk_label_set_text (self->place, place);
  show_caption (self, photo);
  show_facts (self, photo);
  gtk_drop_down_set_selected (self->kind, kind_row (photo));
  offer_no_change (self, FALSE);
  gtk_switch_set_active (self->publish, photo->publish);
  gtk_switch_set_state (self->publish, photo->publish);
  gtk_label_set_text (self->consent, photo->consent != NULL ? _("Consent on record") : _("No consent"));
  gtk_widget_set_tooltip_text (self->publish_row, photo->consent);
  masked = g_strdup_printf (ngettext ("%d copy", "%d copies", (gulong) photo->n_masked), photo->n_masked);
  gtk_label_set_text (self->masked, photo->n_masked > 0 ? masked : C_("masked copy", "None"));
  self->showing = FALSE;
  siyi_photo_detail_check (self, photo);
}

static void
on_kind_chosen (SiyiPhotoDetail *self)
{
  const guint row = gtk_drop_down_get_selected (self->kind);

  if (self->showing || row > SIYI_N_VIEWS)
    return;

  gtk_widget_activate_action (GTK_WIDGET (self), "photos.kind", "s",
                              row < SIYI_N_VIEWS ? siyi_view_word ((SiyiView) row) : "");
}

/* The switch follows what is stored, not the hand. */
static gboolean
on_publish_wanted (SiyiPhotoDetail *self,
                   gboolean         wanted)
{
  const SiyiPhoto *photo = self->item != NULL ? siyi_photo_item_get_photo (self->item) : NULL;

  if (self->showing || photo == NULL)
    return FALSE;

  if (photo->publish != wanted)
    gtk_widget_activate_action (GTK_WIDGET (self), "photos.publish", "b", wanted);
  self->showing = TRUE;
  gtk_switch_set_active (self->publish, photo->publish);
  self->showing = FALSE;

  return TRUE;
}

static void
set_item (SiyiPhotoDetail *self,
          SiyiPhotoItem   *item)
{
  if (self->item == item)
    return;

  siyi_photo_detail_stop_check (self);
  self->checked = 0;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, show_photo, self);
  g_set_object (&self->item, item);
  if (item != NULL)
    g_signal_connect_swapped (item, "notify::row", G_CALLBACK (show_photo), self);
}

static void
siyi_photo_detail_dispose (GObject *object)
{
  SiyiPhotoDetail *self = SIYI_PHOTO_DETAIL (object);

  set_item (self, NULL);
  siyi_photo_detail_stop_check (self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (siyi_photo_detail_parent_class)->dispose (object);
}

static void
siyi_photo_detail_class_init (SiyiPhotoDetailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siyi_photo_detail_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
siyi_photo_detail_init (SiyiPhotoDetail *self)
{
  gtk_widget_set_parent (siyi_photo_detail_build (self), GTK_WIDGET (self));
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (on_kind_chosen), self);
  g_signal_connect_swapped (self->publish, "state-set", G_CALLBACK (on_publish_wanted), self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
siyi_photo_detail_new (SiyiArchive *archive)
{
  SiyiPhotoDetail *self = g_object_new (SIYI_TYPE_PHOTO_DETAIL, NULL);

  self->archive = g_object_ref (archive);

  return GTK_WIDGET (self);
}

/**
 * siyi_photo_detail_show:
 * @position: from 0
 * @set: copied, without its excuse
 */
void
siyi_photo_detail_show (SiyiPhotoDetail        *self,
                        SiyiPhotoItem          *item,
                        guint                   position,
                        const SiyiPhotoCardSet *set)
{
  g_return_if_fail (SIYI_IS_PHOTO_DETAIL (self));

  set_item (self, item);
  self->position = position;
  self->set = *set;
  self->set.excuse = NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->place), TRUE);
  gtk_widget_set_visible (self->facts, TRUE);
  gtk_widget_set_visible (self->publish_row, TRUE);
  gtk_widget_set_visible (self->mask_row, TRUE);
  show_photo (self);
}

/**
 * siyi_photo_detail_show_many:
 * @n: how many are chosen; with none the card goes
 */
void
siyi_photo_detail_show_many (SiyiPhotoDetail *self,
                             guint            n)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u photo chosen", "%u photos chosen", n), n);

  g_return_if_fail (SIYI_IS_PHOTO_DETAIL (self));

  set_item (self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  self->showing = TRUE;
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->caption, _("The caption, the kind and taking out are for all of them."));
  offer_no_change (self, TRUE);
  gtk_drop_down_set_selected (self->kind, SIYI_N_VIEWS + 1);
  self->showing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->place), FALSE);
  gtk_widget_set_visible (self->facts, FALSE);
  gtk_widget_set_visible (self->publish_row, FALSE);
  gtk_widget_set_visible (self->mask_row, FALSE);
}
