/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "siyi-archive.h"
#include "siyi-ledger.h"

G_BEGIN_DECLS

/* A faulty command line: its own domain, so that the exit says "refused" and the answer "usage". */
#define CTL_ERROR (ctl_error_quark ())
GQuark ctl_error_quark (void);

/* One run of siyictl. */
typedef struct
{
  char        *folder;      /* of the archive */
  SiyiClock   *clock;
  char        *person;      /* (nullable) who sits here */
  char        *person_pass; /* (nullable) file of his pass phrase */
  gboolean     json;
  gboolean     yes;         /* don't ask */
  char       **args;        /* what stands after the command's name, options taken out */
  guint        n_args;
  SiyiArchive *archive;     /* (nullable) opened by the first ctl_run() */
  GCancellable *stop;        /* (nullable) of long work: cancelled by Ctrl+C */
  int          exit_code;   /* of a command that answered but found something wrong */
} Ctl;

/* A command: prints its whole answer, or returns FALSE with an error and prints nothing. */
typedef struct
{
  const char         *name;
  const char         *arguments;    /* as in the usage line */
  const char         *summary;      /* msgid */
  const GOptionEntry *options;      /* (nullable) into statics of the command's file */
  guint               min_args, max_args;
  gboolean          (*run) (Ctl     *ctl,
                            GError **error);
} CtlCommand;

/* ctl-options.c */
gboolean           ctl_options_parse    (Ctl                       *ctl,
                                         const CtlCommand * const  *commands,
                                         char                    ***argv,
                                         const CtlCommand         **command,
                                         gboolean                  *answered,
                                         GError                   **error);
gboolean           ctl_usage            (const CtlCommand  *command,
                                         GError           **error);
gboolean           ctl_parse_day        (const char   *option,
                                         const char   *text,
                                         SiyiDay      *day,
                                         GError      **error);
gboolean           ctl_parse_period     (SiyiDay       from,
                                         SiyiDay       to,
                                         GError      **error);
gboolean           ctl_parse_book       (const char   *text,
                                         SiyiBook     *book,
                                         gboolean     *all,
                                         GError      **error);
gboolean           ctl_parse_id         (const char   *text,
                                         gint64       *id,
                                         GError      **error);

/* ctl-archive.c */
gpointer           ctl_run              (Ctl          *ctl,
                                         SiyiAccess    access,
                                         SiyiWork      work,
                                         gpointer      data,
                                         GError      **error);
gboolean           ctl_open             (Ctl          *ctl,
                                         GError      **error);
gboolean           ctl_confirm          (Ctl          *ctl,
                                         const char   *question,
                                         GError      **error);
const char        *ctl_who              (void);
int                ctl_exit_code        (const GError *error);

/* ctl-stop.c */
GCancellable      *ctl_stoppable        (Ctl          *ctl);
void               ctl_explain_stop     (GError      **error);

/* ctl-person.c */
gboolean           ctl_seat             (Ctl          *ctl,
                                         GError      **error);

/* ctl-output.c */
void               ctl_print            (const char   *format,
                                         ...) G_GNUC_PRINTF (1, 2);
void               ctl_write            (const char   *text,
                                         gssize        length);
gboolean           ctl_flush            (GError      **error);
JsonBuilder       *ctl_answer_begin     (void);
void               ctl_answer_end       (JsonBuilder  *builder);
void               ctl_refuse           (const Ctl    *ctl,
                                         const GError *error);
void               ctl_add_text         (JsonBuilder  *builder,
                                         const char   *key,
                                         const char   *text);
void               ctl_add_int          (JsonBuilder  *builder,
                                         const char   *key,
                                         gint64        value);
void               ctl_add_flag         (JsonBuilder  *builder,
                                         const char   *key,
                                         gboolean      value);
void               ctl_add_day          (JsonBuilder  *builder,
                                         const char   *key,
                                         SiyiDay       day);
void               ctl_add_document     (JsonBuilder  *builder,
                                         const char   *key,
                                         const char   *json);
void               ctl_add_light        (JsonBuilder  *builder,
                                         SiyiLight     light);
void               ctl_add_list         (JsonBuilder  *builder,
                                         const char   *key,
                                         const char * const *texts);
void               ctl_answer_made      (const Ctl    *ctl,
                                         const char   *words);
void               ctl_answer_imported  (const Ctl    *ctl,
                                         guint         n,
                                         const char   *words,
                                         char        **headings);
void               ctl_progress         (gpointer      unused,
                                         guint64       done,
                                         guint64       total);
void               ctl_progress_of      (const char   *words,
                                         guint64       done,
                                         guint64       total);
void               ctl_progress_end     (void);

/* ctl-table.c */
typedef struct _CtlTable CtlTable;

CtlTable          *ctl_table_new        (const char   *first_heading,
                                         ...) G_GNUC_NULL_TERMINATED;
void               ctl_table_align_end  (CtlTable     *self,
                                         guint         column);
void               ctl_table_row        (CtlTable     *self,
                                         ...);
void               ctl_table_print      (CtlTable     *self);

G_END_DECLS
