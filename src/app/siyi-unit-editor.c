/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings: one unit with the names ledgers may call it by. */
#include "siyi-unit-editor.h"

#include <glib/gi18n.h>

#include "siyi-settings-work.h"

struct _SiyiUnitEditor
{
  GtkBox parent_instance;

  /* Template */
  AdwEntryRow *name;
  AdwEntryRow *short_name;
  AdwEntryRow *kind;
  GtkSwitch   *active;
  AdwEntryRow *aliases;
  AdwEntryRow *old_names;

  /* Owned */
  SiyiArchive *archive;
  gint64       id;            /* 0: new */
};

G_DEFINE_FINAL_TYPE (SiyiUnitEditor, siyi_unit_editor, GTK_TYPE_BOX)

static gboolean
save (SiyiDb *db, gpointer data, GError **error)
{
  return siyi_unit_save (db, data, error) != 0;
}

/* The only rule the store holds is that a name means one unit. */
static void
on_saved (GtkWidget *page, gpointer data, const GError *error)
{
  SiyiUnitEditor *self = SIYI_UNIT_EDITOR (page);

  if (error == NULL)
    siyi_settings_close_editor (GTK_WIDGET (self));
  else if (g_error_matches (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT))
    siyi_settings_set_problem (self->name, _("One of the names belongs to another unit already"));
}

/* Names stand between ideographic or other commas, or semicolons. */
static char **
split_names (AdwEntryRow *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  g_auto(GStrv) parts = g_regex_split_simple ("[\\x{3001}\\x{ff0c}\\x{ff1b},;|]", text,
                                              G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  for (gsize i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (names, parts[i]);

  return g_strv_builder_end (names);
}

static char *
text_or_null (AdwEntryRow *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  return *text != '\0' ? g_strdup (text) : NULL;
}

static void
on_save (SiyiUnitEditor *self)
{
  SiyiUnit *unit;
  char *name = text_or_null (self->name);

  siyi_settings_set_problem (self->name, name == NULL ? _("Enter the name") : NULL);
  if (name == NULL)
    return;

  unit = g_new0 (SiyiUnit, 1);
  unit->id = self->id;
  unit->name = name;
  unit->short_name = text_or_null (self->short_name);
  unit->kind = text_or_null (self->kind);
  unit->aliases = split_names (self->aliases);
  unit->old_names = split_names (self->old_names);
  unit->active = gtk_switch_get_active (self->active);
  siyi_settings_save (GTK_WIDGET (self), self->archive, name, save, unit,
                      (GDestroyNotify) siyi_unit_free, on_saved);
}

static void
on_name_changed (AdwEntryRow *row)
{
  siyi_settings_set_problem (row, NULL);
}

static void
on_cancel (SiyiUnitEditor *self)
{
  siyi_settings_close_editor (GTK_WIDGET (self));
}

static void
set_text (AdwEntryRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static void
set_names (AdwEntryRow *row, char **names)
{
  /* Translators: stands between the names of a list */
  g_autofree char *text = names != NULL ? g_strjoinv (_(", "), names) : NULL;

  set_text (row, text);
}

static void
show_unit (SiyiUnitEditor *self, const SiyiUnit *unit)
{
  self->id = unit->id;
  set_text (self->name, unit->name);
  set_text (self->short_name, unit->short_name);
  set_text (self->kind, unit->kind);
  set_names (self->aliases, unit->aliases);
  set_names (self->old_names, unit->old_names);
  gtk_switch_set_active (self->active, unit->active);
}

static void
siyi_unit_editor_dispose (GObject *object)
{
  SiyiUnitEditor *self = SIYI_UNIT_EDITOR (object);

  g_clear_object (&self->archive);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_UNIT_EDITOR);

  G_OBJECT_CLASS (siyi_unit_editor_parent_class)->dispose (object);
}

static void
siyi_unit_editor_class_init (SiyiUnitEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_unit_editor_dispose;

  siyi_settings_add_escape (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/siyi/Siyi/settings/unit-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiUnitEditor, name);
  gtk_widget_class_bind_template_child (widget_class, SiyiUnitEditor, short_name);
  gtk_widget_class_bind_template_child (widget_class, SiyiUnitEditor, kind);
  gtk_widget_class_bind_template_child (widget_class, SiyiUnitEditor, active);
  gtk_widget_class_bind_template_child (widget_class, SiyiUnitEditor, aliases);
  gtk_widget_class_bind_template_child (widget_class, SiyiUnitEditor, old_names);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
}

static void
siyi_unit_editor_init (SiyiUnitEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_switch_set_active (self->active, TRUE);
}

/**
 * siyi_unit_editor_new:
 * @archive: the archive
 * @unit: (nullable): %NULL is a new one
 *
 * Returns: (transfer floating): the subpage
 */
GtkWidget *
siyi_unit_editor_new (SiyiArchive *archive, const SiyiUnit *unit)
{
  SiyiUnitEditor *self = g_object_new (SIYI_TYPE_UNIT_EDITOR, NULL);

  self->archive = g_object_ref (archive);
  if (unit != NULL)
    show_unit (self, unit);

  return GTK_WIDGET (self);
}
