/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view of a year's four ones. What it shows comes from the archive's reader in one answer; while the
 * next one is on its way the last one stays, so that nothing flashes. Main thread. */
#include "siyi-ones-view.h"

#include <glib/gi18n.h>

#include "siyi-ask.h"
#include "siyi-backup-sum.h"
#include "siyi-case-words.h"
#include "siyi-children.h"
#include "siyi-meter.h"
#include "siyi-ones-row.h"
#include "siyi-ones-words.h"
#include "siyi-packages-view.h"
#include "siyi-role-guard.h"
#include "siyi-session-ask.h"
#include "siyi-session-words.h"
#include "siyi-tip.h"
#include "siyi-two-columns.h"
#include "siyi-window.h"

/* More rows help nobody: the oldest gaps come when the newer ones are dealt with. */
#define MOST_ROWS 100

/* A choice beside the pieces: photos taken on another day than their session's (domain, section 2.2). */
#define OTHER_DAY SIYI_N_PIECES
/* Records that the leader has not signed (domain, section 2.2). */
#define UNSIGNED (SIYI_N_PIECES + 1)

struct _SiyiOnesView
{
  GtkWidget     parent_instance;

  /* Template */
  GtkWidget    *before, *after;
  GtkLabel     *year_label;
  GtkWidget    *legend;
  GtkStack     *year_stack;       /* "waiting", "year", "none" */
  SiyiOnesGrid *grid;
  GtkWidget    *below;
  GtkDropDown  *filter;
  GtkLabel     *sum;
  GtkStack     *gaps_stack;       /* "waiting", "list", "nothing" */
  GtkListBox   *list;
  GtkLabel     *more;
  GtkWidget    *foot;
  AdwStatusPage *nothing;
  GtkLabel     *figures[3];       /* of the legend: complete, gap, not due */

  /* Owned */
  SiyiArchive  *archive;
  GCancellable *asking;           /* replaced with every question: older replies drop out */
  SiyiOnesYear *shown;            /* NULL before the first answer */
  char         *rows_key;         /* what the rows say now */
  int           year;             /* 0: today's */
  int           piece;            /* -1: all */
  guint         n_taken;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiOnesView, siyi_ones_view, GTK_TYPE_WIDGET)

static void
show_figures (SiyiOnesView *self)
{
  const int n[] = { self->shown->n_complete, self->shown->n_gaps, self->shown->n_not_due };
  /* Translators: a calendar year */
  g_autofree char *title = g_strdup_printf (_("Year %d"), self->shown->year);

  gtk_label_set_text (self->year_label, title);
  gtk_widget_set_sensitive (self->before, self->shown->year > self->shown->first);
  gtk_widget_set_sensitive (self->after, self->shown->year < self->shown->last);
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", n[i]);

      gtk_label_set_text (self->figures[i], number);
    }
}

static gboolean
is_wanted (SiyiOnesView   *self,
           const SiyiOnes *ones)
{
  if (self->piece == OTHER_DAY)
    return ones->over && ones->session->n_other_day > 0;
  if (self->piece == UNSIGNED)
    return siyi_ones_lack (ones, SIYI_PIECE_RECORD) && ones->session->n_unsigned > 0;

  return ones->gap && (self->piece < 0 || siyi_ones_lack (ones, (SiyiPiece) self->piece));
}

/* How many rows there are to be, and the oldest of them; the newest come first. */
static guint
count_gaps (SiyiOnesView    *self,
            const SiyiOnes **oldest,
            char           **key)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint n = 0;

  *oldest = NULL;
  for (guint i = self->shown->ones->len; i > 0; i--)
    {
      const SiyiOnes *ones = &g_array_index (self->shown->ones, SiyiOnes, i - 1);
      g_autofree char *words = NULL;

      if (!is_wanted (self, ones))
        continue;
      *oldest = ones;
      if (++n > MOST_ROWS)
        continue;
      words = siyi_ones_words_label (ones, self->shown->today);
      g_string_append_printf (text, "%" G_GINT64_FORMAT " %s %d%d%d%d\n", ones->session->id, words,
                              ones->state.tiles[0], ones->state.tiles[1], ones->state.tiles[2], ones->state.tiles[3]);
    }
  *key = g_string_free (g_steal_pointer (&text), FALSE);

  return n;
}

static void
show_sum (SiyiOnesView   *self,
          guint           n,
          const SiyiOnes *oldest)
{
  g_autofree char *day = oldest != NULL ? siyi_case_words_day (oldest->session->day, self->shown->today, FALSE) : NULL;
  g_autofree char *words = NULL;

  if (oldest != NULL)
    /* Translators: sessions with a gap, and the day of the first one */
    words = g_strdup_printf (ngettext ("%1$u session, oldest %2$s", "%1$u sessions, oldest %2$s", n), n, day);
  gtk_label_set_text (self->sum, words != NULL ? words : "");
}

/* (nullable): the session of the row that has the focus */
static gint64
focused_session (SiyiOnesView *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return GTK_IS_LIST_BOX_ROW (child) ? siyi_ones_row_get_session (GTK_LIST_BOX_ROW (child)) : 0;
}

static void
build_rows (SiyiOnesView *self)
{
  const gint64 focused = focused_session (self);
  GtkListBoxRow *row, *again = NULL;
  guint n = 0;
  int place = -1;

  for (int i = 0; focused != 0 && place < 0 && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (siyi_ones_row_get_session (row) == focused)
      place = i;
  siyi_children_remove (self->list);
  for (guint i = self->shown->ones->len; i > 0 && n < MOST_ROWS; i--)
    {
      const SiyiOnes *ones = &g_array_index (self->shown->ones, SiyiOnes, i - 1);
      GtkWidget *widget;

      if (!is_wanted (self, ones))
        continue;
      widget = siyi_ones_row_new (ones, self->shown->today);
      gtk_list_box_append (self->list, widget);
      if (ones->session->id == focused || (int) n == place)
        again = again == NULL || ones->session->id == focused ? GTK_LIST_BOX_ROW (widget) : again;
      n++;
    }
  if (again != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (again));
}

static void
show_gaps (SiyiOnesView *self)
{
  const SiyiOnes *oldest;
  g_autofree char *key = NULL;
  const guint n = count_gaps (self, &oldest, &key);
  g_autofree char *more = NULL;

  if (g_strcmp0 (key, self->rows_key) != 0)
    {
      build_rows (self);
      g_free (self->rows_key);
      self->rows_key = g_steal_pointer (&key);
    }
  show_sum (self, n, oldest);
  if (n > MOST_ROWS)
    more = g_strdup_printf (ngettext ("%u older one", "%u older ones", n - MOST_ROWS), n - MOST_ROWS);
  gtk_label_set_text (self->more, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->more), more != NULL);
  adw_status_page_set_description (self->nothing, self->piece == OTHER_DAY
                                                    ? _("Each photo with a time was taken on its session’s day.")
                                                  : self->piece == UNSIGNED
                                                    ? _("Each complete record bears the leader’s signature.")
                                                  : self->piece >= 0 && self->shown->n_gaps > 0
                                                    ? _("No session lacks this piece.")
                                                    : _("Each session so far has its four ones, or a reason."));
  gtk_stack_set_visible_child_name (self->gaps_stack, n > 0 ? "list" : "nothing");
}

static void
show_year (SiyiOnesView *self)
{
  show_figures (self);
  siyi_ones_grid_set (self->grid, self->shown);
  gtk_stack_set_visible_child_name (self->year_stack, self->shown->ones->len > 0 ? "year" : "none");
  if (self->shown->ones->len > 0)
    show_gaps (self);
  else
    {
      gtk_stack_set_visible_child_name (self->gaps_stack, "waiting");
      show_sum (self, 0, NULL);
    }
}

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const int *year = data;

  return siyi_ones_year_load (db, *year, error);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiOnesView *self = g_task_get_source_object (asked);
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiOnesYear) year = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (asked)))
    return;
  if (year == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Reading the year’s archives"), error);
      return;
    }

  siyi_ones_grid_set (self->grid, NULL);
  g_clear_pointer (&self->shown, siyi_ones_year_free);
  self->shown = g_steal_pointer (&year);
  self->n_taken++;
  show_year (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ask (SiyiOnesView *self)
{
  siyi_ask (self, &self->asking, self->archive, load_in_thread, g_memdup2 (&self->year, sizeof self->year), g_free,
            (GDestroyNotify) siyi_ones_year_free, on_loaded);
}

static void
on_before (SiyiOnesView *self)
{
  if (self->shown != NULL)
    siyi_ones_view_set_year (self, self->shown->year - 1);
}

static void
on_after (SiyiOnesView *self)
{
  if (self->shown != NULL)
    siyi_ones_view_set_year (self, self->shown->year + 1);
}

static void
on_filter (SiyiOnesView *self)
{
  self->piece = (int) gtk_drop_down_get_selected (self->filter) - 1;
  if (self->shown != NULL && self->shown->ones->len > 0)
    show_gaps (self);
}

static void
open_session (SiyiOnesView *self,
              gint64        session,
              int           piece)
{
  g_autofree char *subject = g_strdup_printf ("session:%" G_GINT64_FORMAT ":%s", session,
                                              piece >= 0 ? siyi_piece_word ((SiyiPiece) piece) : "");

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-due", "s", subject);
}

static void
on_session_activated (SiyiOnesView *self,
                      gint64        session)
{
  const SiyiOnes *ones = self->shown != NULL ? siyi_ones_year_find (self->shown, session) : NULL;

  if (ones != NULL)
    open_session (self, session, ones->gap ? ones->state.first_missing : -1);
}

static void
on_row_activated (SiyiOnesView  *self,
                  GtkListBoxRow *row)
{
  open_session (self, siyi_ones_row_get_session (row), (int) siyi_ones_row_get_piece (row));
}

static void
excuse_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gint64 session;
  int piece;

  g_variant_get (parameter, "(xi)", &session, &piece);
  g_return_if_fail (piece >= 0 && piece < SIYI_N_PIECES);

  siyi_session_ask_excuse (widget, SIYI_ONES_VIEW (widget)->archive, session, (SiyiPiece) piece);
}

static gboolean
siyi_ones_view_grab_focus (GtkWidget *widget)
{
  SiyiOnesView *self = SIYI_ONES_VIEW (widget);

  if (gtk_widget_get_mapped (GTK_WIDGET (self->grid)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->grid));

  return gtk_widget_child_focus (gtk_widget_get_first_child (widget), GTK_DIR_TAB_FORWARD);
}

static void
siyi_ones_view_dispose (GObject *object)
{
  SiyiOnesView *self = SIYI_ONES_VIEW (object);

  g_cancellable_cancel (self->asking);
  if (self->archive != NULL)
    g_signal_handlers_disconnect_by_data (self->archive, self);
  if (self->grid != NULL)
    siyi_ones_grid_set (self->grid, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_ONES_VIEW);
  siyi_children_unparent (self);

  G_OBJECT_CLASS (siyi_ones_view_parent_class)->dispose (object);
}

static void
siyi_ones_view_finalize (GObject *object)
{
  SiyiOnesView *self = SIYI_ONES_VIEW (object);

  g_clear_pointer (&self->shown, siyi_ones_year_free);
  g_clear_object (&self->asking);
  g_clear_object (&self->archive);
  g_free (self->rows_key);

  G_OBJECT_CLASS (siyi_ones_view_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SiyiOnesView, name)

static void
siyi_ones_view_class_init (SiyiOnesViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siyi_ones_view_dispose;
  object_class->finalize = siyi_ones_view_finalize;
  widget_class->grab_focus = siyi_ones_view_grab_focus;
  signals[CHANGED] = g_signal_new ("changed", SIYI_TYPE_ONES_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  g_type_ensure (SIYI_TYPE_ONES_GRID);
  g_type_ensure (SIYI_TYPE_TWO_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/pages/ones-view.ui");
  BIND (before);
  BIND (after);
  BIND (year_label);
  BIND (legend);
  BIND (year_stack);
  BIND (grid);
  BIND (below);
  BIND (filter);
  BIND (sum);
  BIND (gaps_stack);
  BIND (list);
  BIND (more);
  BIND (foot);
  BIND (nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_before);
  gtk_widget_class_bind_template_callback (widget_class, on_after);
  gtk_widget_class_bind_template_callback (widget_class, on_filter);
  gtk_widget_class_bind_template_callback (widget_class, on_session_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  siyi_guard_install (widget_class, "ones.excuse", "(xi)", excuse_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
add_legend (SiyiOnesView *self,
            int           i,
            const char   *word,
            SiyiTile      all)
{
  GtkWidget *meter = siyi_meter_new (SIYI_METER_MICRO_SEAL);
  GtkWidget *figure = gtk_label_new ("");

  siyi_meter_set_all (SIYI_METER (meter), all);
  if (i == 1)
    siyi_meter_set_tile (SIYI_METER (meter), SIYI_PIECE_SIGNIN, SIYI_TILE_MISSING, 0, 1);
  gtk_widget_set_tooltip_text (meter, NULL);
  gtk_widget_set_valign (meter, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (meter, i > 0 ? 8 : 0);
  gtk_widget_add_css_class (figure, "heading");
  gtk_widget_add_css_class (figure, "numeric");
  gtk_box_append (GTK_BOX (self->legend), meter);
  gtk_box_append (GTK_BOX (self->legend), gtk_label_new (word));
  gtk_box_append (GTK_BOX (self->legend), figure);
  self->figures[i] = GTK_LABEL (figure);
}

static void
add_filter (SiyiOnesView *self)
{
  const char *words[SIYI_N_PIECES + 4] = { C_("archive", "All") };
  g_autoptr(GtkStringList) list = NULL;

  for (int piece = 0; piece < SIYI_N_PIECES; piece++)
    words[piece + 1] = siyi_session_words_piece_name ((SiyiPiece) piece);
  words[OTHER_DAY + 1] = C_("archive", "Photos of Another Day");
  words[UNSIGNED + 1] = C_("archive", "Leader Has Not Signed");
  list = gtk_string_list_new (words);
  gtk_drop_down_set_model (self->filter, G_LIST_MODEL (list));
}

static void
siyi_ones_view_init (SiyiOnesView *self)
{
  GtkWidget *excused = siyi_meter_new (SIYI_METER_ROW);

  self->asking = g_cancellable_new ();
  self->piece = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  siyi_tip_inner (self->filter, self->filter);
  add_legend (self, 0, C_("four ones", "Complete"), SIYI_TILE_FULL);
  add_legend (self, 1, C_("four ones", "With a Gap"), SIYI_TILE_FULL);
  add_legend (self, 2, C_("four ones", "Not Yet Due"), SIYI_TILE_EMPTY);
  add_filter (self);
  siyi_meter_set_all (SIYI_METER (excused), SIYI_TILE_FULL);
  siyi_meter_set_tile (SIYI_METER (excused), SIYI_PIECE_PHOTOS, SIYI_TILE_EXCUSED, 0, 1);
  gtk_widget_set_valign (excused, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->foot), excused);
}

/**
 * siyi_ones_view_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
siyi_ones_view_new (SiyiArchive *archive)
{
  SiyiOnesView *self = g_object_new (SIYI_TYPE_ONES_VIEW, NULL);

  self->archive = g_object_ref (archive);
  g_signal_connect_swapped (archive, "changed", G_CALLBACK (ask), self);
  gtk_box_append (GTK_BOX (self->below), siyi_packages_view_new_newest (archive));
  gtk_box_append (GTK_BOX (self->below), siyi_backup_sum_new (archive));
  ask (self);

  return GTK_WIDGET (self);
}

const SiyiOnesYear *
siyi_ones_view_get_year (SiyiOnesView *self)
{
  g_return_val_if_fail (SIYI_IS_ONES_VIEW (self), NULL);

  return self->shown;
}

SiyiOnesGrid *
siyi_ones_view_get_grid (SiyiOnesView *self)
{
  return self->grid;
}

GtkListBox *
siyi_ones_view_get_list (SiyiOnesView *self)
{
  return self->list;
}

guint
siyi_ones_view_get_n_taken (SiyiOnesView *self)
{
  return self->n_taken;
}

/**
 * siyi_ones_view_set_year:
 * @year: shown as soon as it is read
 */
void
siyi_ones_view_set_year (SiyiOnesView *self,
                         int           year)
{
  g_return_if_fail (SIYI_IS_ONES_VIEW (self));

  self->year = year;
  ask (self);
}

/**
 * siyi_ones_view_set_piece:
 * @piece: only sessions that lack it stand in the list; -1: all with a gap
 */
void
siyi_ones_view_set_piece (SiyiOnesView *self,
                          int           piece)
{
  g_return_if_fail (SIYI_IS_ONES_VIEW (self));

  gtk_drop_down_set_selected (self->filter, (guint) (piece + 1));
}
