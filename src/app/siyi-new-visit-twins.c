/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane beside the intake form: the likeliest earlier matter compared line by line with what is
 * being typed, others of the same name, and reminders. Proposes only; a person decides. */
#include "siyi-new-visit-twins.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-children.h"
#include "siyi-light.h"
#include "siyi-mask.h"

struct _SiyiTwinsPane
{
  GtkWidget   parent_instance;

  /* Template */
  GtkWidget  *likely_box;
  GtkLabel   *why;
  GtkGrid    *grid;
  GtkWidget  *same;
  GtkWidget  *other;
  GtkWidget  *linked_box;
  GtkLabel   *linked;
  GtkWidget  *alike_box;
  GtkLabel   *alike_head;
  GtkListBox *alike;
  GtkBox     *reminders;

  /* Owned */
  GPtrArray  *twins;        /* SiyiTwin, likeliest first */
  GHashTable *refused;      /* ids a person said "it is not" of */
  SiyiIntake *intake;       /* what they are compared with */
  SiyiDay     today;
  gint64      shown;        /* id in the comparison, 0: none */
  char       *shown_number;
  gint64      link_to;
};

enum { LINK, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiTwinsPane, siyi_twins_pane, GTK_TYPE_WIDGET)

static gboolean
says (const SiyiTwin *twin,
      const char     *why)
{
  g_auto(GStrv) words = g_strsplit (twin->why != NULL ? twin->why : "", ",", -1);

  return g_strv_contains ((const char * const *) words, why);
}

static gboolean
is_likely (const SiyiTwin *twin)
{
  return twin->likely || says (twin, "phone") || says (twin, "id") || says (twin, "number");
}

static const char *
why_words (const SiyiTwin *twin)
{
  if (says (twin, "number"))
    return _("Same number");
  if (says (twin, "id"))
    return _("Same paper");
  if (says (twin, "phone"))
    return _("Same phone");
  if (says (twin, "name") && says (twin, "request"))
    return _("Same name, alike request");
  if (says (twin, "request"))
    return _("Alike request");

  return _("Same name");
}

static GtkWidget *
grid_label (const char *text,
            gboolean    bold,
            gboolean    dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, !dim);
  gtk_widget_add_css_class (label, "twin-cell");
  if (bold)
    gtk_widget_add_css_class (label, "heading");
  if (dim)
    gtk_widget_add_css_class (label, "secondary");

  return label;
}

static void
add_line (SiyiTwinsPane *self,
          int           *row,
          const char    *caption,
          const char    *mine,
          const char    *theirs,
          gboolean       equal)
{
  gtk_grid_attach (self->grid, grid_label (caption, FALSE, TRUE), 0, *row, 1, 1);
  gtk_grid_attach (self->grid, grid_label (mine, equal, FALSE), 1, *row, 1, 1);
  gtk_grid_attach (self->grid, grid_label (theirs, equal, FALSE), 2, *row, 1, 1);
  (*row)++;
}

static void
clear_grid (SiyiTwinsPane *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

static char *
masked_phones (const char *text)
{
  g_auto(GStrv) numbers = siyi_intake_phones (text != NULL ? text : "");

  for (gsize i = 0; numbers[i] != NULL; i++)
    {
      char *masked = siyi_mask_phone (numbers[i]);

      g_free (numbers[i]);
      numbers[i] = masked;
    }

  return g_strjoinv (" ", numbers);
}

/* The first name and how many there are: the card is narrow. */
static char *
short_names (const char *text)
{
  g_auto(GStrv) names = siyi_intake_names (text != NULL ? text : "", NULL);
  guint n = g_strv_length (names);

  if (n < 2)
    return g_strdup (n == 1 ? names[0] : "");

  /* Translators: the first of several visitors, and how many they are */
  return g_strdup_printf (_("%s and others, %u"), names[0], n);
}

static char *
limit_words (const SiyiTwinsPane *self,
             const SiyiCaseLine  *line)
{
  char *left = siyi_case_words_left (line->assigned, line->due, line->closed, self->today);

  return left != NULL ? left : g_strdup (_("No limit set"));
}

static void
compare (SiyiTwinsPane  *self,
         const SiyiTwin *twin)
{
  const SiyiCaseLine *line = twin->line;
  g_autofree char *day = siyi_case_words_day (line->last_day, self->today, TRUE);
  g_autofree char *phone = masked_phones (siyi_intake_get (self->intake, SIYI_INTAKE_PHONE));
  g_autofree char *their_phone = masked_phones (twin->phones);
  g_autofree char *left = limit_words (self, line);
  g_autofree char *names = short_names (siyi_intake_get (self->intake, SIYI_INTAKE_NAMES));
  g_autofree char *their_names = short_names (twin->names);
  g_autofree char *title = siyi_case_words_title (line->title);
  int row = 0;

  clear_grid (self);
  add_line (self, &row, "", _("This time"), line->number, TRUE);
  add_line (self, &row, _("Last"), _("Today"), day, FALSE);
  add_line (self, &row, _("Name"), names, their_names, says (twin, "name"));
  add_line (self, &row, C_("twin", "Phone"), phone, their_phone, says (twin, "phone"));
  add_line (self, &row, _("Request"), siyi_intake_get (self->intake, SIYI_INTAKE_REQUEST), title,
            says (twin, "request"));
  add_line (self, &row, _("Unit"), siyi_intake_get (self->intake, SIYI_INTAKE_UNIT),
            line->units != NULL ? line->units : "", FALSE);
  add_line (self, &row, C_("twin", "Limit"), _("not begun"), left, FALSE);

  gtk_label_set_text (self->why, why_words (twin));
  self->shown = line->id;
  g_free (self->shown_number);
  self->shown_number = g_strdup (line->number);
}

static void
add_alike (SiyiTwinsPane  *self,
           const SiyiTwin *twin)
{
  const SiyiCaseLine *line = twin->line;
  g_autofree char *title = siyi_case_words_title (line->title);
  g_autofree char *day = siyi_case_words_day (line->last_day, self->today, FALSE);
  /* Translators: two facts side by side: number, day */
  g_autofree char *below = g_strdup_printf (C_("facts", "%s   %s"), line->number, day);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_label_new (NULL);
  GtkWidget *foot = gtk_label_new (below);
  GtkWidget *button = gtk_button_new_with_label (_("Look"));
  g_autofree char *both = g_strdup_printf (C_("facts", "%s   %s"),
                                           line->visitors != NULL ? line->visitors : "", title);

  gtk_label_set_text (GTK_LABEL (head), both);
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_label_set_ellipsize (GTK_LABEL (head), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (foot), 0);
  gtk_widget_add_css_class (foot, "secondary");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), head);
  gtk_box_append (GTK_BOX (texts), foot);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-case");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", line->id);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "alike");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (self->alike, row);
}

static void
refill (SiyiTwinsPane *self)
{
  gboolean any_alike = FALSE;
  gboolean only_names = TRUE;

  siyi_children_remove (self->alike);

  self->shown = 0;
  for (guint i = 0; self->twins != NULL && i < self->twins->len; i++)
    {
      const SiyiTwin *twin = g_ptr_array_index (self->twins, i);
      gboolean refused = g_hash_table_contains (self->refused, &twin->line->id);

      if (twin->line->id == self->link_to)
        continue;
      if (self->shown == 0 && !refused && is_likely (twin))
        compare (self, twin);
      else
        {
          add_alike (self, twin);
          any_alike = TRUE;
          only_names &= g_strcmp0 (twin->why, "name") == 0;
        }
    }

  gtk_label_set_text (self->alike_head, only_names ? _("Same name, but not alike")
                                                   : _("Others that are alike"));
  gtk_widget_set_visible (self->likely_box, self->shown != 0);
  gtk_widget_set_visible (self->alike_box, any_alike);
}

static void
on_same_clicked (SiyiTwinsPane *self)
{
  g_autofree char *number = g_strdup (self->shown_number);

  g_signal_emit (self, signals[LINK], 0, self->shown, number);
}

static void
on_other_clicked (SiyiTwinsPane *self)
{
  gint64 *id = g_memdup2 (&self->shown, sizeof self->shown);

  g_hash_table_add (self->refused, id);
  refill (self);
}

static void
on_unlink_clicked (SiyiTwinsPane *self)
{
  g_signal_emit (self, signals[LINK], 0, G_GINT64_CONSTANT (0), NULL);
}

static void
siyi_twins_pane_dispose (GObject *object)
{
  SiyiTwinsPane *self = SIYI_TWINS_PANE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_TWINS_PANE);
  siyi_children_unparent (self);
  g_clear_pointer (&self->twins, g_ptr_array_unref);
  g_clear_pointer (&self->refused, g_hash_table_unref);
  g_clear_pointer (&self->intake, siyi_intake_free);
  g_clear_pointer (&self->shown_number, g_free);

  G_OBJECT_CLASS (siyi_twins_pane_parent_class)->dispose (object);
}

static void
siyi_twins_pane_class_init (SiyiTwinsPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_twins_pane_dispose;

  signals[LINK] = g_signal_new ("link", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/pages/twins-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiTwinsPane, likely_box);
  gtk_widget_class_bind_template_child (widget_class, SiyiTwinsPane, why);
  gtk_widget_class_bind_template_child (widget_class, SiyiTwinsPane, grid);
  gtk_widget_class_bind_template_child (widget_class, SiyiTwinsPane, same);
  gtk_widget_class_bind_template_child (widget_class, SiyiTwinsPane, other);
  gtk_widget_class_bind_template_child (widget_class, SiyiTwinsPane, linked_box);
  gtk_widget_class_bind_template_child (widget_class, SiyiTwinsPane, linked);
  gtk_widget_class_bind_template_child (widget_class, SiyiTwinsPane, alike_box);
  gtk_widget_class_bind_template_child (widget_class, SiyiTwinsPane, alike_head);
  gtk_widget_class_bind_template_child (widget_class, SiyiTwinsPane, alike);
  gtk_widget_class_bind_template_child (widget_class, SiyiTwinsPane, reminders);
  gtk_widget_class_bind_template_callback (widget_class, on_same_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_other_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_unlink_clicked);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
siyi_twins_pane_init (SiyiTwinsPane *self)
{
  self->refused = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->intake = siyi_intake_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * siyi_twins_pane_show:
 * @twins: (element-type SiyiTwin) (nullable): likeliest first; a reference is taken
 * @intake: what was typed when they were looked for
 * @today: for days and limits
 */
void
siyi_twins_pane_show (SiyiTwinsPane    *self,
                      GPtrArray        *twins,
                      const SiyiIntake *intake,
                      SiyiDay           today)
{
  g_return_if_fail (SIYI_IS_TWINS_PANE (self));

  g_clear_pointer (&self->twins, g_ptr_array_unref);
  self->twins = twins != NULL ? g_ptr_array_ref (twins) : NULL;
  for (int i = 0; i < SIYI_N_INTAKE; i++)
    siyi_intake_set (self->intake, i, intake->texts[i]);
  self->today = today;
  refill (self);
}

/**
 * siyi_twins_pane_set_link:
 * @id: the case a person linked, 0: none
 * @number: (nullable): its number
 */
void
siyi_twins_pane_set_link (SiyiTwinsPane *self,
                          gint64         id,
                          const char    *number)
{
  g_autofree char *words = NULL;

  g_return_if_fail (SIYI_IS_TWINS_PANE (self));

  self->link_to = id;
  /* Translators: %s is a case's number */
  words = id != 0 ? g_strdup_printf (_("Will be linked with %s."), number) : NULL;
  gtk_label_set_text (self->linked, words != NULL ? words : "");
  gtk_widget_set_visible (self->linked_box, id != 0);
  refill (self);
}

/**
 * siyi_twins_pane_remind:
 *
 * Shows the reminders that fit @intake.
 */
void
siyi_twins_pane_remind (SiyiTwinsPane    *self,
                        const SiyiIntake *intake)
{
  g_auto(GStrv) reminders = siyi_intake_reminders (intake);

  siyi_children_remove (self->reminders);

  for (gsize i = 0; reminders[i] != NULL; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-information-symbolic");
      GtkWidget *label = gtk_label_new (reminders[i]);

      gtk_widget_set_valign (icon, GTK_ALIGN_START);
      gtk_widget_set_margin_top (icon, 2);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_box_append (GTK_BOX (box), icon);
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (self->reminders, box);
    }
}

/**
 * siyi_twins_pane_n_likely:
 *
 * Returns: how many matters are proposed as the same one
 */
guint
siyi_twins_pane_n_likely (SiyiTwinsPane *self)
{
  guint n = 0;

  for (guint i = 0; self->twins != NULL && i < self->twins->len; i++)
    n += is_likely (g_ptr_array_index (self->twins, i));

  return n;
}
