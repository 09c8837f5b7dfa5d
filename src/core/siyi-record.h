/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The fields a ledger's row may give. The words of siyi_field_word() are a contract: they are the
 * keys of "siyictl import --json" and of the mapping files. */
typedef enum
{
  SIYI_FIELD_NONE,
  SIYI_FIELD_SERIAL,
  SIYI_FIELD_DATE,
  SIYI_FIELD_LEADERS,
  SIYI_FIELD_POST,
  SIYI_FIELD_METHOD,
  SIYI_FIELD_PLACE,
  SIYI_FIELD_VISITORS,
  SIYI_FIELD_PERSONS,
  SIYI_FIELD_CONCERNED,
  SIYI_FIELD_ADDRESS,
  SIYI_FIELD_PHONES,
  SIYI_FIELD_IDS,
  SIYI_FIELD_SUMMARY,
  SIYI_FIELD_CLASS,
  SIYI_FIELD_FIRST,
  SIYI_FIELD_PURPOSE,
  SIYI_FIELD_OPINION,
  SIYI_FIELD_UNITS,
  SIYI_FIELD_CO_UNITS,
  SIYI_FIELD_HANDLER,
  SIYI_FIELD_CASE_LEADER,
  SIYI_FIELD_ASSIGNED,
  SIYI_FIELD_DUE,
  SIYI_FIELD_PROGRESS,
  SIYI_FIELD_CLOSED,
  SIYI_FIELD_RESOLVED,
  SIYI_FIELD_SATISFACTION,
  SIYI_FIELD_VISIT_BACK,
  SIYI_FIELD_REMARK,
  SIYI_FIELD_YEAR,
  SIYI_FIELD_FORM,
  SIYI_FIELD_DESTINATION,
  SIYI_FIELD_NUMBER,
  SIYI_FIELD_REGISTERED_AT,
  SIYI_FIELD_ACCEPTED,
  SIYI_FIELD_ROUTED,
  SIYI_FIELD_REPLIED,
  SIYI_N_FIELDS
} SiyiField;

const char *siyi_field_word      (SiyiField   field);
SiyiField   siyi_field_from_word (const char *word);

/* One cell as it stood in the file, kept beside what was read from it. */
typedef struct
{
  SiyiField   field;     /* SIYI_FIELD_NONE: an unknown column, kept as raw */
  const char *heading;   /* the file's own heading, white space removed */
  guint       column;    /* from 0 */
  guint       row;       /* worksheet row or text record, from 1 */
  const char *text;      /* as shown in the file */
} SiyiRawCell;

/* A matter read from a ledger, or typed in: values already clean, nothing guessed.
 * NULL, -1 (counts) and 0 (serial, due_days) mean "empty". Texts are owned by the record. */
typedef struct
{
  char      *sheet;             /* NULL for a text file */
  guint      row;               /* first row of the matter */
  GArray    *rows;              /* (nullable) guint, when it stands on several */

  int        serial;
  char      *date;              /* YYYY-MM-DD, or YYYY-MM where only the month is known */
  char      *date_end;
  char      *date_part;         /* am, pm */
  char     **leaders;
  char      *post;
  char      *method;
  char      *place;
  char     **visitors;
  char     **representative_names;
  char      *visitors_text;
  gboolean   anonymous;
  int        persons;
  int        representatives;
  int        concerned;
  char      *address;
  char     **phones;
  char     **ids;
  char      *summary;
  char      *class_name;
  char      *class_path;
  char      *first;             /* 初, 重 */
  char      *purpose;
  char      *opinion;
  char     **units;             /* lead first */
  char      *handler;
  char      *case_leader;
  char      *assigned;
  char      *due;
  int        due_days;
  char      *due_kind;          /* calendar, working */
  char      *progress;
  char      *state;             /* 办结, 在办 */
  char      *closed;
  char      *resolved;          /* 化解, 未化解 */
  char      *satisfaction;
  char      *visit_back;
  char      *remark;
  char      *form;              /* 来访, 来信, 网信, 来电; NULL: 来访 */
  char      *destination;       /* 本级, 到市, 赴省, 进京; NULL: 本级 */
  char      *number;
  char      *registered_at;
  char      *accepted;
  char      *routed;
  char      *replied;

  gboolean   restricted;        /* reports and accusations: domain, section 2.6 */
  gboolean   approximate;       /* the count of persons is a rough one */
  gboolean   duplicate;         /* an earlier row or a stored matter: shown, not counted, not stored */
  gboolean   is_item;           /* another form than a visit */
  guint64    inferred;          /* bit 1 << SiyiField */

  GArray    *raw;               /* (nullable) SiyiRawCell, its texts borrowed from the file's table */
  GPtrArray *comments;          /* (nullable) SiyiRawCell-like: field and text, owned; see takeover */
} SiyiRecord;

SiyiRecord *siyi_record_new  (void);
SiyiRecord *siyi_record_copy (const SiyiRecord *record);
void        siyi_record_free (SiyiRecord       *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiRecord, siyi_record_free)

G_END_DECLS
