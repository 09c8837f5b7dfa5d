/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-book.h"
#include "siyi-import-store.h"
#include "siyi-office-store.h"
#include "siyi-record.h"

G_BEGIN_DECLS

/* A ledger read but not yet taken: what would be stored, and why not. Made on a worker thread,
 * then read-only on any thread. Rules: domain, section 10. */
typedef struct _SiyiTakeover SiyiTakeover;

/* What the office knows: names that texts are compared with. Borrowed until the takeover is freed. */
typedef struct _SiyiOfficeNames SiyiOfficeNames;

SiyiOfficeNames *siyi_office_names_load  (SiyiDb           *db,
                                          GError          **error);
SiyiOfficeNames *siyi_office_names_new   (GPtrArray        *leaders,    /* SiyiLeader */
                                          GPtrArray        *units);     /* SiyiUnit */
SiyiOfficeNames *siyi_office_names_ref   (SiyiOfficeNames  *names);
void             siyi_office_names_unref (SiyiOfficeNames  *names);

typedef struct
{
  const char *name;
  gboolean    taken, hidden;
  GArray     *headings;      /* guint: first row of each heading block */
  int         rows, visits, items;
  gint64      persons;
} SiyiTakeoverSheet;

typedef struct
{
  guint       sheet;         /* index in the workbook */
  guint       row;           /* 0: none */
  const char *field;         /* field word, "*" or heading */
  const char *why;
  guint       record;        /* index of the record it belongs to, G_MAXUINT: none */
  SiyiField   key;           /* SIYI_FIELD_NONE for "*" and headings */
} SiyiTakeoverFlag;

SiyiTakeover *siyi_takeover_read      (const char        *path,
                                       SiyiOfficeNames   *names,
                                       GHashTable        *mapping,    /* (nullable) heading -> field word, "-" to leave out */
                                       SiyiReadProgress   progress,
                                       gpointer           progress_data,
                                       GCancellable      *cancellable,
                                       GError           **error);
SiyiTakeover *siyi_takeover_new       (SiyiBookFile      *book,       /* (transfer full) */
                                       SiyiOfficeNames   *names,
                                       GHashTable        *mapping,
                                       GCancellable      *cancellable,
                                       GError           **error);
void          siyi_takeover_free      (SiyiTakeover *self);

const char   *siyi_takeover_get_hash  (SiyiTakeover *self);
const char   *siyi_takeover_get_name  (SiyiTakeover *self);
int           siyi_takeover_get_rows  (SiyiTakeover *self);
int           siyi_takeover_get_visits(SiyiTakeover *self);
int           siyi_takeover_get_items (SiyiTakeover *self);
gint64        siyi_takeover_get_persons (SiyiTakeover *self);
GPtrArray    *siyi_takeover_get_sheets (SiyiTakeover *self);         /* SiyiTakeoverSheet */
GArray       *siyi_takeover_get_flags (SiyiTakeover *self);          /* SiyiTakeoverFlag */
/* Headings met, in order, with the field each was read as. */
typedef struct { const char *heading; SiyiField field; guint sheet; guint column; gboolean not_stored; } SiyiTakeoverColumn;
GArray       *siyi_takeover_get_columns (SiyiTakeover *self);

/* Records (matters; doubles included, marked). Random access; made on demand. */
guint         siyi_takeover_n_records (SiyiTakeover *self);
SiyiRecord   *siyi_takeover_get_record (SiyiTakeover *self, guint index);    /* (transfer full) */

/* A person's word on a flagged value: the text is read instead of the cell's ("" leaves it empty);
 * or count a double after all. */
gboolean      siyi_takeover_set_value (SiyiTakeover *self, guint record, SiyiField field, const char *text, GError **error);
void          siyi_takeover_count_double (SiyiTakeover *self, guint record, gboolean counted);

/* Stores it: on the archive's writer thread, one transaction. Returns the batch, 0 on error. */
gint64        siyi_takeover_store     (SiyiTakeover *self, SiyiDb *db, SiyiProgress progress, gpointer progress_data,
                                       GCancellable *cancellable, GError **error);

/* The contract's JSON (samples): batch, rows, visits, persons, items, sheets, flagged, records. */
char         *siyi_takeover_to_json   (SiyiTakeover *self, gint64 batch);
/* The list of flagged cells as a workbook or .csv, for correcting the source. */
gboolean      siyi_takeover_write_flags (SiyiTakeover *self, const char *path, SiyiProgress progress,
                                         gpointer progress_data, GCancellable *cancellable, GError **error);

/* A reason word as a person reads it. */
const char   *siyi_takeover_why_title (const char *why);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiTakeover, siyi_takeover_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiOfficeNames, siyi_office_names_unref)

G_END_DECLS
