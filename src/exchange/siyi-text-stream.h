/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-book-private.h"

G_BEGIN_DECLS

typedef enum
{
  SIYI_ENCODING_UTF8,
  SIYI_ENCODING_UTF16LE,
  SIYI_ENCODING_UTF16BE,
  SIYI_ENCODING_GB18030,
} SiyiEncoding;

/* The bytes of a text file without its byte order mark: UTF-8, or GB18030 still to be decoded field
 * by field. In both no byte below 0x30 is part of a longer character. */
typedef struct _SiyiTextStream SiyiTextStream;

SiyiTextStream *siyi_text_stream_new          (SiyiBookBuilder  *builder,
                                               SiyiSource       *source,
                                               GError          **error);
void            siyi_text_stream_free         (SiyiTextStream   *self);
gssize          siyi_text_stream_read         (SiyiTextStream   *self,
                                               char             *buffer,
                                               gsize             size,
                                               GError          **error);
SiyiEncoding    siyi_text_stream_get_encoding (SiyiTextStream   *self);

/* One decoder a file. */
typedef struct _SiyiGb18030 SiyiGb18030;

SiyiGb18030    *siyi_gb18030_new              (void);
void            siyi_gb18030_free             (SiyiGb18030      *self);
gboolean        siyi_gb18030_decode           (SiyiGb18030      *self,
                                               const char       *text,
                                               gsize             length,
                                               GString          *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiTextStream, siyi_text_stream_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiGb18030, siyi_gb18030_free)

G_END_DECLS
