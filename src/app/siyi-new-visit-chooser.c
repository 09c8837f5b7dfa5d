/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of words below a field of the intake form: those that hold what is typed, or whose
 * pinyin initials begin so. The field keeps the focus and hands the keys on. */
#include "siyi-new-visit-chooser.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-pinyin.h"

#define MOST_ROWS_SHOWN 8
#define ROW_HEIGHT 34

struct _SiyiChooser
{
  GtkPopover  parent_instance;

  GtkListBox *list;      /* borrowed from the children */
  GtkWidget  *scroller;

  GStrv       words;
  char       *typed;     /* folded */
};

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiChooser, siyi_chooser, GTK_TYPE_POPOVER)

static const char *
word_of (GtkListBoxRow *row)
{
  return gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row)));
}

static gboolean
fits (const char *word,
      const char *typed)
{
  g_autofree char *folded = NULL;
  g_autofree char *initials = NULL;

  if (typed == NULL || *typed == '\0')
    return TRUE;

  folded = g_utf8_casefold (word, -1);
  if (strstr (folded, typed) != NULL)
    return TRUE;

  initials = siyi_pinyin_initials (word, FALSE);

  return g_str_has_prefix (initials, typed);
}

static void
add_row (SiyiChooser *self,
         const char  *word)
{
  GtkWidget *label = gtk_label_new (word);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_box_append (self->list, label);
}

/* The words again, by what is typed; FALSE where none fits. */
static gboolean
fill (SiyiChooser *self)
{
  GtkListBoxRow *row;
  gboolean any = FALSE;

  siyi_children_remove (self->list);

  for (gsize i = 0; self->words != NULL && self->words[i] != NULL; i++)
    if (fits (self->words[i], self->typed))
      {
        add_row (self, self->words[i]);
        any = TRUE;
      }

  row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);

  return any;
}

static void
on_row_activated (SiyiChooser   *self,
                  GtkListBoxRow *row)
{
  g_autofree char *word = g_strdup (word_of (row));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, word);
}

static void
siyi_chooser_finalize (GObject *object)
{
  SiyiChooser *self = SIYI_CHOOSER (object);

  g_strfreev (self->words);
  g_free (self->typed);

  G_OBJECT_CLASS (siyi_chooser_parent_class)->finalize (object);
}

static void
siyi_chooser_class_init (SiyiChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siyi_chooser_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
siyi_chooser_init (SiyiChooser *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_widget_set_can_focus (list, FALSE);
  gtk_list_box_set_activate_on_single_click (self->list, TRUE);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choices"), -1);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), list);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              MOST_ROWS_SHOWN * ROW_HEIGHT);
  gtk_popover_set_child (GTK_POPOVER (self), self->scroller);
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_add_css_class (GTK_WIDGET (self), "menu");
  gtk_widget_add_css_class (GTK_WIDGET (self), "chooser");
}

GtkWidget *
siyi_chooser_new (void)
{
  return g_object_new (SIYI_TYPE_CHOOSER, NULL);
}

/**
 * siyi_chooser_set_words:
 * @words: (nullable): all there is to choose from, in order
 */
void
siyi_chooser_set_words (SiyiChooser        *self,
                        const char * const *words)
{
  g_return_if_fail (SIYI_IS_CHOOSER (self));

  g_strfreev (self->words);
  self->words = g_strdupv ((char **) words);
}

gboolean
siyi_chooser_has_words (SiyiChooser *self)
{
  return self->words != NULL && self->words[0] != NULL;
}

/**
 * siyi_chooser_open:
 * @typed: (nullable): shows the words that fit it; %NULL shows all
 */
void
siyi_chooser_open (SiyiChooser *self,
                   const char  *typed)
{
  GtkWidget *parent;

  g_return_if_fail (SIYI_IS_CHOOSER (self));

  g_free (self->typed);
  self->typed = typed != NULL ? g_utf8_casefold (typed, -1) : NULL;

  if (!fill (self))
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }

  parent = gtk_widget_get_parent (GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self), gtk_widget_get_width (parent), -1);
  gtk_popover_popup (GTK_POPOVER (self));
}

/**
 * siyi_chooser_move:
 * @by: 1 or -1
 *
 * Returns: %TRUE where another row is chosen now
 */
gboolean
siyi_chooser_move (SiyiChooser *self,
                   int          by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  GtkListBoxRow *next;
  GtkAdjustment *adjustment;
  int index;

  if (row == NULL)
    return FALSE;

  index = gtk_list_box_row_get_index (row) + by;
  next = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;
  if (next == NULL)
    return FALSE;

  gtk_list_box_select_row (self->list, next);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  gtk_adjustment_clamp_page (adjustment, index * ROW_HEIGHT, (index + 1) * ROW_HEIGHT);

  return TRUE;
}

/**
 * siyi_chooser_take:
 *
 * Takes the chosen word, as a click on it would.
 *
 * Returns: %TRUE where there was one
 */
gboolean
siyi_chooser_take (SiyiChooser *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row == NULL)
    return FALSE;

  on_row_activated (self, row);

  return TRUE;
}
