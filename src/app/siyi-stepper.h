/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-stages.h"

G_BEGIN_DECLS

typedef enum
{
  SIYI_STEPPER_AHEAD,
  SIYI_STEPPER_CURRENT,
  SIYI_STEPPER_DONE,
} SiyiStepperState;

/* The three stages of a reception in a row. Signal "stage-clicked" (i SiyiStage). */
#define SIYI_TYPE_STEPPER (siyi_stepper_get_type ())
G_DECLARE_FINAL_TYPE (SiyiStepper, siyi_stepper, SIYI, STEPPER, GtkWidget)

GtkWidget        *siyi_stepper_new        (void);
void              siyi_stepper_set_stage  (SiyiStepper      *self,
                                           SiyiStage         stage,
                                           SiyiStepperState  state,
                                           const char       *words);
SiyiStepperState  siyi_stepper_get_state  (SiyiStepper      *self,
                                           SiyiStage         stage);
GtkWidget        *siyi_stepper_get_button (SiyiStepper      *self,
                                           SiyiStage         stage);

G_END_DECLS
