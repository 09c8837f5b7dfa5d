/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hall screen: what stands on it, that its pages turn, that it leaves with Escape, and that a
 * week of refills leaves nothing behind. */
#include <adwaita.h>
#include <malloc.h>

#include "sample-cases.h"
#include "siyi-hall-draw.h"
#include "siyi-hall-window.h"
#include "siyi-hall-words.h"
#include "siyi-notice.h"
#include "ui-test.h"

#define WEEK_OF_MINUTES 2000

static SiyiNoticeLine *
new_line (SiyiDay day, const char *leader, const char *post, const char *remark)
{
  SiyiNoticeLine *line = g_new0 (SiyiNoticeLine, 1);

  line->day = day;
  line->time = g_strdup ("9:00—11:30");
  line->leaders = g_strdup (leader);
  line->posts = g_strdup (post);
  line->portfolio = g_strdup ("自然资源、住房城乡建设、城市管理、交通运输");
  line->method = g_strdup ("现场接访");
  line->place = g_strdup ("一号接访室");
  line->remark = g_strdup (remark);

  return line;
}

/* 17 December 2026 as the mockup has it, with so many sessions to follow. */
static SiyiHall *
new_hall (gboolean today, guint n_next)
{
  static const char * const names[] = { "萧丙戌", "贺丁亥", "龚戊子", "邵己丑", "汤壬辰", "雷辛卯" };
  static const char * const posts[] = { "市委副书记", "常务副市长", "市纪委书记", "市委政法委书记",
                                        "市委统战部部长", "市委宣传部部长" };
  SiyiHall *hall = g_new0 (SiyiHall, 1);

  hall->today = sample_today ();
  hall->title = g_strdup ("示例市领导接访公示");
  hall->phone = g_strdup ("19900000012");
  hall->deadline = g_strdup ("接访前1个工作日17时前");
  hall->rules = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (hall->rules, g_strdup ("多人反映共同事项，代表不超过5人"));
  g_ptr_array_add (hall->rules, g_strdup ("诉讼、仲裁、复议事项请向有权机关提出"));
  hall->next = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_notice_line_free);
  for (guint i = 0; i < n_next; i++)
    g_ptr_array_add (hall->next, new_line (hall->today + 1 + (SiyiDay) i, names[i % G_N_ELEMENTS (names)],
                                           posts[i % G_N_ELEMENTS (posts)], i == 1 ? "补班" : NULL));
  if (today)
    {
      hall->now = new_line (hall->today, "黎甲午", "副市长", NULL);
      hall->change = g_strdup ("变更：原定武丁酉，12月9日公告调换");
    }

  return hall;
}

static GtkWidget *
show_view (SiyiHall *hall, int width, int height, SiyiHallView **view)
{
  GtkWidget *widget = siyi_hall_view_new ();

  *view = SIYI_HALL_VIEW (widget);
  siyi_hall_view_take_hall (*view, hall);
  siyi_hall_view_set_time (*view, 8, 46);

  return ui_test_show (widget, width, height);
}

/* On every screen all parts lie on it, and none on another. */
static void
test_places (void)
{
  static const struct { float width, height; } screens[] = {
    { 1366, 768 }, { 1920, 1080 }, { 3840, 2160 }, { 1024, 768 }, { 1280, 1024 }, { 1080, 1920 }, { 768, 1366 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (screens); i++)
    {
      SiyiHallPlaces places;
      graphene_rect_t both;

      siyi_hall_places (&places, screens[i].width, screens[i].height);
      g_assert_false (graphene_rect_intersection (&places.now, &places.next, &both) &&
                      both.size.width * both.size.height > 0.5f);
      g_assert_cmpfloat (places.next.origin.x + places.next.size.width, <, screens[i].width);
      g_assert_cmpfloat (places.now.size.height, >=, 500 * places.unit);
      g_assert_cmpfloat (places.foot.origin.y + places.foot.size.height, <=, screens[i].height + 0.5f);
      g_assert_cmpfloat (places.next.size.height, >=, 5 * 60 * places.unit);
      g_assert_cmpuint (siyi_hall_rows_on_page (&places), >=, 5);
    }
}

static void
test_page_fits (void)
{
  SiyiHallView *view;
  GtkWidget *window = show_view (new_hall (TRUE, 6), 1366, 768, &view);

  g_assert_cmpuint (siyi_hall_view_get_n_pages (view), ==, 1);
  siyi_hall_view_turn (view);
  g_assert_cmpuint (siyi_hall_view_get_page (view), ==, 0);
  ui_test_keep_picture (GTK_WIDGET (view), "hall");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* More than fit: page by page, every session once, then from the front. */
static void
test_pages_turn (void)
{
  SiyiHallView *view;
  GtkWidget *window = show_view (new_hall (TRUE, 20), 1366, 768, &view);
  const guint n_pages = siyi_hall_view_get_n_pages (view);

  g_assert_cmpuint (n_pages, ==, 3);
  for (guint i = 1; i <= n_pages; i++)
    {
      siyi_hall_view_turn (view);
      g_assert_cmpuint (siyi_hall_view_get_page (view), ==, i % n_pages);
    }

  /* A refill keeps the page; fewer sessions lead back to the first. */
  siyi_hall_view_turn (view);
  siyi_hall_view_take_hall (view, new_hall (TRUE, 20));
  g_assert_cmpuint (siyi_hall_view_get_page (view), ==, 1);
  ui_test_settle (window);
  ui_test_keep_picture (GTK_WIDGET (view), "hall-second-page");
  siyi_hall_view_take_hall (view, new_hall (TRUE, 3));
  g_assert_cmpuint (siyi_hall_view_get_page (view), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_no_session_today (void)
{
  g_autoptr(SiyiHall) hall = new_hall (FALSE, 3);
  g_autoptr(SiyiHall) nothing = new_hall (FALSE, 0);

  g_assert_true (siyi_hall_words_shown (hall) == hall->next->pdata[0]);
  g_assert_cmpuint (siyi_hall_words_n_rows (hall), ==, 2);
  g_assert_true (siyi_hall_words_row (hall, 0) == hall->next->pdata[1]);
  g_assert_cmpstr (siyi_hall_words_heading (hall), ==, "Next reception");

  g_assert_null (siyi_hall_words_shown (nothing));
  g_assert_cmpuint (siyi_hall_words_n_rows (nothing), ==, 0);
  g_assert_cmpstr (siyi_hall_words_heading (nothing), ==, "No reception is announced at present");
}

static void
test_cancelled_is_said (void)
{
  g_autoptr(SiyiHall) hall = new_hall (TRUE, 1);

  hall->now->cancelled = TRUE;
  g_assert_cmpstr (siyi_hall_words_heading (hall), ==, "Today’s reception is cancelled");
}

/* Time and place stand below the list only where they are true of all of it. */
static void
test_every (void)
{
  g_autoptr(SiyiHall) hall = new_hall (TRUE, 3);
  g_autofree char *same = siyi_hall_words_every (hall);
  SiyiNoticeLine *last = hall->next->pdata[2];

  g_assert_cmpstr (same, ==, "Each time 9:00—11:30, 一号接访室");
  g_free (last->place);
  last->place = g_strdup ("二号接访室");
  g_assert_null (siyi_hall_words_every (hall));
}

static void
test_screen_reader (void)
{
  SiyiHallView *view;
  GtkWidget *window = show_view (new_hall (TRUE, 1), 1366, 768, &view);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Today’s reception\n"
                                       "17 Dec Thu, 9:00—11:30, 黎甲午, 副市长, 一号接访室, 现场接访\n"
                                       "变更：原定武丁酉，12月9日公告调换\n"
                                       "18 Dec Fri, 9:00—11:30, 萧丙戌, 市委副书记, 一号接访室, 现场接访\n");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Long posts, joint receptions, differing places, high screens: all of it can be drawn. */
static void
test_draws_all (void)
{
  static const struct { int width, height; gboolean today; guint n_next; } cases[] = {
    { 1366, 768, TRUE, 0 }, { 1366, 768, FALSE, 0 }, { 1366, 768, FALSE, 1 }, { 1366, 768, FALSE, 9 },
    { 640, 1136, TRUE, 9 }, { 1024, 768, TRUE, 9 }, { 40, 30, TRUE, 9 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SiyiHall *hall = new_hall (cases[i].today, cases[i].n_next);
      SiyiNoticeLine *line = (SiyiNoticeLine *) siyi_hall_words_shown (hall);
      g_autofree char *name = g_strdup_printf ("hall-%zu", i);
      SiyiHallView *view;
      GtkWidget *window;

      if (line != NULL && i > 3)
        {
          g_free (line->leaders);
          line->leaders = g_strdup ("黎甲午、萧丙戌、贺丁亥");
          g_free (line->posts);
          line->posts = g_strdup ("副市长，市委副书记、政法委书记，市委常委、常务副市长");
          line->topic = g_strdup ("住房城乡建设领域的历史遗留问题");
          g_free (((SiyiNoticeLine *) hall->next->pdata[3])->place);
          ((SiyiNoticeLine *) hall->next->pdata[3])->place = g_strdup ("北区分中心二楼接访室");
        }
      window = show_view (hall, cases[i].width, cases[i].height, &view);
      ui_test_keep_picture (GTK_WIDGET (view), name);
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

static guint
count_widgets (GtkWidget *root)
{
  guint n = 1;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_widgets (child);

  return n;
}

static void
refill (SiyiHallView *view, GtkWidget *window, guint times)
{
  for (guint i = 0; i < times; i++)
    {
      siyi_hall_view_take_hall (view, new_hall (i % 7 != 0, i % 23));
      siyi_hall_view_set_time (view, (int) i / 60, (int) i % 60);
      siyi_hall_view_turn (view);
      if (i % 20 == 0)
        gtk_test_widget_wait_for_draw (window);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
    }
}

/* A minute is a refill: after the first few hundred nothing may be left of one more. */
static void
test_days_leave_nothing (void)
{
  SiyiHallView *view;
  GtkWidget *window = show_view (new_hall (TRUE, 20), 1366, 768, &view);
  gsize before, after;
  guint widgets;

  refill (view, window, 300);
  widgets = count_widgets (window);
  before = mallinfo2 ().uordblks;
  refill (view, window, WEEK_OF_MINUTES);
  after = mallinfo2 ().uordblks;
  g_test_message ("%zu kB before, %zu kB after %d refills", before / 1024, after / 1024, WEEK_OF_MINUTES);

  g_assert_cmpuint (count_widgets (window), ==, widgets);
  /* A kept SiyiHall or layout of each would be more than 2 MB. */
  g_assert_cmpint ((gint64) after - (gint64) before, <, 256 * 1024);

  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_null (view);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
test_escape_leaves (void)
{
  g_autofree char *folder = NULL;
  SiyiArchive *archive = sample_archive_new (&folder);
  GtkWidget *own = ui_test_show (gtk_label_new ("own"), 400, 300);
  GtkWindow *window = siyi_hall_window_show (NULL, archive, own);

  ui_test_settle (GTK_WIDGET (window));
  siyi_hall_window_refill (SIYI_HALL_WINDOW (window));
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  g_assert_true (ui_test_key (GTK_WIDGET (window), GDK_KEY_Escape, 0));
  sample_wait (is_gone, &window);
  g_assert_null (window);

  gtk_window_destroy (GTK_WINDOW (own));
  sample_archive_drop (archive, folder);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/hall/places", test_places);
  g_test_add_func ("/app/hall/page-fits", test_page_fits);
  g_test_add_func ("/app/hall/pages-turn", test_pages_turn);
  g_test_add_func ("/app/hall/no-session-today", test_no_session_today);
  g_test_add_func ("/app/hall/cancelled", test_cancelled_is_said);
  g_test_add_func ("/app/hall/every", test_every);
  g_test_add_func ("/app/hall/screen-reader", test_screen_reader);
  g_test_add_func ("/app/hall/draws", test_draws_all);
  g_test_add_func ("/app/hall/days", test_days_leave_nothing);
  g_test_add_func ("/app/hall/escape", test_escape_leaves);

  return g_test_run ();
}
