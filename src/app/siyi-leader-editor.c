/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings: one leader. Name, order, posts over time and leave are saved together, in one action;
 * nothing is saved while a field is wrong. */
#include "siyi-leader-editor.h"

#include <glib/gi18n.h>

#include "siyi-day-row.h"
#include "siyi-period-row.h"
#include "siyi-settings-work.h"

struct _SiyiLeaderEditor
{
  GtkBox parent_instance;

  /* Template */
  AdwEntryRow         *name;
  GtkSpinButton       *rank;
  GtkSwitch           *monthly;
  GtkSwitch           *active;
  AdwPreferencesGroup *rotation;
  AdwPreferencesGroup *posts;
  AdwPreferencesGroup *leave;

  /* Child of the rotation's group */
  SiyiDayRow  *joined;

  /* Owned */
  SiyiArchive *archive;
  GPtrArray   *post_rows;     /* borrowed SiyiPeriodRow, in order */
  GPtrArray   *leave_rows;
  gint64       id;            /* 0: new */
};

G_DEFINE_FINAL_TYPE (SiyiLeaderEditor, siyi_leader_editor, GTK_TYPE_BOX)

typedef struct
{
  SiyiLeader *leader;
  GPtrArray  *posts;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  siyi_leader_free (work->leader);
  g_ptr_array_unref (work->posts);
  g_free (work);
}

static gboolean
save (SiyiDb *db, gpointer data, GError **error)
{
  Work *work = data;

  return siyi_leader_save_whole (db, work->leader, work->posts, error) != 0;
}

static void
on_saved (GtkWidget *page, gpointer data, const GError *error)
{
  SiyiLeaderEditor *self = SIYI_LEADER_EDITOR (page);

  if (error == NULL)
    siyi_settings_close_editor (GTK_WIDGET (self));
  else if (g_error_matches (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT))
    siyi_settings_set_problem (self->name, _("Cannot be saved like this"));
}

/* NULL where a field is wrong; each row tells its own. */
static GPtrArray *
collect_posts (SiyiLeaderEditor *self)
{
  g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_post_free);
  gboolean valid = TRUE;

  for (guint i = 0; i < self->post_rows->len; i++)
    {
      SiyiPost *post = siyi_period_row_get_post (g_ptr_array_index (self->post_rows, i));

      if (post != NULL)
        g_ptr_array_add (posts, post);
      else
        valid = FALSE;
    }

  return valid ? g_steal_pointer (&posts) : NULL;
}

static void
on_save (SiyiLeaderEditor *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));
  g_autoptr(GPtrArray) posts = collect_posts (self);
  g_autoptr(GArray) leave = siyi_period_rows_get_leave (self->leave_rows);
  SiyiDay joined = SIYI_DAY_NONE;
  gboolean day_read = siyi_day_row_get_day (self->joined, &joined);
  Work *work;

  siyi_settings_set_problem (self->name, *name == '\0' ? _("Enter the person’s name") : NULL);
  if (*name == '\0' || posts == NULL || leave == NULL || !day_read)
    return;

  work = g_new0 (Work, 1);
  work->leader = g_new0 (SiyiLeader, 1);
  work->leader->id = self->id;
  work->leader->name = g_strdup (name);
  work->leader->rank = gtk_spin_button_get_value_as_int (self->rank);
  work->leader->monthly = gtk_switch_get_active (self->monthly);
  work->leader->from_day = joined;
  work->leader->active = gtk_switch_get_active (self->active);
  work->leader->leave = g_steal_pointer (&leave);
  work->posts = g_steal_pointer (&posts);
  siyi_settings_save (GTK_WIDGET (self), self->archive, name, save, work, work_free, on_saved);
}

static void
on_name_changed (AdwEntryRow *row)
{
  siyi_settings_set_problem (row, NULL);
}

static void
on_cancel (SiyiLeaderEditor *self)
{
  siyi_settings_close_editor (GTK_WIDGET (self));
}

static void
on_removed (SiyiLeaderEditor *self, SiyiPeriodRow *row)
{
  if (g_ptr_array_remove (self->post_rows, row))
    adw_preferences_group_remove (self->posts, GTK_WIDGET (row));
  else if (g_ptr_array_remove (self->leave_rows, row))
    adw_preferences_group_remove (self->leave, GTK_WIDGET (row));
}

static void
add_period (SiyiLeaderEditor *self, AdwPreferencesGroup *group, GPtrArray *rows, GtkWidget *row)
{
  g_ptr_array_add (rows, row);
  adw_preferences_group_add (group, row);
  g_signal_connect_object (row, "removed", G_CALLBACK (on_removed), self, G_CONNECT_SWAPPED);
}

static void
on_add_post (SiyiLeaderEditor *self)
{
  add_period (self, self->posts, self->post_rows, siyi_period_row_new_post (NULL));
}

static void
on_add_leave (SiyiLeaderEditor *self)
{
  add_period (self, self->leave, self->leave_rows, siyi_period_row_new_leave (NULL));
}

static gpointer
load_posts (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_leader_posts (db, *(gint64 *) data, error);
}

static void
on_posts (GtkWidget *page, gpointer result)
{
  SiyiLeaderEditor *self = SIYI_LEADER_EDITOR (page);
  GPtrArray *posts = result;

  for (guint i = 0; i < posts->len; i++)
    add_period (self, self->posts, self->post_rows,
                siyi_period_row_new_post (g_ptr_array_index (posts, i)));
}

static void
show_leader (SiyiLeaderEditor *self, const SiyiLeader *leader)
{
  self->id = leader->id;
  gtk_editable_set_text (GTK_EDITABLE (self->name), leader->name);
  gtk_spin_button_set_value (self->rank, leader->rank);
  gtk_switch_set_active (self->monthly, leader->monthly);
  gtk_switch_set_active (self->active, leader->active);
  siyi_day_row_set_day (self->joined, leader->from_day);
  for (guint i = 0; leader->leave != NULL && i < leader->leave->len; i++)
    add_period (self, self->leave, self->leave_rows,
                siyi_period_row_new_leave (&g_array_index (leader->leave, SiyiLeave, i)));

  siyi_settings_load (GTK_WIDGET (self), self->archive, load_posts,
                      g_memdup2 (&leader->id, sizeof leader->id), g_free,
                      (GDestroyNotify) g_ptr_array_unref, on_posts);
}

static void
siyi_leader_editor_dispose (GObject *object)
{
  SiyiLeaderEditor *self = SIYI_LEADER_EDITOR (object);

  g_clear_object (&self->archive);
  g_clear_pointer (&self->post_rows, g_ptr_array_unref);
  g_clear_pointer (&self->leave_rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_LEADER_EDITOR);

  G_OBJECT_CLASS (siyi_leader_editor_parent_class)->dispose (object);
}

static void
siyi_leader_editor_class_init (SiyiLeaderEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_leader_editor_dispose;

  siyi_settings_add_escape (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/siyi/Siyi/settings/leader-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderEditor, name);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderEditor, rank);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderEditor, monthly);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderEditor, active);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderEditor, rotation);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderEditor, posts);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderEditor, leave);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_add_post);
  gtk_widget_class_bind_template_callback (widget_class, on_add_leave);
}

static void
siyi_leader_editor_init (SiyiLeaderEditor *self)
{
  self->post_rows = g_ptr_array_new ();
  self->leave_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->joined = SIYI_DAY_ROW (siyi_day_row_new (_("Joined the rotation on")));
  adw_preferences_group_add (self->rotation, GTK_WIDGET (self->joined));
}

/**
 * siyi_leader_editor_new:
 * @archive: the archive
 * @leader: (nullable): %NULL is a new one
 * @next_rank: the place proposed to a new one
 *
 * Returns: (transfer floating): the subpage
 */
GtkWidget *
siyi_leader_editor_new (SiyiArchive *archive, const SiyiLeader *leader, int next_rank)
{
  SiyiLeaderEditor *self = g_object_new (SIYI_TYPE_LEADER_EDITOR, NULL);

  self->archive = g_object_ref (archive);
  if (leader != NULL)
    show_leader (self, leader);
  else
    {
      gtk_spin_button_set_value (self->rank, next_rank);
      gtk_switch_set_active (self->active, TRUE);
      on_add_post (self);
    }

  return GTK_WIDGET (self);
}
