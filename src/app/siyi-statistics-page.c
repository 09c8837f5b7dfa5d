/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place "Statistics": the figures of one period as tiles, charts and tables, and beside them the
 * rows behind the number that was pointed at. Main thread; what it shows comes from the archive's reader
 * in two answers, what is seen first before the rest, and an answer to a replaced question is dropped. */
#include "siyi-statistics-page-private.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-pages.h"
#include "siyi-role-guard.h"
#include "siyi-statistics-words.h"
#include "siyi-tip.h"
#include "siyi-window.h"

#define LATE_MS 300

#define BIT(table) (1u << (table))

/* What stands in the first screen. */
#define FIRST_TABLES (BIT (SIYI_STAT_MONTHS) | BIT (SIYI_STAT_CLASSES) | BIT (SIYI_STAT_METHODS) | BIT (SIYI_STAT_FIRST))

G_DEFINE_FINAL_TYPE (SiyiStatisticsPage, siyi_statistics_page, GTK_TYPE_WIDGET)

/* The report, where there is one, has a period of its own and no list beside it. */
gboolean
siyi_statistics_page_shows_figures (SiyiStatisticsPage *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->views);

  return g_strcmp0 (name, "charts") == 0 || g_strcmp0 (name, "tables") == 0;
}

static void
on_behind_closed (SiyiStatisticsPage *self)
{
  siyi_statistics_page_show_list (self, FALSE);
}

static void
on_reveal (SiyiStatisticsPage *self)
{
  siyi_statistics_page_show_chosen (self);
}

/* --- Answers ------------------------------------------------------------------------------------ */

static gboolean
has_visits (SiyiStatisticsPage *self)
{
  static const char * const keys[] = { "all", "own.batches", "received.batches", "tasks" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const SiyiFigure *figure = siyi_figures_find (self->figures, keys[i]);

      if (figure != NULL && figure->value > 0)
        return TRUE;
    }

  return FALSE;
}

static void
show_body (SiyiStatisticsPage *self)
{
  g_autofree char *span = siyi_span_words (&self->query.span);
  /* Translators: a period without a visit */
  g_autofree char *title = g_strdup_printf (_("No Visits in %s"), span);

  adw_status_page_set_title (self->empty, title);
  gtk_stack_set_visible_child_name (self->body, self->figures == NULL || !siyi_statistics_page_shows_figures (self) || has_visits (self)
                                                  ? "figures" : "empty");
}

static void
take_figures (SiyiStatisticsPage *self,
              SiyiStatAnswer     *answer)
{
  g_clear_pointer (&self->figures, siyi_figures_free);
  self->figures = g_steal_pointer (&answer->figures);
  g_clear_pointer (&self->frozen, siyi_frozen_free);
  self->frozen = g_steal_pointer (&answer->frozen);
  siyi_statistics_page_show_figures (self);
  siyi_statistics_page_show_frozen (self);
  show_body (self);
}

static void
take_answer (SiyiStatisticsPage *self,
             SiyiStatAnswer     *answer)
{
  for (int i = 0; i < SIYI_N_STAT_TABLES; i++)
    {
      if (answer->tables[i] == NULL)
        continue;
      g_clear_pointer (&self->bars[i], g_ptr_array_unref);
      self->bars[i] = g_steal_pointer (&answer->tables[i]);
      siyi_statistics_page_show_table (self, (SiyiStatTable) i);
    }
  if (answer->figures != NULL)
    take_figures (self, answer);
  if (answer->cross != NULL)
    {
      g_clear_pointer (&self->cross_rows, g_ptr_array_unref);
      self->cross_rows = g_steal_pointer (&answer->cross);
      siyi_statistics_page_show_cross (self);
    }
}

static gboolean
is_of_first (const SiyiStatWish *wish)
{
  return wish == NULL || wish->kind == SIYI_WISH_FIGURE ||
         (wish->kind == SIYI_WISH_TABLE && (FIRST_TABLES & BIT (wish->table)) != 0);
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiStatisticsPage *self = g_task_get_source_object (asked);
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiStatAnswer) answer = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  gboolean is_first;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (asked)))
    return;
  g_clear_handle_id (&self->late, g_source_remove);
  if (answer == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Counting the figures"), error);
      return;
    }

  is_first = answer->asked.figures;
  take_answer (self, answer);
  if (is_of_first (self->chosen) == is_first)
    siyi_statistics_page_choose_again (self);
  if (!is_first)
    self->n_taken++;
}

/* --- Asking ------------------------------------------------------------------------------------- */

static void
ask_part (SiyiStatisticsPage *self,
          gboolean            is_first)
{
  SiyiStatAsked asked = { .query = self->query, .figures = is_first, .cross = !is_first };

  asked.tables = is_first ? FIRST_TABLES : (BIT (SIYI_N_STAT_TABLES) - 1) & ~FIRST_TABLES;
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, siyi_stat_load_work, g_memdup2 (&asked, sizeof asked), g_free,
                          (GDestroyNotify) siyi_stat_answer_free, self->asking, on_answer,
                          g_task_new (self, self->asking, NULL, NULL));
}

/**
 * siyi_statistics_page_ask:
 *
 * Asks for everything again; what is shown stays until the answers are there.
 */
void
siyi_statistics_page_ask (SiyiStatisticsPage *self)
{
  g_cancellable_cancel (self->asking);
  g_object_unref (self->asking);
  self->asking = g_cancellable_new ();
  ask_part (self, TRUE);
  ask_part (self, FALSE);
}

static gboolean
on_late (gpointer data)
{
  SiyiStatisticsPage *self = data;

  self->late = 0;
  siyi_statistics_page_show_waiting (self);

  return G_SOURCE_REMOVE;
}

/* Numbers of another period must not stand below this one's name for long. */
static void
ask_other (SiyiStatisticsPage *self)
{
  g_autofree char *basis = siyi_stat_words_basis (&self->query);

  gtk_label_set_label (self->basis_label, basis);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->basis_label), basis);
  if (self->late == 0)
    self->late = g_timeout_add (LATE_MS, on_late, self);
  siyi_statistics_page_ask (self);
}

static void
on_span_changed (SiyiStatisticsPage *self)
{
  self->query.span = *siyi_span_bar_get_span (self->span_bar);
  ask_other (self);
}

static void
on_view_changed (SiyiStatisticsPage *self)
{
  const gboolean figures = siyi_statistics_page_shows_figures (self);

  gtk_widget_set_visible (self->shared, figures);
  gtk_widget_set_visible (self->write, figures);
  gtk_widget_set_visible (self->export_button, figures);
  if (!figures)
    siyi_statistics_page_show_report (self);
  else if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "tables") == 0)
    siyi_statistics_page_show_reports (self);
  siyi_statistics_page_fold (self);
  show_body (self);
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  siyi_span_bar_step (SIYI_STATISTICS_PAGE (widget)->span_bar, g_variant_get_int32 (parameter));
}

static void
on_basis_changed (GSimpleAction *action,
                  GVariant      *state,
                  gpointer       data)
{
  SiyiStatisticsPage *self = data;

  g_simple_action_set_state (action, state);
  self->query.basis = siyi_date_basis_from_word (g_variant_get_string (state, NULL));
  ask_other (self);
}

static void
on_place_changed (GSimpleAction *action,
                  GVariant      *state,
                  gpointer       data)
{
  SiyiStatisticsPage *self = data;

  g_simple_action_set_state (action, state);
  self->query.place = siyi_place_basis_from_word (g_variant_get_string (state, NULL));
  ask_other (self);
}

/* --- The widget --------------------------------------------------------------------------------- */

static gboolean
siyi_statistics_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SIYI_STATISTICS_PAGE (widget)->tiles[0]));
}

static void
siyi_statistics_page_dispose (GObject *object)
{
  SiyiStatisticsPage *self = SIYI_STATISTICS_PAGE (object);

  g_cancellable_cancel (self->asking);
  g_clear_weak_pointer (&self->left);
  g_clear_handle_id (&self->late, g_source_remove);
  if (self->job != NULL)
    g_cancellable_cancel (siyi_job_get_cancellable (self->job));
  if (self->archive != NULL)
    g_signal_handlers_disconnect_by_data (self->archive, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_STATISTICS_PAGE);
  siyi_children_unparent (self);

  G_OBJECT_CLASS (siyi_statistics_page_parent_class)->dispose (object);
}

static void
siyi_statistics_page_finalize (GObject *object)
{
  SiyiStatisticsPage *self = SIYI_STATISTICS_PAGE (object);

  g_clear_object (&self->archive);
  g_clear_object (&self->asking);
  g_clear_object (&self->job);
  g_clear_pointer (&self->figures, siyi_figures_free);
  g_clear_pointer (&self->frozen, siyi_frozen_free);
  g_clear_pointer (&self->cross_rows, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, siyi_stat_wish_free);
  for (int i = 0; i < SIYI_N_STAT_TABLES; i++)
    g_clear_pointer (&self->bars[i], g_ptr_array_unref);

  G_OBJECT_CLASS (siyi_statistics_page_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SiyiStatisticsPage, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (span_bar);
  BIND (shared);
  BIND (lock);
  BIND (frozen_label);
  BIND (freeze);
  BIND (corrections);
  BIND (basis_label);
  BIND (tiles_box);
  BIND (body);
  BIND (empty);
  BIND (flap);
  BIND (views);
  BIND (write);
  BIND (export_button);
  BIND (charts);
  BIND (tables);
  BIND (behind);
  BIND (job_revealer);
  BIND (job_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_span_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_view_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_behind_closed);
  gtk_widget_class_bind_template_callback (widget_class, on_reveal);
  gtk_widget_class_bind_template_callback (widget_class, siyi_statistics_page_fold);
}

static void
add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "stat.write-report", NULL, siyi_statistics_page_write_report);
  siyi_guard_install (widget_class, "stat.freeze", NULL, siyi_statistics_page_freeze_action);
  siyi_guard_install (widget_class, "stat.export", "s", siyi_statistics_page_export_action);
  gtk_widget_class_install_action (widget_class, "stat.stop", NULL, siyi_statistics_page_stop_action);
  gtk_widget_class_install_action (widget_class, "stat.print", NULL, siyi_statistics_page_print_action);
  gtk_widget_class_install_action (widget_class, "stat.step", "i", step_action);
  gtk_widget_class_install_action (widget_class, "stat.list", NULL, siyi_statistics_page_list_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, 0, "stat.list", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "stat.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "stat.step", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "stat.step", "i", 1);
}

static void
siyi_statistics_page_class_init (SiyiStatisticsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siyi_statistics_page_dispose;
  object_class->finalize = siyi_statistics_page_finalize;
  widget_class->grab_focus = siyi_statistics_page_grab_focus;

  g_type_ensure (SIYI_TYPE_SPAN_BAR);
  g_type_ensure (SIYI_TYPE_BEHIND_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/pages/statistics-page.ui");
  bind_children (widget_class);
  add_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
siyi_statistics_page_init (SiyiStatisticsPage *self)
{
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();
  const GActionEntry entries[] = {
    { .name = "basis", .parameter_type = "s", .state = "'visit'", .change_state = on_basis_changed },
    { .name = "place", .parameter_type = "s", .state = "'problem'", .change_state = on_place_changed },
  };

  self->asking = g_cancellable_new ();
  self->listed = TRUE;
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "stat-by", G_ACTION_GROUP (actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  siyi_tip_inner (gtk_widget_get_ancestor (GTK_WIDGET (self->basis_label), GTK_TYPE_MENU_BUTTON), self->basis_label);
  siyi_statistics_page_build (self);
}

/* The year up to the month that is over. */
static SiyiSpan
usual_span (SiyiDay today)
{
  int year, month;

  siyi_day_split (today, &year, &month, NULL);

  return month > 1 ? siyi_span_new (SIYI_SPAN_TO_MONTH, year, month - 1) : siyi_span_new (SIYI_SPAN_YEAR, year - 1, 0);
}

/**
 * siyi_statistics_page_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
siyi_statistics_page_new (SiyiArchive *archive)
{
  SiyiStatisticsPage *self = g_object_new (SIYI_TYPE_STATISTICS_PAGE, NULL);
  const SiyiSpan span = usual_span (siyi_clock_today (siyi_archive_get_clock (archive)));

  self->archive = g_object_ref (archive);
  siyi_behind_view_set_archive (self->behind, archive);
  siyi_statistics_page_add_report (self);
  g_signal_connect_swapped (archive, "changed", G_CALLBACK (siyi_statistics_page_ask), self);
  siyi_statistics_page_set_span (self, &span);

  return GTK_WIDGET (self);
}

/**
 * siyi_statistics_page_set_span:
 * @span: the period to show
 */
void
siyi_statistics_page_set_span (SiyiStatisticsPage *self,
                               const SiyiSpan     *span)
{
  g_return_if_fail (SIYI_IS_STATISTICS_PAGE (self));

  siyi_span_bar_set_span (self->span_bar, span);
  on_span_changed (self);
}

const SiyiStatQuery *
siyi_statistics_page_get_query (SiyiStatisticsPage *self)
{
  g_return_val_if_fail (SIYI_IS_STATISTICS_PAGE (self), NULL);

  return &self->query;
}

SiyiFigureTile *
siyi_statistics_page_get_tile (SiyiStatisticsPage *self,
                               guint               nth)
{
  g_return_val_if_fail (SIYI_IS_STATISTICS_PAGE (self) && nth < SIYI_N_TILES, NULL);

  return self->tiles[nth];
}

/**
 * siyi_statistics_page_get_card:
 *
 * Returns: (transfer none) (nullable): the chart of that table
 */
SiyiChartCard *
siyi_statistics_page_get_card (SiyiStatisticsPage *self,
                               SiyiStatTable       table)
{
  g_return_val_if_fail (SIYI_IS_STATISTICS_PAGE (self) && table < SIYI_N_STAT_TABLES, NULL);

  return self->cards[table];
}

SiyiBehindView *
siyi_statistics_page_get_behind (SiyiStatisticsPage *self)
{
  g_return_val_if_fail (SIYI_IS_STATISTICS_PAGE (self), NULL);

  return self->behind;
}

guint
siyi_statistics_page_get_n_taken (SiyiStatisticsPage *self)
{
  g_return_val_if_fail (SIYI_IS_STATISTICS_PAGE (self), 0);

  return self->n_taken;
}
