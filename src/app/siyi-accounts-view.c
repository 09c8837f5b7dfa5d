/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The leaders' accounts: one row a leader, his lines beside. Read on the archive's reader when it
 * is looked at, again after every change; a late answer is dropped. Ctrl+C copies the table. */
#include "siyi-accounts-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "siyi-accounts-credit.h"
#include "siyi-accounts-print.h"
#include "siyi-ask.h"
#include "siyi-case-words.h"
#include "siyi-children.h"
#include "siyi-role-guard.h"
#include "siyi-schedule-work.h"
#include "siyi-tip.h"
#include "siyi-window.h"

#define N_COLUMNS SIYI_ACCOUNT_COLUMNS

struct _SiyiAccountsView
{
  GtkWidget     parent_instance;

  /* Children */
  GtkWidget    *year_label;
  GtkWidget    *list;
  GtkWidget    *lines;
  GtkWidget    *lines_title;

  /* Owned */
  SiyiArchive  *archive;
  GCancellable *asking;
  GPtrArray    *accounts;     /* SiyiAccount */
  int           year;
  gint64        chosen;       /* a leader */
};

G_DEFINE_FINAL_TYPE (SiyiAccountsView, siyi_accounts_view, GTK_TYPE_WIDGET)

static const char *
kind_word (SiyiAccountLineKind kind)
{
  switch (kind)
    {
    case SIYI_ACCOUNT_SAT: return C_("account", "Held");
    case SIYI_ACCOUNT_PLANNED: return C_("account", "Planned");
    case SIYI_ACCOUNT_REPLACED: return C_("account", "Replaced");
    case SIYI_ACCOUNT_STOOD_IN: return C_("account", "Stood in");
    case SIYI_ACCOUNT_CANCELLED: return C_("account", "Cancelled");
    case SIYI_ACCOUNT_CREDIT:
    default: return C_("account", "Credit");
    }
}

static GtkWidget *
new_cell (const char *text,
          const char *css_class,
          int         width,
          gboolean    number)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), number ? 1 : 0);
  gtk_label_set_width_chars (GTK_LABEL (label), width);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_hexpand (label, !number && width == 0);

  return label;
}

static GtkWidget *
new_table_row (char     *cells[N_COLUMNS],
               gboolean  head)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  for (int i = 0; i < N_COLUMNS; i++)
    gtk_box_append (GTK_BOX (box), new_cell (cells[i], head ? "secondary"
                                                       : i == 0 ? "heading" : "body",
                                             i == 0 ? 7 : i == 1 ? 0 : 5, i > 1));
  gtk_widget_add_css_class (box, "account-row");

  return box;
}

static GtkWidget *
new_account_row (const SiyiAccount *account)
{
  GtkWidget *row = gtk_list_box_row_new ();
  char *cells[N_COLUMNS];
  /* Translators: a leader's account as a screen reader says it */
  g_autofree char *sentence =
    g_strdup_printf (_("%1$s: due %2$.1f, planned %3$d, held %4$d, replaced %5$d, stood in %6$d, "
                       "credit %7$d"), account->name, account->due, account->planned,
                     account->sat, account->replaced, account->stood_in, account->credit);

  siyi_account_cells (account, cells);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), new_table_row (cells, FALSE));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  for (int i = 0; i < N_COLUMNS; i++)
    g_free (cells[i]);

  return row;
}

static GtkWidget *
new_line_row (const SiyiAccountLine *line,
              SiyiDay                today)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *day = siyi_case_words_day (line->day, today, TRUE);
  g_autofree char *why = g_markup_escape_text (line->why != NULL ? line->why : "", -1);
  GtkWidget *kind = gtk_label_new (kind_word (line->kind));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), day);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_add_css_class (kind, "tag");
  gtk_widget_set_valign (kind, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), kind);

  return row;
}

static void
show_lines (SiyiAccountsView  *self,
            const SiyiAccount *account)
{
  SiyiDay today = siyi_clock_today (siyi_archive_get_clock (self->archive));

  siyi_children_remove (self->lines);
  gtk_label_set_text (GTK_LABEL (self->lines_title), account != NULL ? account->name : "");
  gtk_widget_set_visible (self->lines, account != NULL && account->lines->len > 0);
  for (guint i = 0; account != NULL && i < account->lines->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->lines),
                         new_line_row (g_ptr_array_index (account->lines, i), today));
}

static void
on_selected (SiyiAccountsView *self,
             GtkListBoxRow    *row)
{
  const SiyiAccount *account;

  if (row == NULL || self->accounts == NULL)
    return;

  account = g_ptr_array_index (self->accounts, (guint) gtk_list_box_row_get_index (row));
  self->chosen = account->leader;
  show_lines (self, account);
}

static void
show (SiyiAccountsView *self)
{
  gint64 chosen = self->chosen;
  guint select = 0;

  siyi_children_remove (self->list);
  for (guint i = 0; i < self->accounts->len; i++)
    {
      const SiyiAccount *account = g_ptr_array_index (self->accounts, i);

      gtk_list_box_append (GTK_LIST_BOX (self->list), new_account_row (account));
      if (account->leader == chosen)
        select = i;
    }
  if (self->accounts->len > 0)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                             gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list),
                                                            (int) select));
  else
    show_lines (self, NULL);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiAccountsView *self = g_task_get_source_object (asked);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) accounts = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (asked)))
    return;
  if (accounts == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Reading the accounts"), error);
      return;
    }

  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  self->accounts = g_steal_pointer (&accounts);
  show (self);
}

static void
load (SiyiAccountsView *self)
{
  g_autofree char *year = NULL;

  if (self->archive == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  /* Translators: a year as a heading */
  year = g_strdup_printf (_("Year %d"), self->year);
  gtk_label_set_text (GTK_LABEL (self->year_label), year);
  siyi_ask (self, &self->asking, self->archive, siyi_schedule_account_work, GINT_TO_POINTER (self->year), NULL,
            (GDestroyNotify) g_ptr_array_unref, on_loaded);
}

static void
on_before (SiyiAccountsView *self)
{
  self->year--;
  load (self);
}

static void
on_after (SiyiAccountsView *self)
{
  self->year++;
  load (self);
}

/* As a table that a spreadsheet takes. */
static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SiyiAccountsView *self = SIYI_ACCOUNTS_VIEW (widget);
  g_autoptr(GString) text = g_string_new (NULL);

  for (int i = 0; i < N_COLUMNS; i++)
    g_string_append_printf (text, "%s%c", siyi_account_heading (i), i + 1 < N_COLUMNS ? '\t' : '\n');
  for (guint row = 0; self->accounts != NULL && row < self->accounts->len; row++)
    {
      char *cells[N_COLUMNS];

      siyi_account_cells (g_ptr_array_index (self->accounts, row), cells);
      for (int i = 0; i < N_COLUMNS; i++)
        {
          g_string_append_printf (text, "%s%c", cells[i], i + 1 < N_COLUMNS ? '\t' : '\n');
          g_free (cells[i]);
        }
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  siyi_toast (widget, _("Copied as a table"));
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SiyiAccountsView *self = SIYI_ACCOUNTS_VIEW (widget);

  if (self->archive != NULL)
    siyi_accounts_print (widget, self->archive, self->year);
}

/* Of the leader whose lines stand beside. */
static void
credit_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SiyiAccountsView *self = SIYI_ACCOUNTS_VIEW (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (row != NULL && self->accounts != NULL)
    siyi_accounts_credit (widget, self->archive,
                          g_ptr_array_index (self->accounts,
                                             (guint) gtk_list_box_row_get_index (row)));
}

static void
siyi_accounts_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (siyi_accounts_view_parent_class)->map (widget);
  load (SIYI_ACCOUNTS_VIEW (widget));
}

static void
siyi_accounts_view_dispose (GObject *object)
{
  SiyiAccountsView *self = SIYI_ACCOUNTS_VIEW (object);

  g_cancellable_cancel (self->asking);
  if (self->archive != NULL)
    g_signal_handlers_disconnect_by_data (self->archive, self);
  siyi_children_unparent (self);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (siyi_accounts_view_parent_class)->dispose (object);
}

static void
siyi_accounts_view_finalize (GObject *object)
{
  SiyiAccountsView *self = SIYI_ACCOUNTS_VIEW (object);

  g_clear_object (&self->asking);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);

  G_OBJECT_CLASS (siyi_accounts_view_parent_class)->finalize (object);
}

static void
siyi_accounts_view_class_init (SiyiAccountsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_accounts_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = siyi_accounts_view_finalize;
  widget_class->map = siyi_accounts_view_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "accounts.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "accounts.print", NULL, print_action);
  siyi_guard_install (widget_class, "accounts.credit", NULL, credit_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "accounts.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK,
                                       "accounts.print", NULL);
}

static GtkWidget *
new_step (const char *icon_name,
          const char *tooltip,
          GCallback   clicked,
          gpointer    self)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  siyi_tip_set (button, tooltip);
  g_signal_connect_swapped (button, "clicked", clicked, self);

  return button;
}

static GtkWidget *
new_bar (SiyiAccountsView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *steps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *copy = gtk_button_new_with_label (_("Copy"));
  GtkWidget *print = gtk_button_new_with_label (_("Print…"));

  gtk_widget_add_css_class (steps, "linked");
  gtk_box_append (GTK_BOX (steps), new_step ("go-previous-symbolic", _("Year before"),
                                             G_CALLBACK (on_before), self));
  gtk_box_append (GTK_BOX (steps), new_step ("go-next-symbolic", _("Year after"),
                                             G_CALLBACK (on_after), self));
  self->year_label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->year_label, "title-2");
  gtk_widget_set_hexpand (self->year_label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->year_label), 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (copy), "accounts.copy");
  gtk_box_append (GTK_BOX (bar), steps);
  gtk_box_append (GTK_BOX (bar), self->year_label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (print), "accounts.print");
  gtk_box_append (GTK_BOX (bar), copy);
  gtk_box_append (GTK_BOX (bar), print);

  return bar;
}

static GtkWidget *
new_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_vexpand (scroller, TRUE);

  return scroller;
}

static GtkWidget *
new_table (SiyiAccountsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  char *words[N_COLUMNS];

  for (int i = 0; i < N_COLUMNS; i++)
    words[i] = (char *) siyi_account_heading (i);
  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Accounts of the leaders"), -1);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (on_selected), self);
  gtk_box_append (GTK_BOX (box), new_bar (self));
  gtk_box_append (GTK_BOX (box), new_table_row (words, TRUE));
  gtk_box_append (GTK_BOX (box), new_scroller (self->list));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (box, "accounts");

  return box;
}

static GtkWidget *
new_lines (SiyiAccountsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *credit = gtk_button_new_with_label (_("Credit…"));

  self->lines_title = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->lines_title, "title-2");
  gtk_label_set_xalign (GTK_LABEL (self->lines_title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->lines_title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->lines_title, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (credit), "accounts.credit");
  gtk_box_append (GTK_BOX (head), self->lines_title);
  gtk_box_append (GTK_BOX (head), credit);
  self->lines = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->lines), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->lines, "boxed-list");
  gtk_widget_set_valign (self->lines, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), new_scroller (self->lines));
  gtk_widget_set_size_request (box, 360, -1);
  gtk_widget_add_css_class (box, "accounts");

  return box;
}

static void
siyi_accounts_view_init (SiyiAccountsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->asking = g_cancellable_new ();
  gtk_box_append (GTK_BOX (box), new_table (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (box), new_lines (self));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

/**
 * siyi_accounts_view_set_archive:
 * @archive: once, before it is shown
 */
void
siyi_accounts_view_set_archive (SiyiAccountsView *self,
                                SiyiArchive      *archive)
{
  self->archive = g_object_ref (archive);
  self->year = siyi_day_year (siyi_clock_today (siyi_archive_get_clock (archive)));
  g_signal_connect_swapped (archive, "changed", G_CALLBACK (load), self);
}
