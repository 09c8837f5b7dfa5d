/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys and the menu of the right button over the cards. Keys are taken before the grid sees them, for
 * it knows some of them otherwise. Main thread. */
#include "siyi-session-photos-private.h"

#include <glib/gi18n.h>

static GMenuModel *
menu_new (guint n)
{
  static const struct { const char *label, *kind; } kinds[] = {
    { N_("_Overall View"), "overview" }, { N_("_Sign-in"), "sign-in" }, { N_("_Papers"), "papers" },
    { N_("O_ther"), "" },
  };
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) kind = g_menu_new ();
  g_autoptr(GMenu) order = g_menu_new ();
  g_autoptr(GMenu) out = g_menu_new ();

  g_menu_append (menu, _("_Large View"), "photos.view");
  g_menu_append (menu, ngettext ("Write the _Caption…", "Write the _Captions…", n), "photos.captions");
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (_(kinds[i].label), NULL);

      g_menu_item_set_action_and_target (item, "photos.kind", "s", kinds[i].kind);
      g_menu_append_item (kind, item);
    }
  g_menu_append_submenu (menu, _("_Kind"), G_MENU_MODEL (kind));
  if (n == 1)
    g_menu_append (menu, _("_Masked Copy…"), "photos.mask");
  g_menu_append (order, _("Move _Earlier"), "photos.move(-1)");
  g_menu_append (order, _("Move _Later"), "photos.move(1)");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  g_menu_append (out, C_("photo", "_Take Out…"), "photos.take-out");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (out));

  return G_MENU_MODEL (menu);
}

/**
 * siyi_session_photos_popup:
 * @card: below the pointer; it is chosen alone unless it is among the chosen ones
 */
void
siyi_session_photos_popup (SiyiSessionPhotos *self,
                           GtkWidget         *card,
                           double             x,
                           double             y)
{
  SiyiPhotoItem *item = siyi_photo_card_get_item (SIYI_PHOTO_CARD (card));
  g_autoptr(GMenuModel) menu = NULL;
  g_autoptr(GArray) ids = NULL;
  graphene_point_t at;
  guint position;

  if (item == NULL || siyi_photo_item_is_missing (item, NULL))
    return;

  position = siyi_lazy_list_find (SIYI_LAZY_LIST (self->model), siyi_photo_item_get_id (item));
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  ids = siyi_session_photos_dup_chosen (self);
  menu = menu_new (ids->len);
  if (!gtk_widget_compute_point (card, GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y), &at))
    return;

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { (int) at.x, (int) at.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static gboolean
menu_by_key (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  SiyiSessionPhotos *self = data;
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->grid));
  GtkWidget *card = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (!SIYI_IS_PHOTO_CARD (card))
    return FALSE;

  siyi_session_photos_popup (self, card, gtk_widget_get_width (card) / 2.0, gtk_widget_get_height (card) / 2.0);

  return TRUE;
}

/* Not where a button has the focus: it is pressed by the same key. */
static gboolean
view_by_key (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return !GTK_IS_BUTTON (gtk_root_get_focus (root)) &&
         gtk_widget_activate_action (widget, "photos.view", NULL);
}

/* Up and down are a row: an even number stands for it. */
void
siyi_session_photos_add_keys (SiyiSessionPhotos *self)
{
  static const struct { guint key; GdkModifierType modifiers; const char *action; int by; } keys[] = {
    { GDK_KEY_F2, 0, "photos.captions", 0 },
    { GDK_KEY_Delete, 0, "photos.take-out", 0 },
    { GDK_KEY_KP_Delete, 0, "photos.take-out", 0 },
    { GDK_KEY_Left, GDK_ALT_MASK, "photos.move", -1 },
    { GDK_KEY_Right, GDK_ALT_MASK, "photos.move", 1 },
    { GDK_KEY_Up, GDK_ALT_MASK, "photos.move", -2 },
    { GDK_KEY_Down, GDK_ALT_MASK, "photos.move", 2 },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcut *menu, *view;

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                                                gtk_named_action_new (keys[i].action));

      if (keys[i].by != 0)
        gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (keys[i].by));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  view = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_space, 0),
                           gtk_callback_action_new (view_by_key, NULL, NULL));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), view);
  menu = gtk_shortcut_new (gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Menu, 0),
                                                        gtk_keyval_trigger_new (GDK_KEY_F10, GDK_SHIFT_MASK)),
                           gtk_callback_action_new (menu_by_key, self, NULL));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), menu);
  gtk_widget_add_controller (GTK_WIDGET (self->grid), controller);
}
