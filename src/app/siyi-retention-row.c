/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A matter that falls due, and a list of destruction, each as a row. Main thread. */
#include "siyi-retention-row.h"

#include <glib/gi18n.h>

#include "siyi-retention-words.h"
#include "siyi-tip.h"

static const char case_key[] = "siyi-case";
static const char check_key[] = "siyi-check";

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
new_check (GtkWidget  *row,
           const char *number)
{
  GtkWidget *check = gtk_check_button_new ();
  /* Translators: %s is the number of a case */
  g_autofree char *words = g_strdup_printf (_("Put %s on a list"), number);

  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (row), check_key, check);

  return check;
}

/* As wide as a check. */
static GtkWidget *
new_sign (void)
{
  GtkWidget *sign = gtk_image_new_from_icon_name ("go-home-symbolic");

  gtk_widget_set_size_request (sign, 26, -1);

  return sign;
}

/**
 * siyi_retention_row_new:
 *
 * Returns: (transfer floating): the row; activated it opens the case
 */
GtkWidget *
siyi_retention_row_new (const SiyiRetentionLine *line,
                        SiyiDay                  today)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *what = new_label (line->hand_over ? _("to the state archive") : _("keeping is over"),
                               line->hand_over ? "secondary" : "ones-soon");
  g_autofree char *below = siyi_retention_words_due (line, today);
  GtkWidget *class_name = new_label (line->class_name != NULL ? line->class_name : "", NULL);

  gtk_box_append (GTK_BOX (first), new_label (line->number, NULL));
  gtk_widget_set_hexpand (class_name, TRUE);
  gtk_box_append (GTK_BOX (first), class_name);
  gtk_box_append (GTK_BOX (first), what);
  gtk_box_append (GTK_BOX (lines), first);
  gtk_box_append (GTK_BOX (lines), new_label (below, "secondary"));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), line->hand_over ? new_sign () : new_check (row, line->number));
  gtk_box_append (GTK_BOX (box), lines);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "ones-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, line->number,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, below, -1);
  g_object_set_data_full (G_OBJECT (row), case_key, g_memdup2 (&line->case_id, sizeof line->case_id), g_free);

  return row;
}

gint64
siyi_retention_row_get_case (GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), case_key);

  return id != NULL ? *id : 0;
}

GtkCheckButton *
siyi_retention_row_get_check (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), check_key);
}

gboolean
siyi_retention_row_get_ticked (GtkListBoxRow *row)
{
  GtkCheckButton *check = siyi_retention_row_get_check (row);

  return check != NULL && gtk_check_button_get_active (check);
}

void
siyi_retention_row_set_ticked (GtkListBoxRow *row,
                               gboolean       ticked)
{
  GtkCheckButton *check = siyi_retention_row_get_check (row);

  if (check != NULL)
    gtk_check_button_set_active (check, ticked);
}

/* --- Lists ---------------------------------------------------------------------------------------- */

/* action: %NULL for one that cannot be pressed: an action would say otherwise. */
static GtkWidget *
new_button (const char *label,
            const char *action,
            gint64      list)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  if (action != NULL)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", list);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
    }
  gtk_widget_set_sensitive (button, action != NULL);
  gtk_widget_add_css_class (button, "row-button");

  return button;
}

static GtkWidget *
new_menu (gint64 list)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr(GMenu) menu = g_menu_new ();
  static const struct { const char *label, *action; } entries[] = {
    { N_("_Print the List…"), "retention.print" }, { N_("_Save the List…"), "retention.save" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (_(entries[i].label), NULL);

      g_menu_item_set_action_and_target (item, entries[i].action, "x", list);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "printer-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  siyi_tip_set (button, _("The list on paper"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");

  return button;
}

static GtkWidget *
new_buttons (const SiyiDestruction *list,
             SiyiDestructionWaits   waits)
{
  const char *sign = waits != SIYI_DESTRUCTION_WAITS_FOR_ANOTHER ? "retention.sign" : NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *next = waits == SIYI_DESTRUCTION_WAITS_FOR_DEED ? new_button (_("Destroy…"), "retention.destroy", list->id)
                                                             : new_button (_("Sign…"), sign, list->id);

  if (waits == SIYI_DESTRUCTION_WAITS_FOR_DEED)
    gtk_widget_add_css_class (next, "destructive-action");
  gtk_box_append (GTK_BOX (box), next);
  gtk_box_append (GTK_BOX (box), new_button (_("Take Back…"), "retention.cancel", list->id));

  return box;
}

/**
 * siyi_destruction_row_new:
 * @who: who sits here
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
siyi_destruction_row_new (const SiyiDestruction *list,
                          const char            *who,
                          SiyiDay                today)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const SiyiDestructionWaits waits = siyi_destruction_waits (list, who);
  g_autofree char *title = siyi_destruction_words_title (list);
  g_autofree char *state = siyi_destruction_words_state (list, who, today);
  GtkWidget *name = new_label (title, "heading");
  GtkWidget *words = new_label (state, waits == SIYI_DESTRUCTION_WAITS_FOR_DEED ? "ones-soon" : "secondary");

  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), new_menu (list->id));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), new_label (list->reason, NULL));
  gtk_box_append (GTK_BOX (box), words);
  if (waits != SIYI_DESTRUCTION_WAITS_FOR_NOTHING)
    gtk_box_append (GTK_BOX (box), new_buttons (list, waits));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "destruction-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, state, -1);

  return row;
}
