/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a part of the window asks its archive, of which the newest answer alone counts. Main thread. */
#include "siyi-ask.h"

/**
 * siyi_ask:
 * @self: who asks; lives until the answer
 * @asking: (inout): of the question before, which is given up; replaced
 * @work: reads on an archive's thread
 * @data: (transfer full): for @work
 * @answered: gets a #GTask as its data, to be unreffed: of @self as the source, cancelled where a newer
 *   question was asked or @self was disposed of meanwhile
 */
void
siyi_ask (gpointer              self,
          GCancellable        **asking,
          SiyiArchive          *archive,
          SiyiWork              work,
          gpointer              data,
          GDestroyNotify        data_free,
          GDestroyNotify        answer_free,
          GAsyncReadyCallback   answered)
{
  g_cancellable_cancel (*asking);
  g_object_unref (*asking);
  *asking = g_cancellable_new ();
  siyi_archive_run_async (archive, SIYI_ACCESS_READ, work, data, data_free, answer_free, *asking, answered,
                          g_task_new (self, *asking, NULL, NULL));
}
