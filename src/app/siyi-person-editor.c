/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings: one person who may sit here, with role and pass phrase. An empty pass phrase leaves the
 * one there is. */
#include "siyi-person-editor.h"

#include <glib/gi18n.h>

#include "siyi-office-store.h"
#include "siyi-schedule-store.h"
#include "siyi-settings-work.h"

struct _SiyiPersonEditor
{
  GtkBox parent_instance;

  /* Template */
  AdwEntryRow         *name;
  AdwComboRow         *role;
  AdwComboRow         *leader;
  GtkSwitch           *active;
  AdwPasswordEntryRow *pass;
  AdwActionRow        *no_pass_row;
  GtkSwitch           *no_pass;

  /* Owned */
  SiyiArchive         *archive;
  GArray              *leaders;    /* gint64 of the rows behind "nobody" */

  gint64               id;         /* 0: new */
  gint64               chosen;     /* the leader as stored */
};

typedef struct
{
  SiyiProfile    profile;
  SiyiPassChange change;
  char          *pass;
} Save;

/* In the order of the row. */
static const SiyiRole roles[] = {
  SIYI_ROLE_SECRETARY, SIYI_ROLE_FOLLOW_UP, SIYI_ROLE_LEADER, SIYI_ROLE_VIEWER, SIYI_ROLE_ADMINISTRATOR,
};

G_DEFINE_FINAL_TYPE (SiyiPersonEditor, siyi_person_editor, GTK_TYPE_BOX)

/**
 * siyi_role_title:
 *
 * Returns: (transfer none): translated; "" for none
 */
const char *
siyi_role_title (SiyiRole role)
{
  switch (role)
    {
    case SIYI_ROLE_SECRETARY:
      return C_("role", "Secretary");
    case SIYI_ROLE_LEADER:
      return C_("role", "Leader");
    case SIYI_ROLE_FOLLOW_UP:
      return C_("role", "Follow-up");
    case SIYI_ROLE_VIEWER:
      return C_("role", "Reads only");
    case SIYI_ROLE_ADMINISTRATOR:
      return C_("role", "Administrator");
    case SIYI_ROLE_NONE:
    case SIYI_N_ROLES:
    default:
      return "";
    }
}

static const char *
role_sentence (SiyiRole role)
{
  switch (role)
    {
    case SIYI_ROLE_SECRETARY:
      return _("Registers, plans, follows up, keeps settings and backups");
    case SIYI_ROLE_LEADER:
      return _("Reads everything, writes instructions only");
    case SIYI_ROLE_FOLLOW_UP:
      return _("Reads everything but reports and accusations, writes on tasks only");
    case SIYI_ROLE_ADMINISTRATOR:
      return _("Keeps persons, settings, backups and the trail; sees contents masked and writes none");
    case SIYI_ROLE_VIEWER:
    case SIYI_ROLE_NONE:
    case SIYI_N_ROLES:
    default:
      return _("Reads masked, writes nothing, takes nothing along");
    }
}

static void
save_free (gpointer data)
{
  Save *save = data;

  g_free (save->profile.name);
  g_free (save->pass);
  g_free (save);
}

static gboolean
save_in_thread (SiyiDb    *db,
                gpointer   data,
                GError   **error)
{
  const Save *save = data;

  return siyi_person_save (db, &save->profile, save->change, save->pass, error) != 0;
}

static void
on_saved (GtkWidget    *page,
          gpointer      data,
          const GError *error)
{
  SiyiPersonEditor *self = SIYI_PERSON_EDITOR (page);

  if (error == NULL)
    siyi_settings_close_editor (GTK_WIDGET (self));
  else if (g_error_matches (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT))
    siyi_settings_set_problem (self->name, _("The name is taken, the pass phrase is shorter than four characters, or "
                                             "nobody would be left who may let others in"));
}

static gint64
chosen_leader (SiyiPersonEditor *self)
{
  const guint selected = adw_combo_row_get_selected (self->leader);

  if (roles[adw_combo_row_get_selected (self->role)] != SIYI_ROLE_LEADER || selected == 0 || self->leaders == NULL ||
      selected > self->leaders->len)
    return 0;

  return g_array_index (self->leaders, gint64, selected - 1);
}

static void
on_save (SiyiPersonEditor *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));
  const char *pass = gtk_editable_get_text (GTK_EDITABLE (self->pass));
  Save *save;

  siyi_settings_set_problem (self->name, *name == '\0' ? _("Enter the name") : NULL);
  if (*name == '\0')
    return;

  save = g_new0 (Save, 1);
  save->profile.id = self->id;
  save->profile.name = g_strdup (name);
  save->profile.role = roles[adw_combo_row_get_selected (self->role)];
  save->profile.leader = chosen_leader (self);
  save->profile.active = gtk_switch_get_active (self->active);
  save->change = *pass != '\0' ? SIYI_PASS_SET : gtk_switch_get_active (self->no_pass) ? SIYI_PASS_NONE : SIYI_PASS_KEEP;
  save->pass = g_strdup (pass);
  siyi_settings_save (GTK_WIDGET (self), self->archive, name, save_in_thread, save, save_free, on_saved);
}

static void
on_name_changed (AdwEntryRow *row)
{
  siyi_settings_set_problem (row, NULL);
}

static void
on_cancel (SiyiPersonEditor *self)
{
  siyi_settings_close_editor (GTK_WIDGET (self));
}

static void
on_role (SiyiPersonEditor *self)
{
  const SiyiRole role = roles[adw_combo_row_get_selected (self->role)];

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->role), role_sentence (role));
  gtk_widget_set_visible (GTK_WIDGET (self->leader), role == SIYI_ROLE_LEADER);
}

static gpointer
load_leaders (SiyiDb        *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return siyi_leaders_load (db, siyi_schedule_today (db), FALSE, error);
}

static void
on_leaders (GtkWidget *page,
            gpointer   result)
{
  SiyiPersonEditor *self = SIYI_PERSON_EDITOR (page);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *leaders = result;
  guint selected = 0;

  gtk_string_list_append (names, _("Nobody in particular"));
  self->leaders = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < leaders->len; i++)
    {
      const SiyiLeader *leader = g_ptr_array_index (leaders, i);

      gtk_string_list_append (names, leader->name);
      g_array_append_val (self->leaders, leader->id);
      if (leader->id == self->chosen)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->leader, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->leader, selected);
}

static void
siyi_person_editor_dispose (GObject *object)
{
  SiyiPersonEditor *self = SIYI_PERSON_EDITOR (object);

  g_clear_object (&self->archive);
  g_clear_pointer (&self->leaders, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_PERSON_EDITOR);

  G_OBJECT_CLASS (siyi_person_editor_parent_class)->dispose (object);
}

static void
siyi_person_editor_class_init (SiyiPersonEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_person_editor_dispose;

  siyi_settings_add_escape (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/settings/person-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiPersonEditor, name);
  gtk_widget_class_bind_template_child (widget_class, SiyiPersonEditor, role);
  gtk_widget_class_bind_template_child (widget_class, SiyiPersonEditor, leader);
  gtk_widget_class_bind_template_child (widget_class, SiyiPersonEditor, active);
  gtk_widget_class_bind_template_child (widget_class, SiyiPersonEditor, pass);
  gtk_widget_class_bind_template_child (widget_class, SiyiPersonEditor, no_pass_row);
  gtk_widget_class_bind_template_child (widget_class, SiyiPersonEditor, no_pass);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_role);
}

static void
siyi_person_editor_init (SiyiPersonEditor *self)
{
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    gtk_string_list_append (titles, siyi_role_title (roles[i]));
  adw_combo_row_set_model (self->role, G_LIST_MODEL (titles));
  gtk_switch_set_active (self->active, TRUE);
  on_role (self);
}

/**
 * siyi_person_editor_new:
 * @archive: the archive
 * @profile: (nullable): %NULL is a new one
 *
 * Returns: (transfer floating): the subpage
 */
GtkWidget *
siyi_person_editor_new (SiyiArchive       *archive,
                        const SiyiProfile *profile)
{
  SiyiPersonEditor *self = g_object_new (SIYI_TYPE_PERSON_EDITOR, NULL);

  self->archive = g_object_ref (archive);
  gtk_widget_set_visible (GTK_WIDGET (self->no_pass_row), profile != NULL && profile->has_pass);
  if (profile != NULL)
    {
      self->id = profile->id;
      self->chosen = profile->leader;
      gtk_editable_set_text (GTK_EDITABLE (self->name), profile->name);
      gtk_switch_set_active (self->active, profile->active);
      for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
        if (roles[i] == profile->role)
          adw_combo_row_set_selected (self->role, i);
    }
  siyi_settings_load (GTK_WIDGET (self), archive, load_leaders, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                      on_leaders);

  return GTK_WIDGET (self);
}
