/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is chosen in the follow-up list: rows, never heads; kept by id over every new answer. Main
 * thread. */
#include "siyi-follow-page-private.h"

#include "siyi-follow-cell.h"
#include "siyi-pages.h"

static void
show_chosen (SiyiFollowPage *self)
{
  siyi_follow_detail_show (self->detail, self->chosen, self->question.today);
}

/* GTK 4.8 has no heads in lists: where the keys come upon one they go on to the next row. */
static gboolean
leave_head_in_idle (gpointer data)
{
  SiyiFollowPage *self = data;
  GtkBitset *selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  const guint head = gtk_bitset_get_minimum (selected);
  const gboolean up = head < self->at && head > 0;
  const guint next = up ? head - 1 : head + 1;

  gtk_bitset_unref (selected);
  self->skip_idle = 0;
  if (head == G_MAXUINT || next >= g_list_model_get_n_items (G_LIST_MODEL (self->rows)))
    return G_SOURCE_REMOVE;

  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.select-item", "(ubb)", next, FALSE, FALSE);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL)
    siyi_follow_page_focus_chosen (self);

  return G_SOURCE_REMOVE;
}

/**
 * siyi_follow_page_on_selected:
 *
 * The selection has changed: shows the chosen rows; a head alone is left again.
 */
void
siyi_follow_page_on_selected (SiyiFollowPage *self)
{
  GtkBitset *selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position;
  SiyiTaskHit hit;
  gboolean any;

  if (self->restoring)
    {
      gtk_bitset_unref (selected);
      return;
    }

  any = gtk_bitset_iter_init_first (&iter, selected, &position);
  if (any && gtk_bitset_get_size (selected) == 1 && !siyi_follow_list_get_hit (self->rows, position, &hit))
    {
      if (self->skip_idle == 0)
        self->skip_idle = g_idle_add (leave_head_in_idle, self);
      gtk_bitset_unref (selected);
      return;
    }

  g_array_set_size (self->chosen, 0);
  for (; any; any = gtk_bitset_iter_next (&iter, &position))
    if (siyi_follow_list_get_hit (self->rows, position, &hit))
      {
        g_array_append_val (self->chosen, hit);
        self->at = position;
      }
  gtk_bitset_unref (selected);
  show_chosen (self);
}

/* By the list's own action, so that Shift goes on from there. */
static void
select_alone (SiyiFollowPage *self,
              guint           position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.select-item", "(ubb)", position, FALSE, FALSE);
}

/* GTK 4.8 can't be asked for the widget of a place. */
static GtkWidget *
find_widget (SiyiFollowPage *self,
             guint           position)
{
  g_autoptr(SiyiLazyItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL && item != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *cell = gtk_widget_get_first_child (row);
      SiyiLazyItem *shown = SIYI_IS_FOLLOW_CELL (cell) ? siyi_follow_cell_get_item (SIYI_FOLLOW_CELL (cell)) : NULL;

      if (shown != NULL && siyi_lazy_item_get_id (shown) == siyi_lazy_item_get_id (item))
        return row;
    }

  return NULL;
}

/**
 * siyi_follow_page_focus_chosen:
 *
 * Takes the keyboard to the row that was chosen last: the arrows go on from there, not from a head.
 *
 * Returns: whether it is there
 */
gboolean
siyi_follow_page_focus_chosen (SiyiFollowPage *self)
{
  GtkWidget *row = self->chosen->len > 0 ? find_widget (self, self->at) : NULL;

  return gtk_widget_grab_focus (row != NULL ? row : GTK_WIDGET (self->list));
}

/**
 * siyi_follow_page_choose:
 * @position: of a row
 *
 * Chooses it alone and brings it into view, the first of a group with its head.
 */
void
siyi_follow_page_choose (SiyiFollowPage *self,
                         guint           position)
{
  SiyiTaskHit hit;

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->rows)))
    return;

  select_alone (self, position);
  if (position > 0 && !siyi_follow_list_get_hit (self->rows, position - 1, &hit))
    position--;
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* What stood there is done: the next one of the list takes its place. */
static void
choose_near (SiyiFollowPage *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  SiyiTaskHit hit;

  for (guint i = MIN (self->at, n); i < n; i++)
    if (siyi_follow_list_get_hit (self->rows, i, &hit))
      {
        siyi_follow_page_choose (self, i);
        return;
      }
  for (guint i = MIN (self->at, n); i > 0; i--)
    if (siyi_follow_list_get_hit (self->rows, i - 1, &hit))
      {
        siyi_follow_page_choose (self, i - 1);
        return;
      }

  g_array_set_size (self->chosen, 0);
  show_chosen (self);
}

/**
 * siyi_follow_page_restore:
 *
 * Chooses again what was chosen before the list got its new answer.
 */
void
siyi_follow_page_restore (SiyiFollowPage *self)
{
  GtkBitset *selected = gtk_bitset_new_empty ();
  GtkBitset *all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)));

  for (guint i = 0; i < self->chosen->len; i++)
    {
      const SiyiTaskHit *hit = &g_array_index (self->chosen, SiyiTaskHit, i);
      const guint position = siyi_follow_list_find (self->rows, hit->task, hit->visit);

      if (position == G_MAXUINT)
        continue;
      gtk_bitset_add (selected, position);
      self->at = position;
    }

  self->restoring = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), selected, all);
  if (gtk_bitset_get_size (selected) == 1)
    select_alone (self, self->at);
  self->restoring = FALSE;
  if (gtk_bitset_is_empty (selected))
    choose_near (self);
  else
    siyi_follow_page_on_selected (self);
  gtk_bitset_unref (selected);
  gtk_bitset_unref (all);
}

/**
 * siyi_follow_page_show_task:
 * @page: the page of follow-up
 * @task: its id
 *
 * Shows what is to do with the task chosen; where it is not among that, all tasks.
 */
void
siyi_follow_page_show_task (GtkWidget *page,
                            gint64     task)
{
  SiyiFollowPage *self = SIYI_FOLLOW_PAGE (page);
  const SiyiTaskHit hit = { .task = task };

  g_array_set_size (self->chosen, 0);
  g_array_append_val (self->chosen, hit);
  if (self->of_charges)
    gtk_widget_activate_action (page, "follow-list.part", "s", "to-do");
  else if (siyi_follow_list_find (self->rows, task, 0) != G_MAXUINT)
    siyi_follow_page_restore (self);
  else
    gtk_widget_activate_action (page, "follow-list.part", "s", self->shown ? "all" : "to-do");
}
