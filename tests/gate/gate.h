/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../services/office.h"
#include "siyi-ledger.h"
#include "siyi-role.h"

G_BEGIN_DECLS

/* The matters of the archive that all outputs are made of, one of each kind. */
typedef enum
{
  MATTER_ORDINARY,       /* type 3, route 6 */
  MATTER_ADVICE,         /* type 1 */
  MATTER_COURT,          /* type 3, route 1 */
  MATTER_ACCUSATION,     /* type 2, restricted from the first keystroke */
  MATTER_BECAME,         /* papers had gone out before it was found to be an accusation */
  MATTER_ANONYMOUS,
  MATTER_FOREIGN,        /* a passport, no identity card */
  MATTER_ALONE,          /* of a session without any accusation: its photos may leave */
  MATTER_VOID,
  MATTER_BOOKED,         /* for the session to come */
  MATTER_BOOKED_ACCUSATION,
  N_MATTERS
} MatterKind;

/* What is stored of a matter, as far as rules tell it apart. */
typedef enum
{
  CANARY_NAME,
  CANARY_NUMBER,            /* identity numbers, phones */
  CANARY_DOOR,              /* of the address, below the township */
  CANARY_WORDS,             /* what somebody typed about it */
  CANARY_NUMBER_IN_WORDS,   /* an identity number or a phone inside of them */
  CANARY_CASE,              /* the number of the matter */
  CANARY_PHOTO_WORDS,       /* a caption, the name of a photo's file */
  CANARY_EXIF,              /* place and camera inside a picture */
  N_CANARIES
} CanaryKind;

typedef struct
{
  MatterKind  matter;
  CanaryKind  kind;
  const char *field;        /* for the message of a failure */
  char       *text;
} Canary;

/* Whom an output is for. */
typedef enum
{
  READER_INSIDE,     /* the office's own papers: everything */
  READER_LIST,       /* lies about in the office: no names, no numbers, no accusation */
  READER_LEADER,     /* what a leader ordered: as a list, accusations by number */
  READER_SEALED,     /* a leader's own computer: the brief without numbers */
  READER_OFFICE,     /* notifications, logs: numbers of matters and nothing else */
  READER_UNIT,
  READER_PUBLIC,
  N_READERS
} Reader;

typedef struct
{
  Office      office;
  GPtrArray  *canaries;     /* Canary */
  gint64      sessions[3];  /* the one that was held, the one to come, one without accusations */
  gint64      visits[N_MATTERS], cases[N_MATTERS], tasks[N_MATTERS];
  gint64      photos[2], copies[2];   /* of the sessions held */
  gint64      leader;
  GRand      *random;       /* (nullable): what is typed is of its making, and means ill */
} GateArchive;

/* archive.c, archive-follow.c, archive-photos.c; data: (nullable) GRand */
void         gate_archive_set_up     (GateArchive    *self,
                                      gconstpointer   data);
void         gate_archive_tear_down  (GateArchive    *self,
                                      gconstpointer   data);
gboolean     gate_is_restricted      (MatterKind      matter);
const char  *gate_canary             (GateArchive    *self,
                                      MatterKind      matter,
                                      CanaryKind      kind,
                                      const char     *field);
char        *gate_spoiled            (GateArchive    *self,
                                      MatterKind      matter,
                                      const char     *text);
gboolean     gate_may_stand          (Reader          reader,
                                      const Canary   *canary);
gboolean     gate_role_may_read      (SiyiRole        role,
                                      const Canary   *canary);
void         gate_add_follow_up      (SiyiDb         *db,
                                      GateArchive    *self);
void         gate_add_photos         (GateArchive    *self);

/* outputs.c: everything that leaves the program, for each of its readers. write puts files into dir;
 * what the program refuses is left out by it. */
typedef struct
{
  const char *name;
  Reader      reader;
  const char *verb;         /* of the audit trail; NULL: none */
  gboolean  (*write) (GateArchive *self, const char *dir, const char *ending, GError **error);
  const char *ending;       /* (nullable) of the file */
  const char *must;         /* (nullable): what shows that it holds what may leave */
} Output;

extern const Output gate_outputs[];
extern const gsize  gate_n_outputs;

/* readings.c: every loader of the store that has rows of petitioners, as one text. */
typedef struct
{
  const char *name;
  gboolean  (*read) (SiyiDb *db, GateArchive *self, GString *out, GError **error);
  gboolean    for_all;      /* every role reads something of it, masked or not */
} Reading;

extern const Reading gate_readings[];
extern const gsize   gate_n_readings;

/* text.c */
char        *gate_text_of            (const char     *path);
char        *gate_text_of_folder     (const char     *dir);

G_END_DECLS
