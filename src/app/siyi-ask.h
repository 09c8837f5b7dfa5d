/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"

G_BEGIN_DECLS

void siyi_ask (gpointer              self,
               GCancellable        **asking,
               SiyiArchive          *archive,
               SiyiWork              work,
               gpointer              data,
               GDestroyNotify        data_free,
               GDestroyNotify        answer_free,
               GAsyncReadyCallback   answered);

G_END_DECLS
