/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger's conditions as a form: each choice holds at once. The page keeps the question; this
 * shows it and writes the person's choices into it. */
#include "siyi-ledger-filter.h"

#include <glib/gi18n.h>

#include "siyi-light.h"
#include "siyi-tip.h"

struct _SiyiLedgerFilter
{
  GtkPopover        parent_instance;

  /* Template Widgets */
  GtkDropDown      *book, *leader, *unit, *class, *state, *light;
  GtkEditable      *from, *to;
  GtkCheckButton   *hide_void;

  /* Owned */
  SiyiLedgerOffice *office;

  gboolean          showing;     /* filling the form, not choosing */
};

G_DEFINE_FINAL_TYPE (SiyiLedgerFilter, siyi_ledger_filter, GTK_TYPE_POPOVER)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

/**
 * siyi_ledger_words_book:
 * @book: a book; SIYI_N_BOOKS: all of them
 *
 * Returns: (transfer none): its name, translated
 */
const char *
siyi_ledger_words_book (SiyiBook book)
{
  switch (book)
    {
    case SIYI_BOOK_RECEPTION:
      return C_("book", "Receptions");
    case SIYI_BOOK_PREFECTURE:
      return C_("book", "To the prefecture");
    case SIYI_BOOK_PROVINCE:
      return C_("book", "To the province");
    case SIYI_BOOK_CAPITAL:
      return C_("book", "To the capital");
    case SIYI_BOOK_LETTER:
      return C_("book", "Letters");
    case SIYI_BOOK_ONLINE:
      return C_("book", "Online");
    case SIYI_BOOK_CALL:
      return C_("book", "Calls");
    case SIYI_N_BOOKS:
    default:
      return C_("book", "All books");
    }
}

/**
 * siyi_ledger_words_light:
 * @light: a SiyiLight; -1: any
 */
const char *
siyi_ledger_words_light (int light)
{
  return light < 0 ? C_("condition", "Any") : siyi_light_word ((SiyiLight) light);
}

static void
on_changed (SiyiLedgerFilter *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* Half a day is not a condition yet; one that is none of the calendar's is marked. */
static void
on_day_typed (GtkEditable      *entry,
              SiyiLedgerFilter *self)
{
  const char *text = gtk_editable_get_text (entry);
  gboolean whole = strlen (text) == 10;
  gboolean wrong = whole && siyi_day_parse (text) == SIYI_DAY_NONE;

  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (text[0] == '\0' || (whole && !wrong))
    on_changed (self);
}

static void
set_words (GtkDropDown *drop_down, GtkStringList *words)
{
  g_autoptr(GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_drop_down_set_expression (drop_down, expression);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (words));
  g_object_unref (words);
}

static GtkStringList *
words_beginning_with_any (void)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, C_("condition", "Any"));

  return words;
}

static void
set_day (GtkEditable *entry, SiyiDay day)
{
  g_autofree char *text = siyi_day_to_text (day);

  gtk_editable_set_text (entry, text != NULL ? text : "");
}

static guint
place_of_leader (SiyiLedgerFilter *self, gint64 id)
{
  for (guint i = 0; self->office != NULL && i < self->office->leaders->len; i++)
    if (((SiyiLeader *) self->office->leaders->pdata[i])->id == id)
      return i + 1;

  return 0;
}

static guint
place_of_unit (SiyiLedgerFilter *self, gint64 id)
{
  for (guint i = 0; self->office != NULL && i < self->office->units->len; i++)
    if (((SiyiUnit *) self->office->units->pdata[i])->id == id)
      return i + 1;

  return 0;
}

static guint
place_of_class (SiyiLedgerFilter *self, const char *name)
{
  for (guint i = 0; name != NULL && self->office != NULL && self->office->classes[i] != NULL; i++)
    if (strcmp (self->office->classes[i], name) == 0)
      return i + 1;

  return 0;
}

/**
 * siyi_ledger_filter_show:
 *
 * Fills the form from a question.
 */
void
siyi_ledger_filter_show (SiyiLedgerFilter      *self,
                         const SiyiLedgerQuery *query)
{
  g_return_if_fail (SIYI_IS_LEDGER_FILTER (self));

  self->showing = TRUE;
  gtk_drop_down_set_selected (self->book, query->all_books ? SIYI_N_BOOKS : (guint) query->book);
  set_day (self->from, query->from);
  set_day (self->to, query->to);
  gtk_drop_down_set_selected (self->leader, place_of_leader (self, query->leader));
  gtk_drop_down_set_selected (self->unit, place_of_unit (self, query->unit));
  gtk_drop_down_set_selected (self->class, place_of_class (self, query->class_name));
  gtk_drop_down_set_selected (self->state, (guint) (query->closed + 1));
  gtk_drop_down_set_selected (self->light, (guint) (query->light + 1));
  gtk_check_button_set_active (self->hide_void, query->hide_void);
  self->showing = FALSE;
}

/**
 * siyi_ledger_filter_take:
 * @query: gets the form's conditions; its other parts stay
 */
void
siyi_ledger_filter_take (SiyiLedgerFilter *self,
                         SiyiLedgerQuery  *query)
{
  guint book = gtk_drop_down_get_selected (self->book);
  guint leader = gtk_drop_down_get_selected (self->leader);
  guint unit = gtk_drop_down_get_selected (self->unit);
  guint class = gtk_drop_down_get_selected (self->class);

  g_return_if_fail (SIYI_IS_LEDGER_FILTER (self));

  query->all_books = book >= SIYI_N_BOOKS;
  query->book = query->all_books ? SIYI_BOOK_RECEPTION : (SiyiBook) book;
  query->from = siyi_day_parse (gtk_editable_get_text (self->from));
  query->to = siyi_day_parse (gtk_editable_get_text (self->to));
  query->closed = (int) gtk_drop_down_get_selected (self->state) - 1;
  query->light = (int) gtk_drop_down_get_selected (self->light) - 1;
  query->hide_void = gtk_check_button_get_active (self->hide_void);
  if (self->office == NULL)
    return;

  query->leader = leader > 0 ? ((SiyiLeader *) self->office->leaders->pdata[leader - 1])->id : 0;
  query->unit = unit > 0 ? ((SiyiUnit *) self->office->units->pdata[unit - 1])->id : 0;
  g_free ((char *) query->class_name);
  query->class_name = class > 0 ? g_strdup (self->office->classes[class - 1]) : NULL;
}

/* The office's names, as they are now; what is chosen is the page's to show again. */
void
siyi_ledger_filter_set_office (SiyiLedgerFilter *self,
                               SiyiLedgerOffice *office)
{
  GtkStringList *leaders = words_beginning_with_any ();
  GtkStringList *units = words_beginning_with_any ();
  GtkStringList *classes = words_beginning_with_any ();

  g_clear_pointer (&self->office, siyi_ledger_office_unref);
  self->office = siyi_ledger_office_ref (office);
  for (guint i = 0; i < office->leaders->len; i++)
    gtk_string_list_append (leaders, ((SiyiLeader *) office->leaders->pdata[i])->name);
  for (guint i = 0; i < office->units->len; i++)
    {
      SiyiUnit *unit = office->units->pdata[i];

      gtk_string_list_append (units, unit->short_name != NULL ? unit->short_name : unit->name);
    }
  for (guint i = 0; office->classes[i] != NULL; i++)
    gtk_string_list_append (classes, office->classes[i]);

  self->showing = TRUE;
  set_words (self->leader, leaders);
  set_words (self->unit, units);
  set_words (self->class, classes);
  self->showing = FALSE;
}

static void
siyi_ledger_filter_dispose (GObject *object)
{
  SiyiLedgerFilter *self = SIYI_LEDGER_FILTER (object);

  self->showing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_LEDGER_FILTER);
  g_clear_pointer (&self->office, siyi_ledger_office_unref);

  G_OBJECT_CLASS (siyi_ledger_filter_parent_class)->dispose (object);
}

static void
siyi_ledger_filter_class_init (SiyiLedgerFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_ledger_filter_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/pages/ledger-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiLedgerFilter, book);
  gtk_widget_class_bind_template_child (widget_class, SiyiLedgerFilter, from);
  gtk_widget_class_bind_template_child (widget_class, SiyiLedgerFilter, to);
  gtk_widget_class_bind_template_child (widget_class, SiyiLedgerFilter, leader);
  gtk_widget_class_bind_template_child (widget_class, SiyiLedgerFilter, unit);
  gtk_widget_class_bind_template_child (widget_class, SiyiLedgerFilter, class);
  gtk_widget_class_bind_template_child (widget_class, SiyiLedgerFilter, state);
  gtk_widget_class_bind_template_child (widget_class, SiyiLedgerFilter, light);
  gtk_widget_class_bind_template_child (widget_class, SiyiLedgerFilter, hide_void);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_day_typed);
}

static void
siyi_ledger_filter_init (SiyiLedgerFilter *self)
{
  GtkStringList *books = gtk_string_list_new (NULL);
  GtkStringList *lights = gtk_string_list_new (NULL);
  GtkDropDown * const *choices[] = { &self->book, &self->leader, &self->unit, &self->class, &self->state, &self->light };

  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int book = 0; book <= SIYI_N_BOOKS; book++)
    gtk_string_list_append (books, siyi_ledger_words_book ((SiyiBook) book));
  for (int light = -1; light <= SIYI_LIGHT_DONE; light++)
    gtk_string_list_append (lights, siyi_ledger_words_light (light));
  set_words (self->book, books);
  set_words (self->light, lights);
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    siyi_tip_labelled (*choices[i]);
  self->showing = FALSE;
}

GtkWidget *
siyi_ledger_filter_new (void)
{
  return g_object_new (SIYI_TYPE_LEDGER_FILTER, NULL);
}
