/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog that edits a case's request, class, purpose, place, national number and facts. It
 * knows what stood there and gives back only what became different. */
#include "siyi-case-dialog.h"

#include <glib/gi18n.h>

#include "siyi-class.h"
#include "siyi-code.h"

typedef enum { TITLE, CLASS, PURPOSE, PLACE, NATIONAL, FACTS, N_FIELDS } Field;

static const char * const field_names[N_FIELDS] = {
  "title", "class", "purpose", "problem_place", "national_number", "facts",
};

struct _SiyiCaseDialog
{
  AdwWindow      parent_instance;

  /* Template */
  GtkEditable   *title_row;
  AdwComboRow   *class_row;
  AdwComboRow   *purpose_row;
  GtkEditable   *place_row;
  GtkEditable   *national_row;
  GtkTextView   *facts;

  char          *before[N_FIELDS];
};

enum { SAVE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiCaseDialog, siyi_case_dialog, ADW_TYPE_WINDOW)

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[SAVE], 0);
  gtk_window_destroy (GTK_WINDOW (widget));
}

static void
siyi_case_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SIYI_TYPE_CASE_DIALOG);

  G_OBJECT_CLASS (siyi_case_dialog_parent_class)->dispose (object);
}

static void
siyi_case_dialog_finalize (GObject *object)
{
  for (int i = 0; i < N_FIELDS; i++)
    g_free (SIYI_CASE_DIALOG (object)->before[i]);

  G_OBJECT_CLASS (siyi_case_dialog_parent_class)->finalize (object);
}

static void
siyi_case_dialog_class_init (SiyiCaseDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siyi_case_dialog_dispose;
  object_class->finalize = siyi_case_dialog_finalize;
  signals[SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/siyi/Siyi/dialogs/case-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseDialog, class_row);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseDialog, purpose_row);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseDialog, place_row);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseDialog, national_row);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseDialog, facts);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "dialog.save", NULL);
}

static void
siyi_case_dialog_init (SiyiCaseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The words to choose from; what stands there now is among them, whatever it is. */
static void
set_words (AdwComboRow        *row,
           const char * const *words,
           const char         *now)
{
  g_autoptr(GtkStringList) list = gtk_string_list_new (words);
  guint selected = 0;

  gtk_string_list_splice (list, 0, 0, (const char *[]) { "", NULL });
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    if (g_str_equal (gtk_string_list_get_string (list, i), now))
      selected = i;
  if (selected == 0 && *now != '\0')
    {
      gtk_string_list_append (list, now);
      selected = g_list_model_get_n_items (G_LIST_MODEL (list)) - 1;
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (row, selected);
}

static char *
selected_word (AdwComboRow *row)
{
  GtkStringObject *word = adw_combo_row_get_selected_item (row);

  return g_strdup (word != NULL ? gtk_string_object_get_string (word) : "");
}

static void
fill (SiyiCaseDialog *self,
      const SiyiCase *content)
{
  const char *values[N_FIELDS] = {
    [TITLE] = content->title, [CLASS] = content->class_name, [PURPOSE] = content->purpose,
    [PLACE] = content->problem_place, [NATIONAL] = content->national_number,
    [FACTS] = content->facts,
  };

  for (int i = 0; i < N_FIELDS; i++)
    self->before[i] = g_strdup (values[i] != NULL ? values[i] : "");

  gtk_editable_set_text (self->title_row, self->before[TITLE]);
  gtk_editable_set_text (self->place_row, self->before[PLACE]);
  gtk_editable_set_text (self->national_row, self->before[NATIONAL]);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->facts), self->before[FACTS], -1);
  set_words (self->class_row, siyi_class_list (NULL), self->before[CLASS]);
  set_words (self->purpose_row, siyi_code_words (SIYI_LIST_TYPE, NULL), self->before[PURPOSE]);
}

/**
 * siyi_case_dialog_new:
 * @parent: (nullable): the window it belongs to
 * @content: the case as it stands; read during the call only
 *
 * Returns: (transfer none): the dialog, owned by GTK
 */
SiyiCaseDialog *
siyi_case_dialog_new (GtkWindow      *parent,
                      const SiyiCase *content)
{
  SiyiCaseDialog *self = g_object_new (SIYI_TYPE_CASE_DIALOG, "transient-for", parent, NULL);

  fill (self, content);

  return self;
}

static void
field_free (gpointer data)
{
  SiyiCaseField *field = data;

  g_free (field->text);
  g_free (field);
}

/**
 * siyi_case_dialog_get_changes:
 *
 * Returns: (transfer full) (element-type SiyiCaseField): the fields that became different
 */
GPtrArray *
siyi_case_dialog_get_changes (SiyiCaseDialog *self)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (field_free);
  char *now[N_FIELDS];

  g_return_val_if_fail (SIYI_IS_CASE_DIALOG (self), changes);

  now[TITLE] = g_strdup (gtk_editable_get_text (self->title_row));
  now[CLASS] = selected_word (self->class_row);
  now[PURPOSE] = selected_word (self->purpose_row);
  now[PLACE] = g_strdup (gtk_editable_get_text (self->place_row));
  now[NATIONAL] = g_strdup (gtk_editable_get_text (self->national_row));
  g_object_get (gtk_text_view_get_buffer (self->facts), "text", &now[FACTS], NULL);

  for (int i = 0; i < N_FIELDS; i++)
    {
      SiyiCaseField *change;

      if (g_str_equal (now[i], self->before[i]))
        {
          g_free (now[i]);
          continue;
        }
      change = g_new0 (SiyiCaseField, 1);
      change->field = field_names[i];
      change->text = now[i];
      g_ptr_array_add (changes, change);
    }

  return changes;
}
