/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section "Retention" of a case's page. Main thread. */
#include "siyi-case-keep.h"

#include <glib/gi18n.h>

#include "siyi-retention-ask.h"
#include "siyi-retention-words.h"

struct _SiyiCaseKeep
{
  GtkBox             parent_instance;

  /* Children */
  GtkLabel          *kept, *why;
  GtkWidget         *change;

  /* Owned */
  SiyiArchive       *archive;
  SiyiRetentionLine *line;       /* as far as it is asked about; NULL: nothing shown yet */
};

G_DEFINE_FINAL_TYPE (SiyiCaseKeep, siyi_case_keep, GTK_TYPE_BOX)

static void
change_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SiyiCaseKeep *self = SIYI_CASE_KEEP (widget);

  if (self->line != NULL)
    siyi_retention_ask_years (widget, self->archive, self->line);
}

static void
siyi_case_keep_dispose (GObject *object)
{
  SiyiCaseKeep *self = SIYI_CASE_KEEP (object);

  g_clear_object (&self->archive);
  g_clear_pointer (&self->line, siyi_retention_line_free);

  G_OBJECT_CLASS (siyi_case_keep_parent_class)->dispose (object);
}

static void
siyi_case_keep_class_init (SiyiCaseKeepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_case_keep_dispose;
  gtk_widget_class_install_action (widget_class, "keep.change", NULL, change_action);
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
siyi_case_keep_init (SiyiCaseKeep *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = new_label (_("Retention"), "heading");
  GtkWidget *change = gtk_button_new_with_label (C_("retention", "Change…"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  /* The words inside take what there is; the column keeps its width. */
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (change, "row-button");
  gtk_widget_set_valign (change, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (change), "keep.change");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), change);
  self->change = change;
  gtk_widget_set_margin_top (head, 4);
  self->kept = GTK_LABEL (new_label ("", "numeric"));
  self->why = GTK_LABEL (new_label ("", "secondary"));
  gtk_box_append (GTK_BOX (self), head);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->kept));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->why));
}

void
siyi_case_keep_set_archive (SiyiCaseKeep *self,
                            SiyiArchive  *archive)
{
  g_return_if_fail (SIYI_IS_CASE_KEEP (self) && self->archive == NULL);

  self->archive = g_object_ref (archive);
}

/**
 * siyi_case_keep_set_line:
 * @line: (nullable): of the case that shows; read during the call only
 */
void
siyi_case_keep_set_line (SiyiCaseKeep            *self,
                         const SiyiRetentionLine *line)
{
  g_autofree char *kept = NULL;
  g_autofree char *why = NULL;

  g_return_if_fail (SIYI_IS_CASE_KEEP (self));

  g_clear_pointer (&self->line, siyi_retention_line_free);
  gtk_widget_set_visible (GTK_WIDGET (self), line != NULL);
  if (line == NULL)
    return;

  gtk_widget_set_visible (self->change, line->destroyed == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->why), line->destroyed == 0);
  if (line->destroyed != 0)
    {
      /* Translators: number of the list of destruction by which the matter went */
      kept = g_strdup_printf (_("Destroyed by list No. %d"), line->destroyed);
      gtk_label_set_text (self->kept, kept);
      return;
    }

  self->line = g_memdup2 (line, sizeof *line);
  self->line->number = g_strdup (line->number);
  self->line->class_name = g_strdup (line->class_name);
  self->line->why = g_strdup (line->why);
  kept = siyi_retention_words_kept (line->years, line->ends);
  /* Translators: %s is the reason a person gave */
  why = line->by_person ? g_strdup_printf (_("Decided here: %s"), line->why)
                        /* Translators: %s is what the rule looks at */
                        : g_strdup_printf (_("By the rule: %s"), line->why);
  gtk_label_set_text (self->kept, kept);
  gtk_label_set_text (self->why, why);
}

const char *
siyi_case_keep_get_text (SiyiCaseKeep *self)
{
  g_return_val_if_fail (SIYI_IS_CASE_KEEP (self), NULL);

  return gtk_label_get_text (self->kept);
}
