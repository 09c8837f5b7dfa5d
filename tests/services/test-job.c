/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A job tells how far it is without flooding the window, stops when told, and loses no result. */
#include "siyi-job.h"

#define REPORTS 100000

static GThread *window_thread;

typedef struct
{
  GMainLoop *loop;
  gpointer   result;
  GError    *error;
} Wait;

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Wait *wait = data;

  wait->result = siyi_job_run_finish (SIYI_JOB (source), result, &wait->error);
  g_main_loop_quit (wait->loop);
}

static void
run (SiyiJob     *job,
     SiyiJobFunc  func,
     Wait        *wait)
{
  wait->loop = g_main_loop_new (NULL, FALSE);
  siyi_job_run_async (job, func, NULL, NULL, g_free, on_done, wait);
  g_main_loop_run (wait->loop);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_main_loop_unref (wait->loop);
}

static gpointer
report_often (SiyiJob       *job,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  for (guint i = 1; i <= REPORTS; i++)
    siyi_job_report (job, i, REPORTS);

  return g_strdup ("done");
}

static void
count_notify (GObject    *object,
              GParamSpec *pspec,
              gpointer    data)
{
  guint *count = data;

  g_assert_true (g_thread_self () == window_thread);
  (*count)++;
}

static void
test_reports_reach_the_window (void)
{
  g_autoptr(SiyiJob) job = siyi_job_new ("counting");
  Wait wait = { 0 };
  guint n_fraction = 0;
  guint n_running = 0;
  double fraction;

  g_signal_connect (job, "notify::fraction", G_CALLBACK (count_notify), &n_fraction);
  g_signal_connect (job, "notify::running", G_CALLBACK (count_notify), &n_running);
  run (job, report_often, &wait);

  g_assert_no_error (wait.error);
  g_assert_cmpstr (wait.result, ==, "done");
  g_free (wait.result);
  g_object_get (job, "fraction", &fraction, NULL);
  g_assert_cmpfloat (fraction, ==, 1.0);
  g_assert_cmpuint (n_fraction, >=, 1);
  g_assert_cmpuint (n_fraction, <=, 1001);
  g_assert_cmpuint (n_running, ==, 2);
}

static gpointer
wait_for_stop (SiyiJob       *job,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_cancellable_cancel (siyi_job_get_cancellable (job));
  g_cancellable_set_error_if_cancelled (cancellable, error);

  return NULL;
}

static void
test_a_stopped_job_says_so (void)
{
  g_autoptr(SiyiJob) job = siyi_job_new ("waiting");
  Wait wait = { 0 };

  run (job, wait_for_stop, &wait);
  g_assert_error (wait.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&wait.error);
}

static gpointer
stop_after_the_work (SiyiJob       *job,
                     gpointer       data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_cancellable_cancel (cancellable);

  return g_strdup ("stored");
}

/* What is stored is stored: a late Stop must not hide it. */
static void
test_a_late_stop_loses_no_result (void)
{
  g_autoptr(SiyiJob) job = siyi_job_new ("storing");
  Wait wait = { 0 };

  run (job, stop_after_the_work, &wait);
  g_assert_no_error (wait.error);
  g_assert_cmpstr (wait.result, ==, "stored");
  g_free (wait.result);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  window_thread = g_thread_self ();
  g_test_add_func ("/job/reports", test_reports_reach_the_window);
  g_test_add_func ("/job/stopped", test_a_stopped_job_says_so);
  g_test_add_func ("/job/late-stop", test_a_late_stop_loses_no_result);

  return g_test_run ();
}
