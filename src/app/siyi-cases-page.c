/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place "Cases": the list with its search on the left, the chosen case on the right. Main
 * thread; the questions to the archive are in siyi-cases-search.c. */
#include "siyi-cases-page-private.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-pages.h"
#include "siyi-role-guard.h"

G_DEFINE_FINAL_TYPE (SiyiCasesPage, siyi_cases_page, GTK_TYPE_WIDGET)

static const char * const states[] = { "all", "open", "closed", "overdue", NULL };
static const char * const orders[] = { "day", "due", "pinyin", "stroke", NULL };

static void
setup_cell (SiyiCasesPage *self,
            GtkListItem   *item)
{
  gtk_list_item_set_child (item, siyi_case_cell_new (&self->look));
}

static void
bind_cell (SiyiCasesPage *self,
           GtkListItem   *item)
{
  siyi_case_cell_bind (SIYI_CASE_CELL (gtk_list_item_get_child (item)),
                       gtk_list_item_get_item (item));
}

static void
unbind_cell (SiyiCasesPage *self,
             GtkListItem   *item)
{
  siyi_case_cell_bind (SIYI_CASE_CELL (gtk_list_item_get_child (item)), NULL);
}

/* The searched words changed: the marks in the cells that stay. */
static void
update_cells_in (GtkWidget *widget)
{
  if (SIYI_IS_CASE_CELL (widget))
    {
      siyi_case_cell_update (SIYI_CASE_CELL (widget));
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    update_cells_in (child);
}

void
siyi_cases_page_update_cells (SiyiCasesPage *self)
{
  update_cells_in (GTK_WIDGET (self->list));
}

static void
on_search_changed (SiyiCasesPage *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (g_strcmp0 (words, self->question.words) == 0)
    return;

  g_free (self->question.words);
  g_free (self->look.words);
  self->question.words = g_strdup (words);
  self->look.words = g_strdup (words);
  siyi_cases_page_update_cells (self);
  siyi_cases_page_ask (self);
}

static void
choose (SiyiCasesPage *self,
        guint          position)
{
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->rows)))
    return;

  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* Return on a row that has the focus but is not chosen yet. */
static void
on_row_activated (SiyiCasesPage *self,
                  guint          position)
{
  choose (self, position);
}

static void
on_search_activated (SiyiCasesPage *self)
{
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    choose (self, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* Nothing to clear: Escape means back, as everywhere. */
static void
on_search_stopped (SiyiCasesPage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0')
    gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
on_selected (SiyiCasesPage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (self->restoring || position == GTK_INVALID_LIST_POSITION)
    return;

  self->wanted = 0;
  siyi_case_view_show (self->view, siyi_lazy_list_get_id (SIYI_LAZY_LIST (self->rows), position));
}

static void
on_archive_changed (SiyiCasesPage *self)
{
  siyi_lazy_list_refresh (SIYI_LAZY_LIST (self->rows));
  siyi_cases_page_ask (self);
  siyi_cases_page_count (self);
}

static void
on_progress_added (SiyiCasesPage *self,
                   const char    *kind,
                   int            day,
                   const char    *text)
{
  siyi_case_view_add_moment (self->view, kind, day, text);
}

static void
on_progress_shown (SiyiCasesPage *self)
{
  siyi_case_progress_set_today (self->progress,
                                siyi_clock_today (siyi_archive_get_clock (self->archive)));
}

/* Logged: the list shows them until the page is left. */
static void
on_authorised (SiyiCasesPage *self)
{
  self->question.restricted = TRUE;
  gtk_label_set_text (self->footer_words, _("Reports and accusations are listed; the look is "
                                            "logged"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->footer), "cases.withhold");
  gtk_widget_set_tooltip_text (self->footer, _("Withhold them again"));
  siyi_cases_page_ask (self);
}

static void
withhold (SiyiCasesPage *self)
{
  if (!self->question.restricted)
    return;

  self->question.restricted = FALSE;
  siyi_case_view_set_authorised (self->view, FALSE);
  gtk_label_set_text (self->footer_words, _("Reports and accusations are not listed; looking needs "
                                            "authorisation"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->footer), "case.authorise");
  gtk_widget_set_tooltip_text (self->footer, NULL);
  siyi_cases_page_ask (self);
}

static void
withhold_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  withhold (SIYI_CASES_PAGE (widget));
}

static void
clear_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "filter.state", "s", "all");
  siyi_cases_page_search (widget, "");
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  siyi_cases_page_search (widget, NULL);
}

static void
nth_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  choose (SIYI_CASES_PAGE (widget), (guint) g_variant_get_int32 (parameter) - 1);
}

static int
index_of (const char * const *words,
          const char         *word)
{
  for (int i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      return i;

  return 0;
}

static void
on_state_changed (GSimpleAction *action,
                  GVariant      *state,
                  gpointer       data)
{
  SiyiCasesPage *self = data;

  g_simple_action_set_state (action, state);
  self->question.state = index_of (states, g_variant_get_string (state, NULL));
  siyi_cases_page_ask (self);
}

static void
on_order_changed (GSimpleAction *action,
                  GVariant      *state,
                  gpointer       data)
{
  SiyiCasesPage *self = data;

  g_simple_action_set_state (action, state);
  self->question.order = index_of (orders, g_variant_get_string (state, NULL));
  siyi_cases_page_ask (self);
}

static void
siyi_cases_page_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (siyi_cases_page_parent_class)->unmap (widget);
  withhold (SIYI_CASES_PAGE (widget));
}

/* Who comes here wants to search. */
static gboolean
siyi_cases_page_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  SiyiCasesPage *self = SIYI_CASES_PAGE (widget);

  if (gtk_widget_get_focus_child (widget) == NULL && direction == GTK_DIR_TAB_FORWARD)
    return gtk_widget_grab_focus (GTK_WIDGET (self->search));

  return GTK_WIDGET_CLASS (siyi_cases_page_parent_class)->focus (widget, direction);
}

static gboolean
siyi_cases_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SIYI_CASES_PAGE (widget)->search));
}

static void
siyi_cases_page_dispose (GObject *object)
{
  SiyiCasesPage *self = SIYI_CASES_PAGE (object);

  g_cancellable_cancel (self->asking);
  g_cancellable_cancel (self->counting);
  g_clear_handle_id (&self->count_timer, g_source_remove);
  if (self->archive != NULL)
    g_signal_handlers_disconnect_by_data (self->archive, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_CASES_PAGE);
  siyi_children_unparent (self);

  G_OBJECT_CLASS (siyi_cases_page_parent_class)->dispose (object);
}

static void
siyi_cases_page_finalize (GObject *object)
{
  SiyiCasesPage *self = SIYI_CASES_PAGE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->archive);
  g_clear_object (&self->asking);
  g_clear_object (&self->counting);
  g_free (self->question.words);
  g_free (self->look.words);

  G_OBJECT_CLASS (siyi_cases_page_parent_class)->finalize (object);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "cases.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "cases.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "cases.withhold", NULL, withhold_action);
  gtk_widget_class_install_action (widget_class, "cases.nth", "i", nth_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK, "cases.search",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "cases.search",
                                       NULL);

  /* The plain digits come here only where no text is typed. */
  for (guint i = 1; i <= 9; i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + i, 0, "cases.nth", "i", i);
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_0 + i, 0, "cases.nth", "i", i);
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + i, GDK_ALT_MASK, "cases.nth",
                                           "i", i);
    }
}

static void
siyi_cases_page_class_init (SiyiCasesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siyi_cases_page_dispose;
  object_class->finalize = siyi_cases_page_finalize;
  widget_class->unmap = siyi_cases_page_unmap;
  widget_class->focus = siyi_cases_page_focus;
  widget_class->grab_focus = siyi_cases_page_grab_focus;

  g_type_ensure (SIYI_TYPE_CASE_VIEW);
  g_type_ensure (SIYI_TYPE_CASE_PROGRESS);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/pages/cases-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiCasesPage, title);
  gtk_widget_class_bind_template_child (widget_class, SiyiCasesPage, search);
  gtk_widget_class_bind_template_child (widget_class, SiyiCasesPage, count);
  gtk_widget_class_bind_template_child (widget_class, SiyiCasesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SiyiCasesPage, list);
  gtk_widget_class_bind_template_child (widget_class, SiyiCasesPage, footer);
  gtk_widget_class_bind_template_child (widget_class, SiyiCasesPage, footer_words);
  gtk_widget_class_bind_template_child (widget_class, SiyiCasesPage, add);
  gtk_widget_class_bind_template_child (widget_class, SiyiCasesPage, menu);
  gtk_widget_class_bind_template_child (widget_class, SiyiCasesPage, progress);
  gtk_widget_class_bind_template_child (widget_class, SiyiCasesPage, view);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_progress_added);
  gtk_widget_class_bind_template_callback (widget_class, on_authorised);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_keys (widget_class);
}

static void
add_actions (SiyiCasesPage *self)
{
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();
  const GActionEntry entries[] = {
    { .name = "state", .parameter_type = "s", .state = "'all'", .change_state = on_state_changed },
    { .name = "order", .parameter_type = "s", .state = "'day'", .change_state = on_order_changed },
  };
  GActionMap *of_case = G_ACTION_MAP (siyi_case_view_get_actions (self->view));
  GAction *edit = g_action_map_lookup_action (of_case, "edit");

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "filter", G_ACTION_GROUP (actions));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "case",
                                  siyi_case_view_get_actions (self->view));
  g_object_bind_property (edit, "enabled", self->add, "sensitive", G_BINDING_SYNC_CREATE);
  g_object_bind_property (edit, "enabled", self->menu, "sensitive", G_BINDING_SYNC_CREATE);
}

static void
siyi_cases_page_init (SiyiCasesPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->asking = g_cancellable_new ();
  self->counting = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_actions (self);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cell), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  siyi_role_guard (GTK_WIDGET (self->add), "case.moment");
  g_signal_connect_object (self->progress, "show", G_CALLBACK (on_progress_shown), self,
                           G_CONNECT_SWAPPED);
}

/**
 * siyi_cases_page_new:
 *
 * Returns: (transfer floating): the page over @archive
 */
GtkWidget *
siyi_cases_page_new (SiyiArchive *archive)
{
  SiyiCasesPage *self = g_object_new (SIYI_TYPE_CASES_PAGE, NULL);

  self->archive = g_object_ref (archive);
  self->rows = siyi_case_list_new (archive);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  siyi_case_view_set_archive (self->view, archive);
  g_signal_connect_swapped (archive, "changed", G_CALLBACK (on_archive_changed), self);
  siyi_cases_page_ask (self);
  siyi_cases_page_count (self);

  return GTK_WIDGET (self);
}

/**
 * siyi_cases_page_show:
 * @page: a page of siyi_cases_page_new()
 * @case_id: the case to show
 *
 * Shows the case and chooses it in the list; a search it is not in is given up.
 */
void
siyi_cases_page_show (GtkWidget *page,
                      gint64     case_id)
{
  SiyiCasesPage *self = SIYI_CASES_PAGE (page);
  guint position = siyi_lazy_list_find (SIYI_LAZY_LIST (self->rows), case_id);

  siyi_case_view_show (self->view, case_id);
  if (position != GTK_INVALID_LIST_POSITION)
    {
      choose (self, position);
      return;
    }

  self->wanted = case_id;
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else if (self->question.state != SIYI_CASES_ALL)
    gtk_widget_activate_action (page, "filter.state", "s", "all");
  else
    siyi_cases_page_ask (self);
}

/**
 * siyi_cases_page_search:
 * @page: a page of siyi_cases_page_new()
 * @words: (nullable): what to search for; %NULL leaves what is there, chosen to be typed over
 */
void
siyi_cases_page_search (GtkWidget  *page,
                        const char *words)
{
  SiyiCasesPage *self = SIYI_CASES_PAGE (page);

  if (words != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->search), words);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

SiyiLazyList *
siyi_cases_page_get_list (SiyiCasesPage *self)
{
  return self->rows;
}

SiyiCaseView *
siyi_cases_page_get_view (SiyiCasesPage *self)
{
  return self->view;
}

const char *
siyi_cases_page_get_shown (SiyiCasesPage *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}

/**
 * siyi_cases_page_get_n_taken:
 *
 * Returns: how many results the list has taken; those of replaced questions are none
 */
guint
siyi_cases_page_get_n_taken (SiyiCasesPage *self)
{
  return self->n_taken;
}
