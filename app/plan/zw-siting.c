/* zw-siting.c: the verdicts on the six principles, and the planner's own beside them
 *
 * Principles: table 4.2-1 and the guideline for governments, chapter 4. A verdict
 * is given where the data suffice; what they lack is said, and never guessed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-siting.h"

#include <glib/gi18n.h>
#include <math.h>

#include "plan/zw-siting-private.h"

static const struct
{
  const char *id;
  const char *label;
} verdicts[ZW_N_VERDICTS] = {
  { "met", N_ ("Met") },
  { "not-met", N_ ("Not met") },
  { "cannot-tell", N_ ("Cannot tell") },
};

const char *
zw_verdict_get_id (ZwVerdict verdict)
{
  g_return_val_if_fail (verdict < ZW_N_VERDICTS, NULL);
  return verdicts[verdict].id;
}

/**
 * zw_verdict_from_id:
 * @id: (nullable): as the list "verdict" has it
 *
 * Returns: %FALSE when there is no such verdict
 */
gboolean
zw_verdict_from_id (const char *id, ZwVerdict *verdict)
{
  for (guint i = 0; i < ZW_N_VERDICTS; i++)
    if (g_strcmp0 (verdicts[i].id, id) == 0)
      {
        *verdict = (ZwVerdict) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * zw_verdict_get_label:
 * @catalog: (nullable): language; the program's where %NULL
 */
const char *
zw_verdict_get_label (ZwVerdict verdict, const ZwCatalog *catalog)
{
  g_return_val_if_fail (verdict < ZW_N_VERDICTS, NULL);
  return catalog != NULL ? zw_catalog_get (catalog, verdicts[verdict].label)
                         : _ (verdicts[verdict].label);
}

/* For the files of the check. */

const char *
zw_siting_say (const ZwSiting *self, const char *text)
{
  return zw_catalog_get (self->ground->catalog, text);
}

/* Chinese leaves no space between sentences. */
void
zw_siting_part_sentences (GString *text)
{
  if (!g_str_has_suffix (text->str, "。"))
    g_string_append_c (text, ' ');
}

/* The result holds until the next figure is added. */
ZwSitingFigure *
zw_siting_add_figure (ZwSitingPrinciple *self,
                      const char *id,
                      const char *label,
                      ZwSitingUnit unit,
                      double value)
{
  ZwSitingFigure figure = { g_strdup (id), g_strdup (label), unit, value, NAN,
                            NULL,          ZW_SITING_SILENT };

  g_array_append_val (self->figures, figure);
  return &g_array_index (self->figures, ZwSitingFigure, self->figures->len - 1);
}

void
zw_siting_compare (ZwSitingFigure *self, double other, const char *label)
{
  self->other = other;
  g_free (self->other_label);
  self->other_label = g_strdup (label);
}

void
zw_siting_miss (ZwSitingPrinciple *self, const char *sentence)
{
  g_ptr_array_add (self->missing, g_strdup (sentence));
}

/* Takes @reason. */
void
zw_siting_decide (ZwSitingPrinciple *self, ZwVerdict verdict, char *reason)
{
  self->verdict = verdict;
  g_free (self->reason);
  self->reason = reason;
}

static void
figure_clear (gpointer data)
{
  ZwSitingFigure *figure = data;

  g_free (figure->id);
  g_free (figure->label);
  g_free (figure->other_label);
}

static void
add_own_verdict (ZwSitingPrinciple *self, const ZwRecords *records)
{
  g_autofree char *subject = g_strdup_printf ("principle-%u", self->number);
  const ZwRecord *record = zw_records_find_judgement (records, subject);

  if (record == NULL)
    return;
  self->judged = zw_verdict_from_id (zw_record_get_text (record, ZW_JUDGEMENT_VERDICT), &self->own);
  self->note = g_strdup (zw_record_get_text (record, ZW_JUDGEMENT_NOTE));
}

/**
 * zw_siting_new:
 * @ground: what the place says
 * @records: of the zone's plan
 * @plan: of the zone, for its phases
 *
 * Returns: (transfer full): the verdicts
 */
ZwSiting *
zw_siting_new (ZwSitingGround *ground,
               const ZwRecords *records,
               const ZwPlan *plan,
               const ZwReference *reference)
{
  ZwSiting *self = g_new0 (ZwSiting, 1);
  ZwSitingPrinciple *all = self->principles;

  self->ground = zw_siting_ground_ref (ground);
  self->strictness = zw_siting_find_strictness (records, reference);
  for (guint i = 0; i < ZW_SITING_N_PRINCIPLES; i++)
    {
      all[i].number = i + 1;
      all[i].verdict = ZW_VERDICT_CANNOT_TELL;
      all[i].missing = g_ptr_array_new_with_free_func (g_free);
      all[i].figures = g_array_new (FALSE, FALSE, sizeof (ZwSitingFigure));
      g_array_set_clear_func (all[i].figures, figure_clear);
    }
  zw_siting_look_at_need (self, &all[0]);
  zw_siting_look_at_boundary (self, &all[1]);
  zw_siting_look_at_size (self, &all[2], reference);
  zw_siting_look_at_vehicles (self, &all[3], records, plan, reference);
  zw_siting_look_at_hours (self, &all[4], records, reference);
  zw_siting_look_at_people (self, &all[5], records);
  for (guint i = 0; i < ZW_SITING_N_PRINCIPLES; i++)
    add_own_verdict (&all[i], records);
  return self;
}

/**
 * zw_siting_load:
 * @settings: (nullable): those of the project where %NULL
 * @progress: (nullable): who watches
 *
 * Reads all of a zone and gives the verdicts.
 *
 * Returns: (transfer full): the verdicts; %NULL with @error set
 */
ZwSiting *
zw_siting_load (ZwStore *store,
                gint64 zone_id,
                const ZwSitingSettings *settings,
                const ZwProgress *progress,
                GError **error)
{
  g_autoptr (ZwRecords) records = zw_records_load (store, zone_id, error);
  g_autoptr (ZwPlan) plan = records != NULL ? zw_plan_load (store, zone_id, error) : NULL;
  g_autoptr (ZwReference) reference = NULL;
  g_autoptr (ZwSitingGround) ground = NULL;
  ZwSitingSettings own;

  if (plan == NULL)
    return NULL;
  zw_siting_settings_load (&own, store);
  ground = zw_siting_ground_load (store, zone_id, settings != NULL ? settings : &own, progress,
                                  error);
  if (ground == NULL)
    return NULL;
  reference = zw_reference_new ();
  return zw_siting_new (ground, records, plan, reference);
}

void
zw_siting_free (ZwSiting *self)
{
  for (guint i = 0; i < ZW_SITING_N_PRINCIPLES; i++)
    {
      g_free (self->principles[i].reason);
      g_free (self->principles[i].text);
      g_free (self->principles[i].note);
      g_ptr_array_unref (self->principles[i].missing);
      g_array_unref (self->principles[i].figures);
    }
  zw_siting_ground_unref (self->ground);
  g_free (self);
}

/**
 * zw_siting_principle_get_verdict:
 *
 * Returns: the planner's own verdict where there is one, else that of the data
 */
ZwVerdict
zw_siting_principle_get_verdict (const ZwSitingPrinciple *self)
{
  return self->judged ? self->own : self->verdict;
}

/**
 * zw_siting_principle_find:
 *
 * Returns: (transfer none) (nullable): the figure
 */
const ZwSitingFigure *
zw_siting_principle_find (const ZwSitingPrinciple *self, const char *id)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      const ZwSitingFigure *figure = &g_array_index (self->figures, ZwSitingFigure, i);

      if (g_str_equal (figure->id, id))
        return figure;
    }
  return NULL;
}
