/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Long work that is seen and can be stopped: title, fraction (one notify an idle), cancellable.
 * Properties: "title" (s), "fraction" (d, 0…1), "stage" (i, the work's own numbers), "running" (b). */
#define SIYI_TYPE_JOB (siyi_job_get_type ())
G_DECLARE_FINAL_TYPE (SiyiJob, siyi_job, SIYI, JOB, GObject)

typedef gpointer (*SiyiJobFunc) (SiyiJob       *job,
                                 gpointer       data,
                                 GCancellable  *cancellable,
                                 GError       **error);

SiyiJob      *siyi_job_new             (const char *title);
GCancellable *siyi_job_get_cancellable (SiyiJob *self);
/* Any thread; fits the progress callbacks of the other rooms. */
void          siyi_job_report          (gpointer             job,
                                        guint64              done,
                                        guint64              total);
void          siyi_job_set_stage      (SiyiJob             *self,
                                       int                  stage);
void          siyi_job_run_async       (SiyiJob             *self,
                                        SiyiJobFunc          func,
                                        gpointer             data,
                                        GDestroyNotify       destroy_data,
                                        GDestroyNotify       destroy_result,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
gpointer      siyi_job_run_finish      (SiyiJob *self, GAsyncResult *result, GError **error);

G_END_DECLS
