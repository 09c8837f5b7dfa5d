/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rungs of the ladder of urging: a day and a way each, in the order of their days. What can't be is
 * said beside and never applied (core's siyi_ladder_check()). Main thread. */
#include "siyi-ladder-group.h"

#include <glib/gi18n.h>

#include "siyi-error.h"
#include "siyi-follow-words.h"
#include "siyi-tip.h"

/* A number turned up step by step is taken once, when it rests. */
#define REST_MS 700
#define FARTHEST 366

typedef struct
{
  GtkWidget     *row;
  GtkSpinButton *day;
  GtkDropDown   *way;
  GtkWidget     *remove;
} Rung;

struct _SiyiLadderGroup
{
  AdwPreferencesGroup parent_instance;

  /* Children */
  GtkWidget *reset;
  GtkWidget *problem;      /* a row */
  GPtrArray *rungs;        /* Rung, owned; their widgets borrowed */

  /* Owned */
  char      *stored;
  guint      rest;         /* source */
  gboolean   showing;      /* what changes now is no choice of a person */
};

static guint apply_signal;

G_DEFINE_FINAL_TYPE (SiyiLadderGroup, siyi_ladder_group, ADW_TYPE_PREFERENCES_GROUP)

static void show_ladder (SiyiLadderGroup *self, const GArray *ladder);

static int
compare_rungs (gconstpointer a, gconstpointer b)
{
  return ((const SiyiUrgeRung *) a)->offset - ((const SiyiUrgeRung *) b)->offset;
}

static GArray *
shown_ladder (SiyiLadderGroup *self)
{
  GArray *ladder = g_array_new (FALSE, FALSE, sizeof (SiyiUrgeRung));

  for (guint i = 0; i < self->rungs->len; i++)
    {
      const Rung *rung = g_ptr_array_index (self->rungs, i);
      SiyiUrgeRung urge = { gtk_spin_button_get_value_as_int (rung->day),
                            (SiyiUrgeWay) gtk_drop_down_get_selected (rung->way) };

      g_array_append_val (ladder, urge);
    }
  g_array_sort (ladder, compare_rungs);

  return ladder;
}

static char *
day_title (int offset)
{
  if (offset == 0)
    return g_strdup (_("On the last day"));
  if (offset < 0)
    return g_strdup_printf (ngettext ("%d day before the last day", "%d days before the last day", -offset), -offset);

  return g_strdup_printf (ngettext ("%d day after the last day", "%d days after the last day", offset), offset);
}

/* (transfer full) (nullable): what is wrong with the ladder, as a sentence */
static char *
problem_of (const GArray *ladder)
{
  for (guint i = 1; i < ladder->len; i++)
    {
      const SiyiUrgeRung *rung = &g_array_index (ladder, SiyiUrgeRung, i);
      g_autofree char *day = day_title (rung->offset);

      if (rung->offset == rung[-1].offset)
        /* Translators: %s is a day, such as "On the last day" */
        return g_strdup_printf (_("%s: there are two steps; keep one of them"), day);
    }

  return NULL;
}

static void
update (SiyiLadderGroup *self)
{
  g_autoptr(GArray) ladder = shown_ladder (self);
  g_autoptr(GArray) shipped = siyi_ladder_default ();
  g_autofree char *text = siyi_ladder_to_text (ladder);
  g_autofree char *usual = siyi_ladder_to_text (shipped);
  g_autofree char *problem = problem_of (ladder);
  g_autofree char *words = problem == NULL ? siyi_ladder_words (ladder) : NULL;

  for (guint i = 0; i < self->rungs->len; i++)
    {
      const Rung *rung = g_ptr_array_index (self->rungs, i);
      g_autofree char *title = day_title (gtk_spin_button_get_value_as_int (rung->day));

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (rung->row), title);
      gtk_widget_set_sensitive (rung->remove, self->rungs->len > 1);
    }
  gtk_widget_set_visible (self->reset, !g_str_equal (text, usual));
  gtk_widget_set_visible (self->problem, problem != NULL);
  if (problem != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->problem), problem);
  if (words != NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), words);
}

static void
apply (SiyiLadderGroup *self)
{
  g_autoptr(GArray) ladder = shown_ladder (self);
  g_autofree char *text = siyi_ladder_to_text (ladder);
  g_autofree char *problem = problem_of (ladder);

  g_clear_handle_id (&self->rest, g_source_remove);
  if (problem != NULL || !siyi_ladder_check (ladder, NULL) || g_strcmp0 (text, self->stored) == 0)
    return;

  g_free (self->stored);
  self->stored = g_strdup (text);
  show_ladder (self, ladder);
  g_signal_emit (self, apply_signal, 0, text);
}

static void
on_rest (gpointer data)
{
  SiyiLadderGroup *self = data;

  self->rest = 0;
  apply (self);
}

static void
on_edited (SiyiLadderGroup *self)
{
  if (self->showing)
    return;

  update (self);
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add_once (REST_MS, on_rest, self);
}

static void
on_remove (SiyiLadderGroup *self, GtkWidget *button)
{
  for (guint i = 0; i < self->rungs->len; i++)
    {
      const Rung *rung = g_ptr_array_index (self->rungs, i);

      if (rung->remove != button)
        continue;
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), rung->row);
      g_ptr_array_remove_index (self->rungs, i);
      break;
    }
  update (self);
  apply (self);
}

static void
add_rung (SiyiLadderGroup *self, const SiyiUrgeRung *urge)
{
  Rung *rung = g_new0 (Rung, 1);
  g_autoptr(GtkStringList) ways = gtk_string_list_new (NULL);

  for (int way = 0; way < SIYI_N_URGE_WAYS; way++)
    gtk_string_list_append (ways, siyi_follow_words_way (siyi_urge_way_word ((SiyiUrgeWay) way)));
  rung->row = adw_action_row_new ();
  rung->day = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (-FARTHEST, FARTHEST, 1));
  gtk_spin_button_set_value (rung->day, urge->offset);
  rung->way = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&ways)), NULL));
  gtk_drop_down_set_selected (rung->way, urge->way);
  rung->remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_add_css_class (rung->remove, "flat");
  siyi_tip_set (rung->remove, _("Remove"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (rung->day), _("Days from the last day; with a minus sign: before it"));
  gtk_widget_set_size_request (GTK_WIDGET (rung->way), 150, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (rung->day), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Days from the last day"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (rung->way), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Way of urging"), -1);
  siyi_tip_inner (rung->way, rung->way);

  for (gsize i = 0; i < 3; i++)
    {
      GtkWidget *parts[] = { GTK_WIDGET (rung->day), GTK_WIDGET (rung->way), rung->remove };

      gtk_widget_set_valign (parts[i], GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (rung->row), parts[i]);
    }
  g_signal_connect_object (rung->day, "value-changed", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rung->way, "notify::selected", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rung->remove, "clicked", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), rung->row);
  g_ptr_array_add (self->rungs, rung);
}

/* Rows stay where their order does: the one being edited keeps the focus. */
static gboolean
fits (SiyiLadderGroup *self, const GArray *ladder)
{
  if (self->rungs->len != ladder->len)
    return FALSE;

  for (guint i = 0; i < ladder->len; i++)
    {
      const Rung *rung = g_ptr_array_index (self->rungs, i);
      const SiyiUrgeRung *urge = &g_array_index (ladder, SiyiUrgeRung, i);

      if (gtk_spin_button_get_value_as_int (rung->day) != urge->offset ||
          gtk_drop_down_get_selected (rung->way) != (guint) urge->way)
        return FALSE;
    }

  return TRUE;
}

static void
show_ladder (SiyiLadderGroup *self, const GArray *ladder)
{
  self->showing = TRUE;
  if (!fits (self, ladder))
    {
      for (guint i = 0; i < self->rungs->len; i++)
        adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), ((Rung *) g_ptr_array_index (self->rungs, i))->row);
      g_ptr_array_set_size (self->rungs, 0);
      for (guint i = 0; i < ladder->len; i++)
        add_rung (self, &g_array_index (ladder, SiyiUrgeRung, i));
    }
  self->showing = FALSE;
  update (self);
}

static void
on_add (SiyiLadderGroup *self)
{
  g_autoptr(GArray) ladder = shown_ladder (self);
  SiyiUrgeRung urge = { 0, SIYI_URGE_CALL };

  if (ladder->len > 0)
    {
      urge = g_array_index (ladder, SiyiUrgeRung, ladder->len - 1);
      urge.offset = MIN (urge.offset + MAX (1, siyi_ladder_pace (ladder)), FARTHEST);
    }
  add_rung (self, &urge);
  update (self);
  apply (self);
}

static void
on_reset (SiyiLadderGroup *self)
{
  g_autoptr(GArray) ladder = siyi_ladder_default ();

  show_ladder (self, ladder);
  apply (self);
}

static GtkWidget *
new_buttons (SiyiLadderGroup *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_label (_("Add a Step"));

  self->reset = gtk_button_new_with_label (_("As Usual"));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (box, 12);
  gtk_box_append (GTK_BOX (box), self->reset);
  gtk_box_append (GTK_BOX (box), add);
  g_signal_connect_object (self->reset, "clicked", G_CALLBACK (on_reset), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);

  return box;
}

static void
siyi_ladder_group_dispose (GObject *object)
{
  SiyiLadderGroup *self = SIYI_LADDER_GROUP (object);

  g_clear_handle_id (&self->rest, g_source_remove);

  G_OBJECT_CLASS (siyi_ladder_group_parent_class)->dispose (object);
}

static void
siyi_ladder_group_finalize (GObject *object)
{
  SiyiLadderGroup *self = SIYI_LADDER_GROUP (object);

  g_ptr_array_unref (self->rungs);
  g_free (self->stored);

  G_OBJECT_CLASS (siyi_ladder_group_parent_class)->finalize (object);
}

static void
siyi_ladder_group_class_init (SiyiLadderGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siyi_ladder_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = siyi_ladder_group_finalize;
  apply_signal = g_signal_new ("apply", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
siyi_ladder_group_init (SiyiLadderGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  self->rungs = g_ptr_array_new_with_free_func (g_free);
  self->problem = adw_action_row_new ();
  gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_set_visible (self->problem, FALSE);
  adw_preferences_group_set_title (group, _("Ladder of Urging"));
  adw_preferences_group_set_header_suffix (group, new_buttons (self));
  adw_preferences_group_add (group, self->problem);
}

GtkWidget *
siyi_ladder_group_new (void)
{
  return g_object_new (SIYI_TYPE_LADDER_GROUP, NULL);
}

/**
 * siyi_ladder_group_set_stored:
 * @ladder: (element-type SiyiUrgeRung): what the archive holds now
 *
 * Shows it, unless a change is still waiting.
 */
void
siyi_ladder_group_set_stored (SiyiLadderGroup *self, const GArray *ladder)
{
  if (self->rest != 0)
    return;

  g_free (self->stored);
  self->stored = siyi_ladder_to_text (ladder);
  show_ladder (self, ladder);
}

/**
 * siyi_ladder_group_flush:
 *
 * A change not yet at rest is applied.
 */
void
siyi_ladder_group_flush (SiyiLadderGroup *self)
{
  if (self->rest != 0)
    apply (self);
}
