/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today's right side: what is due, its counts and segments, and the line about reminders. Rows that say the
 * same as before stay, so that nothing flashes; many are made piece by piece. Main thread. */
#include "siyi-today-page-private.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-today-row.h"

/* As many as a screen shows at once, and as many as a pause between two frames bears. */
#define FIRST_ROWS 24
#define MORE_ROWS 12

static gboolean
is_of_part (GtkListBoxRow *row,
            gpointer       data)
{
  SiyiTodayPage *self = data;

  return self->part == SIYI_TODAY_ALL || siyi_today_part (siyi_today_row_get_kind (GTK_WIDGET (row))) == self->part;
}

/* All there is of a part, also beyond the rows. */
static guint
count_of (const SiyiTodayPage *self,
          SiyiTodayPart        part)
{
  guint n = 0;

  for (int i = 0; i < SIYI_N_DUE; i++)
    if (part == SIYI_TODAY_ALL || siyi_today_part ((SiyiDueKind) i) == part)
      n += self->due->n_of_kind[i];

  return n;
}

static char *
part_words (SiyiTodayPart part,
            guint         n)
{
  switch (part)
    {
    case SIYI_TODAY_FOLLOW:
      /* Translators: a segment of the list, and how many */
      return g_strdup_printf (C_("due", "Follow-up %u"), n);
    case SIYI_TODAY_PLAN:
      /* Translators: a segment of the list, and how many */
      return g_strdup_printf (C_("due", "Schedule %u"), n);
    case SIYI_TODAY_ARCHIVE:
      /* Translators: a segment of the list, and how many */
      return g_strdup_printf (C_("due", "Archives %u"), n);
    case SIYI_TODAY_ALL:
    case SIYI_N_TODAY_PARTS:
    default:
      return g_strdup (C_("due", "All"));
    }
}

static void
show_parts (SiyiTodayPage *self)
{
  for (int i = 0; i < SIYI_N_TODAY_PARTS; i++)
    {
      const guint n = count_of (self, (SiyiTodayPart) i);
      g_autofree char *words = part_words ((SiyiTodayPart) i, n);

      gtk_button_set_label (GTK_BUTTON (self->parts[i]), words);
      gtk_widget_set_visible (GTK_WIDGET (self->parts[i]), i == SIYI_TODAY_ALL || n > 0);
    }
  if (self->part != SIYI_TODAY_ALL && count_of (self, self->part) == 0)
    gtk_toggle_button_set_active (self->parts[SIYI_TODAY_ALL], TRUE);
  gtk_widget_set_visible (self->parts_box, self->count > 0);
}

static GActionGroup *
actions_of (SiyiTodayPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return G_IS_ACTION_GROUP (root) ? G_ACTION_GROUP (root) : NULL;
}

/* What lies beyond the rows are tasks, and so the follow-up page's. */
static void
show_more (SiyiTodayPage *self)
{
  const guint n = self->count > self->due->items->len ? self->count - self->due->items->len : 0;
  const gboolean is_shown = self->part == SIYI_TODAY_ALL || self->part == SIYI_TODAY_FOLLOW;
  g_autofree char *words = g_strdup_printf (ngettext ("%u more", "%u more", n), n);
  GActionGroup *actions = actions_of (self);

  gtk_button_set_label (self->more, words);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n > 0 && is_shown);
  gtk_widget_set_sensitive (GTK_WIDGET (self->more),
                            actions != NULL && g_action_group_has_action (actions, "show-task"));
}

/* How many there are, in heading, segments and below the list. */
static void
show_count (SiyiTodayPage *self)
{
  g_autofree char *words = NULL;

  self->count = count_of (self, SIYI_TODAY_ALL);
  words = g_strdup_printf (ngettext ("%u item", "%u items", self->count), self->count);
  gtk_label_set_text (self->count_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), self->count > 0);
  show_parts (self);
  show_more (self);
}

/**
 * siyi_today_page_show_foot:
 *
 * The line about what rang and what rings next.
 */
void
siyi_today_page_show_foot (SiyiTodayPage *self)
{
  const gint64 now = g_get_real_time ();
  g_autofree char *rang = siyi_today_words_rang (self->due, now);
  g_autofree char *next = siyi_today_words_next (self->due, now);

  gtk_label_set_text (self->rang, rang);
  gtk_label_set_text (self->next, next != NULL ? next : "");
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->next)), next != NULL);
  gtk_widget_set_visible (self->foot, TRUE);
}

static char *
key_of (GPtrArray *items)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const SiyiDueItem *item = g_ptr_array_index (items, i);
      g_autofree char *state = siyi_due_state (item);
      g_autofree char *title = siyi_due_title (item, FALSE);
      g_autofree char *line = siyi_due_line (item, FALSE);

      g_string_append_printf (key, "%s\t%s\t%s\t%s\t%u\n", item->subject, state, title, line, item->percent);
    }

  return g_string_free (key, FALSE);
}

static void
build_until (SiyiTodayPage *self,
             guint          end)
{
  GActionGroup *window = actions_of (self);

  for (; self->n_built < MIN (end, self->due->items->len); self->n_built++)
    gtk_list_box_append (self->list, siyi_today_row_new (g_ptr_array_index (self->due->items, self->n_built), window,
                                                         self->leads, self->buttons));
}

static gboolean
build_more (gpointer data)
{
  SiyiTodayPage *self = data;

  build_until (self, self->n_built + MORE_ROWS);
  if (self->n_built < self->due->items->len)
    return G_SOURCE_CONTINUE;

  self->building = 0;

  return G_SOURCE_REMOVE;
}

/* The subject of the row that has the focus, or whose button has. */
static char *
focused_subject (SiyiTodayPage *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return row != NULL ? g_strdup (siyi_today_row_get_subject (row)) : NULL;
}

/* The same row again; the one in its place where it is done. */
static void
focus_row (SiyiTodayPage *self,
           const char    *subject,
           int            place)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  while (row != NULL && g_strcmp0 (siyi_today_row_get_subject (row), subject) != 0)
    row = gtk_widget_get_next_sibling (row);
  for (; row == NULL && place >= 0; place--)
    row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, place));
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static void
build_rows (SiyiTodayPage *self)
{
  g_autofree char *subject = focused_subject (self);
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  const int place = focused != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focused)) : -1;

  g_clear_handle_id (&self->building, g_source_remove);
  siyi_children_remove (self->list);
  self->n_built = 0;
  build_until (self, MAX (FIRST_ROWS, (guint) (place + 1)));
  if (subject != NULL)
    focus_row (self, subject, place);
  if (self->n_built < self->due->items->len)
    self->building = g_idle_add (build_more, self);
}

/**
 * siyi_today_page_show_due:
 *
 * The whole right side, of what was loaded.
 */
void
siyi_today_page_show_due (SiyiTodayPage *self)
{
  g_autofree char *key = key_of (self->due->items);

  if (g_strcmp0 (key, self->rows_key) != 0)
    {
      build_rows (self);
      g_free (self->rows_key);
      self->rows_key = g_steal_pointer (&key);
    }
  else if (self->building == 0)
    self->n_built = self->due->items->len;

  show_count (self);
  siyi_today_page_show_foot (self);
  gtk_stack_set_visible_child_name (self->due_stack, self->count > 0 ? "list" : "nothing");
}

void
siyi_today_page_set_part (SiyiTodayPage *self,
                          SiyiTodayPart  part)
{
  self->part = part;
  gtk_list_box_invalidate_filter (self->list);
  if (self->due != NULL)
    show_more (self);
}

void
siyi_today_page_init_list (SiyiTodayPage *self)
{
  gtk_list_box_set_filter_func (self->list, is_of_part, self, NULL);
}
