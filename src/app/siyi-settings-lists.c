/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings: the lists that forms and ledger propose, in the office's order. A value taken out is
 * no longer proposed; records that have it keep it. */
#include "siyi-settings.h"

#include <glib/gi18n.h>

#include "siyi-code.h"
#include "siyi-office-store.h"
#include "siyi-settings-work.h"
#include "siyi-tip.h"

static const struct
{
  const char *name;
  const char *title;
} lists[] = {
  { "class", N_("Subject classes") },
  { "method", N_("Ways of receiving") },
  { "purpose", N_("Purposes") },
  { "handling", N_("Ways of handling") },
  { "charge-duty", N_("Duties of a leader in charge") },
};

#define N_LISTS G_N_ELEMENTS (lists)

struct _SiyiSettingsLists
{
  AdwPreferencesPage parent_instance;

  /* Children */
  AdwExpanderRow *expanders[N_LISTS];
  GPtrArray      *rows[N_LISTS];       /* borrowed GtkWidget */

  /* Owned */
  SiyiArchive *archive;
  char       **values[N_LISTS];
};

#define SIYI_TYPE_SETTINGS_LISTS (siyi_settings_lists_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSettingsLists, siyi_settings_lists, SIYI, SETTINGS_LISTS,
                      AdwPreferencesPage)
G_DEFINE_FINAL_TYPE (SiyiSettingsLists, siyi_settings_lists, ADW_TYPE_PREFERENCES_PAGE)

typedef struct
{
  const char *list;
  GPtrArray  *values;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_ptr_array_unref (work->values);
  g_free (work);
}

static gboolean
save_in_thread (SiyiDb *db, gpointer data, GError **error)
{
  Work *work = data;

  return siyi_dictionary_save (db, work->list, (const char * const *) work->values->pdata, error);
}

static GPtrArray *
copy_values (SiyiSettingsLists *self, gsize list)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; self->values[list] != NULL && self->values[list][i] != NULL; i++)
    g_ptr_array_add (values, g_strdup (self->values[list][i]));

  return values;
}

static void
save (SiyiSettingsLists *self, gsize list, GPtrArray *values)
{
  Work *work = g_new0 (Work, 1);

  g_ptr_array_add (values, NULL);
  work->list = lists[list].name;
  work->values = values;
  siyi_settings_save (GTK_WIDGET (self), self->archive, _(lists[list].title), save_in_thread,
                      work, work_free, NULL);
}

/* Which value of which list a row's button stands for. */
static gsize
list_of (SiyiSettingsLists *self, GtkWidget *button, guint *position)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  for (gsize i = 0; i < N_LISTS; i++)
    if (g_ptr_array_find (self->rows[i], row, position))
      return i;

  g_return_val_if_reached (0);
}

static void
on_up (SiyiSettingsLists *self, GtkWidget *button)
{
  guint position;
  gsize list = list_of (self, button, &position);
  GPtrArray *values = copy_values (self, list);
  gpointer value = g_ptr_array_steal_index (values, position);

  g_ptr_array_insert (values, MAX (position, 1) - 1, value);
  save (self, list, values);
}

static void
on_remove (SiyiSettingsLists *self, GtkWidget *button)
{
  guint position;
  gsize list = list_of (self, button, &position);
  GPtrArray *values = copy_values (self, list);

  g_ptr_array_remove_index (values, position);
  save (self, list, values);
}

static void
on_add (SiyiSettingsLists *self, AdwEntryRow *entry)
{
  guint position;
  gsize list = list_of (self, GTK_WIDGET (entry), &position);
  const char *value = gtk_editable_get_text (GTK_EDITABLE (entry));
  GPtrArray *values;

  if (*value == '\0')
    return;
  if (g_strv_contains ((const char * const *) self->values[list], value))
    {
      siyi_settings_set_problem (entry, _("Stands in the list already"));
      return;
    }

  values = copy_values (self, list);
  g_ptr_array_add (values, g_strdup (value));
  siyi_settings_clear_text (entry);
  save (self, list, values);
}

static GtkWidget *
new_button (SiyiSettingsLists *self, const char *icon_name, const char *tooltip, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  siyi_tip_set (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);

  return button;
}

static void
add_row (SiyiSettingsLists *self, gsize list, GtkWidget *row)
{
  adw_expander_row_add_row (self->expanders[list], row);
  g_ptr_array_add (self->rows[list], row);
}

static void
add_value (SiyiSettingsLists *self, gsize list, const char *value, gboolean first)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (value, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (!first)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               new_button (self, "go-up-symbolic", _("Move Up"),
                                           G_CALLBACK (on_up)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             new_button (self, "user-trash-symbolic", _("Take Out"),
                                         G_CALLBACK (on_remove)));
  add_row (self, list, row);
}

static void
add_entry (SiyiSettingsLists *self, gsize list)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Add a value"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "apply", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  add_row (self, list, row);
}

static void
show_list (SiyiSettingsLists *self, gsize list)
{
  guint n = g_strv_length (self->values[list]);
  /* Translators: how many values a list has */
  g_autofree char *count = g_strdup_printf (ngettext ("%u value", "%u values", n), n);

  for (guint i = 0; i < self->rows[list]->len; i++)
    adw_expander_row_remove (self->expanders[list], g_ptr_array_index (self->rows[list], i));
  g_ptr_array_set_size (self->rows[list], 0);

  for (guint i = 0; i < n; i++)
    add_value (self, list, self->values[list][i], i == 0);
  add_entry (self, list);
  adw_expander_row_set_subtitle (self->expanders[list], count);
}

static gpointer
load_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (gsize i = 0; i < N_LISTS; i++)
    {
      char **values = siyi_dictionary_load (db, lists[i].name, error);

      if (values == NULL)
        return NULL;
      g_ptr_array_add (all, values);
    }

  return g_steal_pointer (&all);
}

static void
on_loaded (GtkWidget *page, gpointer result)
{
  SiyiSettingsLists *self = SIYI_SETTINGS_LISTS (page);
  GPtrArray *all = result;

  for (gsize i = 0; i < N_LISTS; i++)
    {
      char **values = g_ptr_array_index (all, i);

      if (self->values[i] != NULL &&
          g_strv_equal ((const char * const *) values, (const char * const *) self->values[i]))
        continue;

      g_strfreev (self->values[i]);
      self->values[i] = g_strdupv (values);
      show_list (self, i);
    }
}

static void
load (SiyiSettingsLists *self)
{
  siyi_settings_load (GTK_WIDGET (self), self->archive, load_in_thread, NULL, NULL,
                      (GDestroyNotify) g_ptr_array_unref, on_loaded);
}

static void
siyi_settings_lists_dispose (GObject *object)
{
  SiyiSettingsLists *self = SIYI_SETTINGS_LISTS (object);

  for (gsize i = 0; i < N_LISTS; i++)
    {
      g_clear_pointer (&self->rows[i], g_ptr_array_unref);
      g_clear_pointer (&self->values[i], g_strfreev);
    }
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (siyi_settings_lists_parent_class)->dispose (object);
}

static void
siyi_settings_lists_class_init (SiyiSettingsListsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siyi_settings_lists_dispose;
}

/* The office's books are told apart by these words (siyi_book_of()): another wording would count a
 * matter elsewhere, in old reports too. They are shown with the reason instead of being edited. */
static void
add_fixed (AdwPreferencesGroup *group,
           const char          *title,
           SiyiList             list)
{
  GtkWidget *expander = adw_expander_row_new ();
  const char * const *words = siyi_code_words (list, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words[i]);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
    }
  adw_preferences_group_add (group, expander);
}

static GtkWidget *
fixed_new (void)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Fixed Words"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
    _("They decide in which book a matter is counted and are the same in every office, so they are "
      "not changed here. Other wordings in a workbook are understood when it is taken over."));
  add_fixed (ADW_PREFERENCES_GROUP (group), _("Forms of petition"), SIYI_LIST_FORM);
  add_fixed (ADW_PREFERENCES_GROUP (group), _("Destinations"), SIYI_LIST_DESTINATION);

  return group;
}

static void
siyi_settings_lists_init (SiyiSettingsLists *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Lists"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
    _("What forms and ledger propose. Records keep a value that is taken out."));
  for (gsize i = 0; i < N_LISTS; i++)
    {
      self->rows[i] = g_ptr_array_new ();
      self->expanders[i] = ADW_EXPANDER_ROW (adw_expander_row_new ());
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->expanders[i]),
                                     _(lists[i].title));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->expanders[i]));
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (fixed_new ()));
}

/**
 * siyi_settings_lists_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): the page of the lists that forms propose
 */
GtkWidget *
siyi_settings_lists_new (SiyiArchive *archive)
{
  SiyiSettingsLists *self = g_object_new (SIYI_TYPE_SETTINGS_LISTS,
                                          "title", _("Lists"),
                                          "icon-name", "view-list-symbolic",
                                          NULL);

  self->archive = g_object_ref (archive);
  g_signal_connect_object (archive, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);

  return GTK_WIDGET (self);
}
