/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings: every limit with the article it rests on. The national values are the defaults; an
 * office that has another one sets it here, and sees that it did. */
#include "siyi-settings.h"

#include <glib/gi18n.h>

#include "siyi-limits.h"
#include "siyi-office-store.h"
#include "siyi-settings-work.h"

/* A number turned up step by step is saved once, when it rests. */
#define REST_MS 700

typedef struct
{
  GtkWidget     *page;
  SiyiArchive   *archive;    /* borrowed from the page */
  const char    *key;
  GtkSpinButton *days;
  GtkWidget     *reset;
  int            stored;
  guint          rest;
} Row;

struct _SiyiSettingsLimits
{
  AdwPreferencesPage parent_instance;

  /* Owned */
  SiyiArchive *archive;
  GPtrArray   *rows;        /* Row */
};

#define SIYI_TYPE_SETTINGS_LIMITS (siyi_settings_limits_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSettingsLimits, siyi_settings_limits, SIYI, SETTINGS_LIMITS,
                      AdwPreferencesPage)
G_DEFINE_FINAL_TYPE (SiyiSettingsLimits, siyi_settings_limits, ADW_TYPE_PREFERENCES_PAGE)

static void
row_free (gpointer data)
{
  Row *row = data;

  g_clear_handle_id (&row->rest, g_source_remove);
  g_free (row);
}

static char *
setting_key (const char *key)
{
  return g_strconcat ("limit.", key, NULL);
}

static void
save (Row *row, gboolean to_default)
{
  SiyiLimit limit = siyi_limit_default (row->key);
  g_autofree char *key = setting_key (row->key);
  g_autofree char *value = NULL;

  limit.days = gtk_spin_button_get_value_as_int (row->days);
  value = siyi_limit_to_text (limit);
  row->stored = limit.days;
  siyi_settings_save_value (row->page, row->archive, siyi_limit_name (row->key), key,
                            to_default ? NULL : value, siyi_limit_basis (row->key));
}

static void
on_rest (gpointer data)
{
  Row *row = data;

  row->rest = 0;
  save (row, gtk_spin_button_get_value_as_int (row->days) ==
             siyi_limit_default (row->key).days);
}

static void
on_days (Row *row)
{
  int days = gtk_spin_button_get_value_as_int (row->days);

  gtk_widget_set_visible (row->reset, days != siyi_limit_default (row->key).days);
  g_clear_handle_id (&row->rest, g_source_remove);
  if (days != row->stored)
    row->rest = g_timeout_add_once (REST_MS, on_rest, row);
}

static void
on_reset (Row *row)
{
  gtk_spin_button_set_value (row->days, siyi_limit_default (row->key).days);
}

static GtkWidget *
new_limit_row (SiyiSettingsLimits *self, const char *key)
{
  SiyiLimit limit = siyi_limit_default (key);
  gboolean working = limit.kind == SIYI_DAYS_WORKING;
  GtkWidget *widget = adw_action_row_new ();
  GtkWidget *unit = gtk_label_new (working ? _("working days") : _("days"));
  Row *row = g_new0 (Row, 1);

  row->page = GTK_WIDGET (self);
  row->archive = self->archive;
  row->key = key;
  row->stored = limit.days;
  row->reset = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  row->days = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, 3660, 1));
  gtk_spin_button_set_value (row->days, limit.days);
  gtk_widget_set_valign (GTK_WIDGET (row->days), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (row->reset, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (row->reset, "flat");
  gtk_widget_set_tooltip_text (row->reset, _("Back to the Usual Value"));
  gtk_widget_set_visible (row->reset, FALSE);
  gtk_widget_set_size_request (unit, 64, -1);
  gtk_label_set_xalign (GTK_LABEL (unit), 0);
  g_signal_connect_swapped (row->days, "value-changed", G_CALLBACK (on_days), row);
  g_signal_connect_swapped (row->reset, "clicked", G_CALLBACK (on_reset), row);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), siyi_limit_name (key));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), siyi_limit_basis (key));
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), row->reset);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), GTK_WIDGET (row->days));
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), unit);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (widget), GTK_WIDGET (row->days));
  g_ptr_array_add (self->rows, row);

  return widget;
}

static gpointer
load_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gsize n;
  const char * const *keys = siyi_limit_keys (&n);
  GArray *days = g_array_sized_new (FALSE, FALSE, sizeof (int), n);

  for (gsize i = 0; i < n; i++)
    {
      SiyiLimit limit = siyi_limit_default (keys[i]);
      g_autofree char *key = setting_key (keys[i]);
      g_autofree char *text = siyi_setting_get (db, key, NULL);

      siyi_limit_parse (text, &limit);
      g_array_append_val (days, limit.days);
    }

  return days;
}

static void
on_loaded (GtkWidget *page, gpointer result)
{
  SiyiSettingsLimits *self = SIYI_SETTINGS_LIMITS (page);
  GArray *days = result;

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      if (row->rest != 0)
        continue;
      row->stored = g_array_index (days, int, i);
      gtk_spin_button_set_value (row->days, row->stored);
    }
}

static void
load (SiyiSettingsLimits *self)
{
  siyi_settings_load (GTK_WIDGET (self), self->archive, load_in_thread, NULL, NULL,
                      (GDestroyNotify) g_array_unref, on_loaded);
}

/* The clocks D1 to D9 come first; those the office sets itself have no law. */
static void
add_rows (SiyiSettingsLimits *self)
{
  GtkWidget *law = adw_preferences_group_new ();
  GtkWidget *own = adw_preferences_group_new ();
  gsize n;
  const char * const *keys = siyi_limit_keys (&n);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (law), _("Limits of the Regulations"));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (own), _("Limits the Office Sets"));
  for (gsize i = 0; i < n; i++)
    {
      gboolean clock = keys[i][0] == 'D' && g_ascii_isdigit (keys[i][1]);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (clock ? law : own),
                                 new_limit_row (self, keys[i]));
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (law));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (own));
}

static void
siyi_settings_limits_dispose (GObject *object)
{
  SiyiSettingsLimits *self = SIYI_SETTINGS_LIMITS (object);

  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      g_signal_handlers_disconnect_by_data (row->days, row);
      g_signal_handlers_disconnect_by_data (row->reset, row);
    }
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (siyi_settings_limits_parent_class)->dispose (object);
}

/* A number not yet at rest is saved before the page goes. */
static void
siyi_settings_limits_unmap (GtkWidget *widget)
{
  SiyiSettingsLimits *self = SIYI_SETTINGS_LIMITS (widget);

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      if (row->rest != 0)
        {
          g_clear_handle_id (&row->rest, g_source_remove);
          on_rest (row);
        }
    }

  GTK_WIDGET_CLASS (siyi_settings_limits_parent_class)->unmap (widget);
}

static void
siyi_settings_limits_class_init (SiyiSettingsLimitsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siyi_settings_limits_dispose;
  GTK_WIDGET_CLASS (klass)->unmap = siyi_settings_limits_unmap;
}

static void
siyi_settings_limits_init (SiyiSettingsLimits *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
}

/**
 * siyi_settings_limits_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): the page of the limits
 */
GtkWidget *
siyi_settings_limits_new (SiyiArchive *archive)
{
  SiyiSettingsLimits *self = g_object_new (SIYI_TYPE_SETTINGS_LIMITS,
                                           "title", _("Limits"),
                                           "icon-name", "siyi-limits-symbolic",
                                           NULL);

  self->archive = g_object_ref (archive);
  add_rows (self);
  g_signal_connect_object (archive, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);

  return GTK_WIDGET (self);
}
