/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <expat.h>

#include "siyi-package.h"

G_BEGIN_DECLS

/* One XML part, streamed through expat. Names come without their prefix. */
typedef struct _SiyiXml SiyiXml;

typedef void (*SiyiXmlStart) (SiyiXml *xml, const char *name, const char **attributes);
typedef void (*SiyiXmlEnd)   (SiyiXml *xml, const char *name);

/* A way around expat for most of a part. ready says, just behind a tag, whether it may be taken;
 * take then gets what follows, with a NUL behind, and says how much of it expat need not see. */
typedef struct
{
  gboolean (*ready) (SiyiXml *xml);
  gsize    (*take)  (SiyiXml *xml, char *bytes, gsize length);
  const char *opener, *closer;    /* the tags behind which it is worth asking */
} SiyiXmlShortcut;

/* What callbacks may use: data, depth (1 is the root element) and the text collected. */
struct _SiyiXml
{
  gpointer      data;
  guint         depth;
  char         *text;        /* not terminated */
  gsize         text_length;
  gsize         text_limit;  /* what is beyond is dropped and overflow set */
  gboolean      overflow;

  /*< private >*/
  gboolean      collecting;
  XML_Parser    parser;
  SiyiXmlStart  start;
  SiyiXmlEnd    end;
  const char   *file, *part;
  GError       *error;
  const SiyiXmlShortcut *shortcut;
  gboolean      foreign;     /* declared in an encoding other than UTF-8 */
  guint64       fed;         /* bytes given to expat */
  guint64       last_tag;    /* where the last tag began, among these */
};

/* Fills buffer; 0 at the end, -1 with error. */
typedef gssize (*SiyiXmlRead) (gpointer data, gpointer buffer, gsize size, GError **error);

gboolean    siyi_xml_parse        (const char    *file,
                                   const char    *part,
                                   SiyiXmlRead    read,
                                   gpointer       read_data,
                                   SiyiXmlStart   start,
                                   SiyiXmlEnd     end,
                                   const SiyiXmlShortcut *shortcut,
                                   gsize          text_limit,
                                   gpointer       data,
                                   GError       **error);
gboolean    siyi_xml_parse_part   (SiyiPackage   *package,
                                   gint64         part,
                                   SiyiXmlStart   start,
                                   SiyiXmlEnd     end,
                                   gsize          text_limit,
                                   gpointer       data,
                                   GError       **error);
void        siyi_xml_collect      (SiyiXml       *xml,
                                   gboolean       on);
void        siyi_xml_clear        (SiyiXml       *xml);
void        siyi_xml_fail         (SiyiXml       *xml,
                                   GError        *error);
const char *siyi_xml_local_name   (const char    *name);
const char *siyi_xml_attribute    (const char   **attributes,
                                   const char    *name);
gboolean    siyi_xml_is_true      (const char    *value);
gsize       siyi_xml_unescape     (char          *text,
                                   gsize          length);

G_END_DECLS
