/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of what is due. It keeps the subject of its item, by which the window opens the record. Main
 * thread. */
#include "siyi-today-row.h"

#include <glib/gi18n.h>

#include "siyi-light.h"
#include "siyi-meter.h"
#include "siyi-role-guard.h"

static SiyiPiece
piece_of (const char *word)
{
  for (int i = 0; i < SIYI_N_PIECES; i++)
    if (g_strcmp0 (siyi_piece_word ((SiyiPiece) i), word) == 0)
      return (SiyiPiece) i;

  return SIYI_PIECE_SIGNIN;
}

static GtkWidget *
new_sign (const SiyiDueItem *item)
{
  GtkWidget *sign;

  if (item->kind != SIYI_DUE_ARCHIVE)
    {
      sign = siyi_light_icon_new (16);
      siyi_light_icon_set (SIYI_LIGHT_ICON (sign), item->light, item->percent / 100.0, NULL);
      return sign;
    }

  sign = siyi_meter_new (SIYI_METER_SINGLE);
  siyi_meter_set_piece (SIYI_METER (sign), piece_of (item->extra));
  siyi_meter_set_tile (SIYI_METER (sign), piece_of (item->extra),
                       item->light == SIYI_LIGHT_RED ? SIYI_TILE_MISSING : SIYI_TILE_SOON, 0, 1);
  gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);

  return sign;
}

static GtkWidget *
new_lead (const SiyiDueItem *item,
          GtkSizeGroup      *leads)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *state = siyi_due_state (item);
  GtkWidget *label = gtk_label_new (state);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  if (item->light == SIYI_LIGHT_RED)
    gtk_widget_add_css_class (label, "over");
  if (item->light == SIYI_LIGHT_YELLOW)
    gtk_widget_add_css_class (label, "soon");
  gtk_box_append (GTK_BOX (box), new_sign (item));
  gtk_box_append (GTK_BOX (box), label);
  gtk_size_group_add_widget (leads, box);

  return box;
}

static GtkWidget *
new_label (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static GtkWidget *
new_words (const char *title,
           const char *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), new_label (title, NULL));
  gtk_box_append (GTK_BOX (box), new_label (line, "secondary"));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);

  return box;
}

/* The action of the next step; its target is set with it. */
static const char *
step_action (const SiyiDueItem  *item,
             GVariant          **target)
{
  const gboolean is_visit = g_str_has_prefix (item->subject, "visit:");

  switch (item->kind)
    {
    case SIYI_DUE_TASK_OVERDUE:
    case SIYI_DUE_TASK_TODAY:
    case SIYI_DUE_TASK_SOON:
    case SIYI_DUE_OFFICE:
    case SIYI_DUE_VISIT_BACK:
      *target = g_variant_new_int64 (item->id);
      return "show-task";
    case SIYI_DUE_UNASSIGNED:
      *target = is_visit ? g_variant_new_string (item->subject) : g_variant_new_int64 (item->id);
      return is_visit ? "show-due" : "show-task";
    case SIYI_DUE_CLOCK:
    case SIYI_DUE_CHARGE:
      *target = g_variant_new_int64 (item->id);
      return "show-case";
    case SIYI_DUE_ARCHIVE:
    case SIYI_DUE_LEADER_TOLD:
    case SIYI_DUE_BOOKING_LIST:
    case SIYI_DUE_SESSION:
      *target = g_variant_new_int64 (item->id);
      return "show-session";
    case SIYI_DUE_NOTICE:
    case SIYI_DUE_CALENDAR:
      *target = g_variant_new_string (item->subject);
      return "show-due";
    case SIYI_DUE_BACKUP:
    case SIYI_N_DUE:
    default:
      return NULL;
    }
}

/* Only what works is offered: a step whose place is not there has no button. */
static GtkWidget *
new_button (const SiyiDueItem *item,
            GActionGroup      *window,
            const char        *title)
{
  g_autoptr(GVariant) target = NULL;
  const char *action = step_action (item, &target);
  const char *words = siyi_today_words_button (item);
  const char *verb = siyi_due_step_verb (item->kind);
  g_autofree char *name = NULL;
  g_autofree char *description = NULL;
  GtkWidget *button;

  if (target != NULL)
    g_variant_ref_sink (target);
  if (action == NULL || words == NULL || window == NULL || !g_action_group_has_action (window, action))
    return NULL;

  name = g_strconcat ("win.", action, NULL);
  button = gtk_button_new_with_label (words);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), name);
  if (verb != NULL)
    siyi_role_guard (button, verb);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "row-button");
  /* Translators: a button's word, and the matter it is for, as a screen reader says them */
  description = g_strdup_printf (C_("due", "%1$s: %2$s"), words, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);

  return button;
}

/**
 * siyi_today_row_new:
 * @item: what is due
 * @window: (nullable): whose actions may be offered
 * @leads: makes the states equally wide
 * @buttons: and the buttons
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
siyi_today_row_new (const SiyiDueItem *item,
                    GActionGroup      *window,
                    GtkSizeGroup      *leads,
                    GtkSizeGroup      *buttons)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *title = siyi_due_title (item, FALSE);
  g_autofree char *line = siyi_due_line (item, FALSE);
  g_autofree char *state = siyi_due_state (item);
  /* Translators: a state, what is due, who should do what: as a screen reader says them */
  g_autofree char *sentence = g_strdup_printf (C_("due", "%1$s, %2$s, %3$s"), state, title, line);
  GtkWidget *button = new_button (item, window, title);

  gtk_box_append (GTK_BOX (box), new_lead (item, leads));
  gtk_box_append (GTK_BOX (box), new_words (title, line));
  if (button != NULL)
    {
      gtk_box_append (GTK_BOX (box), button);
      gtk_size_group_add_widget (buttons, button);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "due-row");
  g_object_set_data_full (G_OBJECT (row), "siyi-subject", g_strdup (item->subject), g_free);
  g_object_set_data (G_OBJECT (row), "siyi-kind", GINT_TO_POINTER (item->kind));
  g_object_set_data (G_OBJECT (row), "siyi-button", button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);

  return row;
}

const char *
siyi_today_row_get_subject (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "siyi-subject");
}

SiyiDueKind
siyi_today_row_get_kind (GtkWidget *row)
{
  return (SiyiDueKind) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "siyi-kind"));
}

GtkWidget *
siyi_today_row_get_button (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "siyi-button");
}
