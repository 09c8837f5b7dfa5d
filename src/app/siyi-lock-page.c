/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cover of a locked window. It holds names of the office only, never anything of the archive. A
 * wrong pass phrase closes the entry for as long as the office's rule says. Main thread. */
#include "siyi-lock-page.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-person-editor.h"
#include "siyi-profile-store.h"

struct _SiyiLockPage
{
  GtkWidget parent_instance;

  /* Children */
  AdwStatusPage *status;
  GtkListBox    *persons;
  GtkWidget     *pass;
  GtkLabel      *problem;
  GtkWidget     *enter;
  GtkWidget     *cancel;

  /* Owned */
  GPtrArray     *profiles;    /* (nullable) SiyiProfile */

  gint64         chosen;      /* 0: nobody */
  guint          waiting;     /* source */
  guint          seconds;     /* left to wait */
};

enum { ENTER, CANCEL, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiLockPage, siyi_lock_page, GTK_TYPE_WIDGET)

static const SiyiProfile *
chosen_profile (SiyiLockPage *self)
{
  for (guint i = 0; self->profiles != NULL && i < self->profiles->len; i++)
    {
      const SiyiProfile *profile = g_ptr_array_index (self->profiles, i);

      if (profile->id == self->chosen)
        return profile;
    }

  return NULL;
}

static gboolean
has_persons (SiyiLockPage *self)
{
  return self->profiles != NULL && self->profiles->len > 0;
}

static void
update (SiyiLockPage *self)
{
  const SiyiProfile *profile = chosen_profile (self);
  gboolean asks = profile != NULL && profile->has_pass;

  gtk_widget_set_visible (self->pass, asks);
  gtk_widget_set_sensitive (self->pass, self->waiting == 0);
  gtk_widget_set_sensitive (self->enter, self->waiting == 0 && (profile != NULL || !has_persons (self)));
  gtk_button_set_label (GTK_BUTTON (self->enter), asks ? _("Unlock") : _("Go On"));
}

static void
say (SiyiLockPage *self,
     const char   *sentence)
{
  gtk_label_set_text (self->problem, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *sentence != '\0');
}

static void
on_enter (SiyiLockPage *self)
{
  g_autofree char *pass = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->pass)));

  if (!gtk_widget_get_sensitive (self->enter))
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->pass), "");
  gtk_widget_set_sensitive (self->enter, FALSE);
  say (self, "");
  g_signal_emit (self, signals[ENTER], 0, self->chosen, pass);
}

static void
on_cancel (SiyiLockPage *self)
{
  g_signal_emit (self, signals[CANCEL], 0);
}

static void
on_row_selected (SiyiLockPage  *self,
                 GtkListBoxRow *row)
{
  const gint64 *id = row != NULL ? g_object_get_data (G_OBJECT (row), "siyi-id") : NULL;

  self->chosen = id != NULL ? *id : 0;
  gtk_editable_set_text (GTK_EDITABLE (self->pass), "");
  update (self);
  if (gtk_widget_get_visible (self->pass))
    gtk_widget_grab_focus (self->pass);
}

/* A person without a pass phrase is chosen and in with one click; with one, the next key is for it: the list
 * takes the focus after the row was selected. */
static void
on_row_activated (SiyiLockPage *self)
{
  const SiyiProfile *profile = chosen_profile (self);

  if (profile != NULL && !profile->has_pass)
    on_enter (self);
  else if (profile != NULL)
    gtk_widget_grab_focus (self->pass);
}

static void
add_person (SiyiLockPage      *self,
            const SiyiProfile *profile)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *avatar = adw_avatar_new (32, profile->name, TRUE);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), profile->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), siyi_role_title (profile->role));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  if (profile->has_pass)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("dialog-password-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "siyi-id", g_memdup2 (&profile->id, sizeof profile->id), g_free);
  gtk_list_box_append (self->persons, row);
  if (profile->id == self->chosen)
    gtk_list_box_select_row (self->persons, GTK_LIST_BOX_ROW (row));
}

static gboolean
on_second (gpointer data)
{
  SiyiLockPage *self = data;
  g_autofree char *sentence = NULL;

  if (self->seconds > 0)
    {
      sentence = g_strdup_printf (ngettext ("This is not the pass phrase. Try again in %u second.",
                                            "This is not the pass phrase. Try again in %u seconds.", self->seconds),
                                  self->seconds);
      self->seconds--;
      say (self, sentence);
      return G_SOURCE_CONTINUE;
    }

  self->waiting = 0;
  say (self, "");
  update (self);
  gtk_widget_grab_focus (self->pass);

  return G_SOURCE_REMOVE;
}

static void
siyi_lock_page_dispose (GObject *object)
{
  SiyiLockPage *self = SIYI_LOCK_PAGE (object);

  g_clear_handle_id (&self->waiting, g_source_remove);
  siyi_children_unparent (self);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);

  G_OBJECT_CLASS (siyi_lock_page_parent_class)->dispose (object);
}

static void
siyi_lock_page_class_init (SiyiLockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_lock_page_dispose;
  signals[ENTER] = g_signal_new ("enter", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[CANCEL] = g_signal_new ("cancel", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
new_form (SiyiLockPage *self)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *clamp = adw_clamp_new ();

  self->persons = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->persons), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->persons), GTK_ACCESSIBLE_PROPERTY_LABEL, _("People of the Office"), -1);
  g_signal_connect_object (self->persons, "row-selected", G_CALLBACK (on_row_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->persons, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  self->pass = gtk_password_entry_new ();
  g_object_set (self->pass, "placeholder-text", _("Pass phrase"), NULL);
  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (self->pass), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pass), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pass phrase"), -1);
  g_signal_connect_object (self->pass, "activate", G_CALLBACK (on_enter), self, G_CONNECT_SWAPPED);
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  self->enter = gtk_button_new_with_label (_("Unlock"));
  gtk_widget_add_css_class (self->enter, "suggested-action");
  gtk_widget_add_css_class (self->enter, "pill");
  gtk_widget_set_halign (self->enter, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->enter, "clicked", G_CALLBACK (on_enter), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (form), GTK_WIDGET (self->persons));
  gtk_box_append (GTK_BOX (form), self->pass);
  gtk_box_append (GTK_BOX (form), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (form), self->enter);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 360);
  adw_clamp_set_child (ADW_CLAMP (clamp), form);

  return clamp;
}

static void
siyi_lock_page_init (SiyiLockPage *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *header = adw_header_bar_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->cancel = gtk_button_new_with_label (_("Cancel"));
  g_signal_connect_object (self->cancel, "clicked", G_CALLBACK (on_cancel), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->cancel);
  self->status = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->status), "compact");
  gtk_widget_set_vexpand (GTK_WIDGET (self->status), TRUE);
  adw_status_page_set_child (self->status, new_form (self));
  gtk_widget_set_parent (header, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->status), GTK_WIDGET (self));
}

/**
 * siyi_lock_page_show:
 * @profiles: (element-type SiyiProfile): who may sit here; empty: a click is enough
 * @chosen: who sat here last; 0: nobody
 * @may_cancel: whether nothing is locked
 */
void
siyi_lock_page_show (SiyiLockPage *self,
                     GPtrArray    *profiles,
                     gint64        chosen,
                     gboolean      may_cancel)
{
  siyi_children_remove (self->persons);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  self->profiles = g_ptr_array_ref (profiles);
  self->chosen = chosen;
  if (chosen_profile (self) == NULL)
    self->chosen = profiles->len == 1 ? ((const SiyiProfile *) g_ptr_array_index (profiles, 0))->id : 0;

  adw_status_page_set_icon_name (self->status, may_cancel ? "avatar-default-symbolic" : "system-lock-screen-symbolic");
  adw_status_page_set_title (self->status, may_cancel || chosen == 0 ? _("Who Sits Here?") : _("Locked"));
  gtk_widget_set_visible (self->cancel, may_cancel);
  gtk_widget_set_visible (GTK_WIDGET (self->persons), profiles->len > 0);
  for (guint i = 0; i < profiles->len; i++)
    add_person (self, g_ptr_array_index (profiles, i));
  if (profiles->len == 0)
    adw_status_page_set_title (self->status, _("Locked"));
  say (self, "");
  update (self);
  gtk_widget_grab_focus (gtk_widget_get_visible (self->pass) ? self->pass : self->enter);
}

/**
 * siyi_lock_page_refused:
 * @seconds: the next try must wait
 */
void
siyi_lock_page_refused (SiyiLockPage *self,
                        guint         seconds)
{
  g_clear_handle_id (&self->waiting, g_source_remove);
  if (seconds == 0)
    {
      say (self, _("This is not the pass phrase."));
      update (self);
      gtk_widget_grab_focus (self->pass);
      return;
    }

  self->seconds = seconds;
  self->waiting = g_timeout_add_seconds (1, on_second, self);
  on_second (self);
  update (self);
}

/**
 * siyi_lock_page_failed:
 * @sentence: translated: why it could not be found out
 */
void
siyi_lock_page_failed (SiyiLockPage *self,
                       const char   *sentence)
{
  say (self, sentence);
  update (self);
}
