/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making a package as a job that a window shows and stops. Asked on the main thread; the work is on the
 * job's own. */
#include "siyi-packing.h"

typedef struct
{
  SiyiArchive     *archive;
  SiyiPackingWish  wish;
  char            *output, *passphrase;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_object_unref (asked->archive);
  g_free (asked->output);
  g_free (asked->passphrase);
  g_free (asked);
}

static gpointer
pack_in_thread (SiyiJob       *job,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Asked *asked = data;

  return siyi_pack (asked->archive, &asked->wish, siyi_job_report, job, cancellable, error);
}

/**
 * siyi_pack_async:
 * @job: shows it and stops it; its result is a #SiyiPacked
 * @wish: copied
 */
void
siyi_pack_async (SiyiJob                *job,
                 SiyiArchive            *archive,
                 const SiyiPackingWish  *wish,
                 GAsyncReadyCallback     callback,
                 gpointer                user_data)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->archive = g_object_ref (archive);
  asked->wish = *wish;
  asked->wish.output = asked->output = g_strdup (wish->output);
  asked->wish.passphrase = asked->passphrase = g_strdup (wish->passphrase);
  siyi_job_run_async (job, pack_in_thread, asked, asked_free, (GDestroyNotify) siyi_packed_free, callback,
                      user_data);
}
