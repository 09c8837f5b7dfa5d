/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section "Leader in charge" of a case's page: the open charge, else the one struck off last; its next
 * step as a button, every other in a menu. Main thread; the charges shown are shared with the page. */
#include "siyi-case-charge.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-charge-dialog.h"
#include "siyi-charge-print.h"
#include "siyi-charge-words.h"
#include "siyi-children.h"
#include "siyi-light.h"
#include "siyi-role-guard.h"
#include "siyi-tip.h"

struct _SiyiCaseCharge
{
  GtkBox              parent_instance;

  /* Children */
  GtkMenuButton      *more;
  GtkListBox         *list;
  GtkWidget          *empty;
  GtkButton          *next;

  /* Owned */
  SiyiArchive        *archive;
  GPtrArray          *charges;     /* SiyiCharge; NULL: nothing shown yet */
  char               *leader;      /* (nullable) */
  gint64              case_id;
  SiyiDay             today;
};

G_DEFINE_FINAL_TYPE (SiyiCaseCharge, siyi_case_charge, GTK_TYPE_BOX)

static const SiyiCharge *
shown_charge (SiyiCaseCharge *self)
{
  return self->charges != NULL && self->charges->len > 0 ? g_ptr_array_index (self->charges, 0) : NULL;
}

static const SiyiCharge *
open_charge (SiyiCaseCharge *self)
{
  const SiyiCharge *charge = shown_charge (self);

  return charge != NULL && charge->reading.state != SIYI_CHARGE_STRUCK ? charge : NULL;
}

static GtkWidget *
new_label (const char *text,
           const char *style,
           gboolean    wraps)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (wraps)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 26);
    }
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static void
append_row (SiyiCaseCharge *self,
            GtkWidget      *child)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (child, "charge-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (self->list, row);
}

/* Light, who, how it stands. */
static void
add_head (SiyiCaseCharge   *self,
          const SiyiCharge *charge)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *who = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *sign = siyi_light_icon_new (16);
  g_autofree char *state = siyi_charge_words_state (charge);
  GtkWidget *word = new_label (state, "heading", FALSE);

  siyi_light_icon_set (SIYI_LIGHT_ICON (sign), charge->reading.light, charge->reading.percent / 100.0, NULL);
  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_widget_set_margin_top (sign, 4);
  gtk_box_append (GTK_BOX (who), new_label (charge->name, "heading", FALSE));
  if (charge->post != NULL)
    gtk_box_append (GTK_BOX (who), new_label (charge->post, "secondary", TRUE));
  gtk_widget_set_hexpand (who, TRUE);
  gtk_widget_set_valign (word, GTK_ALIGN_START);
  if (charge->reading.light == SIYI_LIGHT_RED)
    gtk_widget_add_css_class (word, "over");
  if (charge->reading.light == SIYI_LIGHT_YELLOW)
    gtk_widget_add_css_class (word, "soon");
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), who);
  gtk_box_append (GTK_BOX (box), word);
  append_row (self, box);
}

static void
add_fact (GtkBox     *box,
          const char *caption,
          const char *text)
{
  g_autofree char *words = NULL;

  if (text == NULL)
    return;
  /* Translators: a caption and its value, in one line of a charge */
  words = g_strdup_printf (C_("charge", "%1$s  %2$s"), caption, text);
  gtk_box_append (box, new_label (words, NULL, TRUE));
}

static void
add_table (SiyiCaseCharge   *self,
           const SiyiCharge *charge)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *limit = charge->facts.limit != SIYI_DAY_NONE
                             ? siyi_case_words_day (charge->facts.limit, self->today, FALSE) : NULL;
  g_autofree char *wants = siyi_charge_words_wants (charge);

  add_fact (GTK_BOX (box), _("Responsible unit"), charge->unit);
  add_fact (GTK_BOX (box), _("Limit"), limit);
  if (wants != NULL)
    gtk_box_append (GTK_BOX (box), new_label (wants, "secondary", TRUE));
  append_row (self, box);
}

/* The history only grows; the newest first. */
static void
add_line (SiyiCaseCharge       *self,
          const SiyiChargeLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *day = siyi_case_words_day (line->day, self->today, FALSE);
  /* Translators: what happened, on which day */
  g_autofree char *title = g_strdup_printf (C_("charge line", "%1$s  %2$s"), siyi_charge_words_line (line->kind), day);

  gtk_box_append (GTK_BOX (box), new_label (title, NULL, TRUE));
  if (line->body != NULL && *line->body != '\0')
    gtk_box_append (GTK_BOX (box), new_label (line->body, "secondary", TRUE));
  append_row (self, box);
}

static void
add_verb (GMenu              *menu,
          SiyiChargeLineKind  kind)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (siyi_charge_words_verb (kind), NULL);

  g_menu_item_set_action_and_target (item, "charge.write", "s", siyi_charge_line_word (kind));
  g_menu_append_item (menu, item);
}

static void
show_menu (SiyiCaseCharge *self)
{
  const SiyiCharge *charge = open_charge (self);
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) lines = g_menu_new ();
  g_autoptr(GMenu) papers = g_menu_new ();

  if (charge == NULL)
    add_verb (lines, SIYI_CHARGE_LINE_LISTED);
  for (int kind = 0; charge != NULL && kind < SIYI_N_CHARGE_LINES; kind++)
    if (siyi_charge_may_follow (&charge->facts, (SiyiChargeLineKind) kind))
      add_verb (lines, (SiyiChargeLineKind) kind);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (lines));
  if (shown_charge (self) != NULL && !shown_charge (self)->restricted)
    g_menu_append (papers, _("_Print the Table"), "charge.print");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (papers));
  gtk_menu_button_set_menu_model (self->more, G_MENU_MODEL (menu));
}

static void
show_next (SiyiCaseCharge *self)
{
  const SiyiCharge *charge = open_charge (self);
  const SiyiChargeLineKind next = charge != NULL ? siyi_charge_next (charge) : SIYI_CHARGE_LINE_LISTED;

  gtk_button_set_label (self->next, siyi_charge_words_verb (next));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->next), "s", siyi_charge_line_word (next));
}

static void
show_charge (SiyiCaseCharge *self)
{
  const SiyiCharge *charge = shown_charge (self);
  g_autofree char *named = NULL;

  siyi_children_remove (self->list);
  if (charge != NULL)
    {
      add_head (self, charge);
      add_table (self, charge);
      for (guint i = 0; charge->lines != NULL && i < charge->lines->len; i++)
        add_line (self, g_ptr_array_index (charge->lines, i));
    }
  else if (self->leader != NULL && *self->leader != '\0')
    /* Translators: %s is a leader */
    named = g_strdup_printf (_("The ledger names %s; no table of the charge is kept yet."), self->leader);

  gtk_label_set_text (GTK_LABEL (self->empty), named != NULL ? named : _("No leader has charge of this case."));
  gtk_widget_set_visible (self->empty, charge == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->list), charge != NULL);
  show_menu (self);
  show_next (self);
}

static void
write_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SiyiCaseCharge *self = SIYI_CASE_CHARGE (widget);
  const SiyiChargeLineKind kind = siyi_charge_line_from_word (g_variant_get_string (parameter, NULL));

  if (self->archive != NULL && self->case_id != 0 && kind < SIYI_N_CHARGE_LINES)
    gtk_window_present (GTK_WINDOW (siyi_charge_dialog_new (widget, self->archive, self->case_id, kind,
                                                            open_charge (self), self->leader)));
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SiyiCaseCharge *self = SIYI_CASE_CHARGE (widget);

  if (shown_charge (self) != NULL)
    siyi_charge_print (widget, self->archive, self->case_id);
}

static void
siyi_case_charge_dispose (GObject *object)
{
  SiyiCaseCharge *self = SIYI_CASE_CHARGE (object);

  g_clear_object (&self->archive);
  g_clear_pointer (&self->charges, g_ptr_array_unref);
  g_clear_pointer (&self->leader, g_free);

  G_OBJECT_CLASS (siyi_case_charge_parent_class)->dispose (object);
}

static void
siyi_case_charge_class_init (SiyiCaseChargeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_case_charge_dispose;
  siyi_guard_install (widget_class, "charge.write", "s", write_action);
  siyi_guard_install (widget_class, "charge.print", NULL, print_action);
}

static GtkWidget *
head_new (SiyiCaseCharge *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = new_label (_("Leader in charge"), "heading", FALSE);

  gtk_widget_set_hexpand (title, TRUE);
  self->next = GTK_BUTTON (gtk_button_new ());
  gtk_button_set_use_underline (self->next, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->next), "row-button");
  gtk_widget_set_valign (GTK_WIDGET (self->next), GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->next), "s", siyi_charge_line_word (SIYI_CHARGE_LINE_LISTED));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->next), "charge.write");
  self->more = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->more, "view-more-symbolic");
  siyi_tip_set (self->more, _("What to write about the charge"));
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "flat");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->next));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->more));
  gtk_widget_set_margin_top (head, 4);

  return head;
}

static void
siyi_case_charge_init (SiyiCaseCharge *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  /* The names inside take what there is; the column keeps its width. */
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Leader in charge"), -1);
  self->empty = new_label (NULL, "muted", TRUE);

  gtk_box_append (GTK_BOX (self), head_new (self));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self), self->empty);
}

void
siyi_case_charge_set_archive (SiyiCaseCharge *self,
                              SiyiArchive    *archive)
{
  g_return_if_fail (SIYI_IS_CASE_CHARGE (self) && self->archive == NULL);

  self->archive = g_object_ref (archive);
}

/**
 * siyi_case_charge_set_charges:
 * @charges: (element-type SiyiCharge): of the case, the open one first; kept while they are shown
 * @leader: (nullable): whom the ledger names
 */
void
siyi_case_charge_set_charges (SiyiCaseCharge *self,
                              gint64          case_id,
                              GPtrArray      *charges,
                              const char     *leader,
                              SiyiDay         today)
{
  g_return_if_fail (SIYI_IS_CASE_CHARGE (self));

  if (self->charges == charges && self->case_id == case_id)
    return;

  g_ptr_array_ref (charges);
  g_clear_pointer (&self->charges, g_ptr_array_unref);
  self->charges = charges;
  g_free (self->leader);
  self->leader = g_strdup (leader);
  self->case_id = case_id;
  self->today = today;
  show_charge (self);
}

guint
siyi_case_charge_get_n_lines (SiyiCaseCharge *self)
{
  g_return_val_if_fail (SIYI_IS_CASE_CHARGE (self), 0);

  return shown_charge (self) != NULL ? shown_charge (self)->lines->len : 0;
}
