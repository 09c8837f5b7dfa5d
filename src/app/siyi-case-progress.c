/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The popover of "Add progress": what happened, on which day, in which words. It asks for the line
 * and closes; the page writes it. */
#include "siyi-case-progress.h"

#include <glib/gi18n.h>

#include "siyi-new-visit-intake.h"
#include "siyi-timeline-words.h"
#include "siyi-tip.h"

struct _SiyiCaseProgress
{
  GtkPopover   parent_instance;

  /* Template */
  GtkDropDown *kind;
  GtkEditable *day;
  GtkEditable *text;
  GtkLabel    *check;
  GtkWidget   *add;

  SiyiDay      today;
};

enum { ADD, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiCaseProgress, siyi_case_progress, GTK_TYPE_POPOVER)

static void
on_changed (SiyiCaseProgress *self)
{
  SiyiDay day = siyi_intake_read_day (gtk_editable_get_text (self->day), self->today);
  gboolean good = day != SIYI_DAY_NONE && day <= self->today;

  gtk_label_set_text (self->check, good ? ""
                                        : day == SIYI_DAY_NONE ? _("No such day")
                                                               : _("A day to come"));
  gtk_widget_set_sensitive (self->add, good);
}

static void
on_add (SiyiCaseProgress *self)
{
  guint selected = gtk_drop_down_get_selected (self->kind);
  SiyiDay day = siyi_intake_read_day (gtk_editable_get_text (self->day), self->today);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->text)));

  if (!gtk_widget_get_sensitive (self->add) || selected == GTK_INVALID_LIST_POSITION)
    return;

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[ADD], 0, siyi_moment_own_kinds ()[selected], day, text);
  gtk_editable_set_text (self->text, "");
}

static void
siyi_case_progress_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SIYI_TYPE_CASE_PROGRESS);

  G_OBJECT_CLASS (siyi_case_progress_parent_class)->dispose (object);
}

static void
siyi_case_progress_class_init (SiyiCaseProgressClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_case_progress_dispose;
  signals[ADD] = g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_INT, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/siyi/Siyi/cells/case-progress.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseProgress, kind);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseProgress, day);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseProgress, text);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseProgress, check);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseProgress, add);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
}

static void
siyi_case_progress_init (SiyiCaseProgress *self)
{
  const char * const *kinds = siyi_moment_own_kinds ();
  GtkStringList *words = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; kinds[i] != NULL; i++)
    gtk_string_list_take (words, siyi_moment_title (kinds[i], NULL));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (words));
  siyi_tip_inner (self->kind, self->kind);
  g_object_unref (words);
}

/**
 * siyi_case_progress_set_today:
 * @today: the day proposed, and the latest one accepted
 */
void
siyi_case_progress_set_today (SiyiCaseProgress *self,
                              SiyiDay           today)
{
  g_autofree char *day = siyi_day_to_text (today);

  g_return_if_fail (SIYI_IS_CASE_PROGRESS (self));

  if (self->today == today)
    return;

  self->today = today;
  gtk_editable_set_text (self->day, day);
}
