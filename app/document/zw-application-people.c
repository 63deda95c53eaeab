/* zw-application-people.c: stakeholders, measures and meetings, in chapter 伍
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "document/zw-application-plan.h"
#include "plan/zw-people.h"
#include "render/zw-matrix-draw.h"

#define MATRIX_HEIGHT_MM 110.0

/* Letters of a name in the matrix at most. */
#define MOST_WIDE 7
#define MOST_NARROW 16

#define MATRIX_FONT_PT 10.5
#define MATRIX_FONTS                                                                               \
  "Times New Roman, Liberation Serif, 標楷體, TW-Kai, AR PL UKai TW, Noto Serif CJK TC"

/* What the matrix needs when it is drawn. */
typedef struct
{
  ZwDossier *dossier; /* owned: titles are its */
  ZwMatrix matrix;
  ZwMatrixSpot *spots;
  GPtrArray *names;
} Matrix;

static void
matrix_free (gpointer data)
{
  Matrix *self = data;

  g_free (self->spots);
  g_ptr_array_unref (self->names);
  zw_dossier_unref (self->dossier);
  g_free (self);
}

static void
draw_matrix (cairo_t *cr, double width_pt, double height_pt, gpointer data)
{
  const Matrix *self = data;
  const ZwMatrixLook look = { MATRIX_FONTS, MATRIX_FONT_PT, 0x000000ff };

  zw_matrix_draw (&self->matrix, &look, cr, width_pt, height_pt);
}

/* "5 市區客運業者" of a long list of groups: the number is that of the table, and a
 * name for which there is no room is left out. */
static char *
dup_label (const char *name, guint number)
{
  gsize first = name != NULL ? strlen (name) : 0;
  g_autofree char *part = NULL;

  for (const char *p = name; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (strchr (",(", *p) != NULL || g_str_has_prefix (p, "、") || g_str_has_prefix (p, "（"))
      {
        first = p - name;
        break;
      }
  part = g_strndup (name != NULL ? name : "", first);
  if (g_unichar_iswide (g_utf8_get_char (part)) ? g_utf8_strlen (part, -1) > MOST_WIDE
                                                : g_utf8_strlen (part, -1) > MOST_NARROW)
    return g_strdup_printf ("%u", number);
  return g_strdup_printf ("%u %s", number, g_strchomp (part));
}

static Matrix *
matrix_new (ZwDossier *dossier)
{
  const GPtrArray *groups = zw_records_get (dossier->records, ZW_RECORD_STAKEHOLDER);
  Matrix *self = g_new0 (Matrix, 1);
  guint n;
  const ZwStakeholderClass *classes = zw_reference_get_classes (dossier->check_tables->reference,
                                                                &n);

  self->dossier = zw_dossier_ref (dossier);
  self->spots = g_new0 (ZwMatrixSpot, groups->len + 1);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->matrix.spots = self->spots;
  for (guint i = 0; i < groups->len; i++)
    {
      const ZwRecord *group = g_ptr_array_index (groups, i);

      if (zw_people_get_class (dossier->check_tables->reference, group) == NULL)
        continue;
      g_ptr_array_add (self->names,
                       dup_label (zw_record_get_text (group, ZW_STAKEHOLDER_NAME), i + 1));
      self->spots[self->matrix.n_spots++] = (ZwMatrixSpot){
        zw_record_get_id (group), g_ptr_array_index (self->names, self->names->len - 1),
        zw_record_get_number (group, ZW_STAKEHOLDER_INTEREST),
        zw_record_get_number (group, ZW_STAKEHOLDER_POWER)
      };
    }
  for (guint i = 0; i < n; i++)
    self->matrix.quarters[ZW_MATRIX_QUARTER (classes[i].high_interest, classes[i].high_power)] =
        zw_content_text (dossier, &classes[i].name);
  self->matrix.interest_label = zw_dossier_pick (dossier, "受影響程度", "Interest");
  self->matrix.power_label = zw_dossier_pick (dossier, "影響力", "Power");
  return self;
}

static void
add_matrix (ZwApplicationWriter *self)
{
  Matrix *matrix = matrix_new (self->dossier);
  g_autofree char *caption = g_strdup_printf (self->dossier->chinese ? "%s利害關係人分析圖"
                                                                     : "Stakeholders of %s",
                                              self->dossier->zone->name);

  if (matrix->matrix.n_spots == 0)
    {
      matrix_free (matrix);
      return;
    }
  zw_document_add_picture (
      self->document, caption,
      zw_dossier_tr (self->dossier, N_ ("Stakeholders by interest and power, in four quarters")),
      ZW_DOCUMENT_TEXT_WIDTH_MM, MATRIX_HEIGHT_MM, draw_matrix, matrix, matrix_free);
}

static char *
dup_number (const ZwRecord *record, guint field)
{
  double value = zw_record_get_number (record, field);

  return isnan (value) ? g_strdup (ZW_CONTENT_NOTHING)
                       : g_strdup_printf ("%.*f", zw_content_get_decimals (value), value);
}

static const char *
or_nothing (const char *text)
{
  return text != NULL && *text != '\0' ? text : ZW_CONTENT_NOTHING;
}

static void
add_groups (ZwApplicationWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  const GPtrArray *groups = zw_records_get (dossier->records, ZW_RECORD_STAKEHOLDER);
  const ZwTableColumn columns[] = {
    { zw_dossier_pick (dossier, "利害關係人", "Stakeholder"), 46, ZW_COLUMN_TEXT },
    { zw_dossier_pick (dossier, "類別", "Class"), 26, ZW_COLUMN_CENTRED },
    { zw_dossier_pick (dossier, "受影響\n程度", "Interest"), 21, ZW_COLUMN_CENTRED },
    { zw_dossier_pick (dossier, "影響力", "Power"), 19, ZW_COLUMN_CENTRED },
    { zw_dossier_pick (dossier, "旅次型態", "Trips"), 48, ZW_COLUMN_TEXT },
  };
  ZwTable *table = zw_document_add_table (self->document, NULL, columns, G_N_ELEMENTS (columns));

  zw_table_set_name (table, "stakeholders");
  for (guint i = 0; i < groups->len; i++)
    {
      const ZwRecord *group = g_ptr_array_index (groups, i);
      const ZwStakeholderClass *class = zw_people_get_class (dossier->check_tables->reference,
                                                             group);
      g_autofree char *interest = dup_number (group, ZW_STAKEHOLDER_INTEREST);
      g_autofree char *power = dup_number (group, ZW_STAKEHOLDER_POWER);
      g_autofree char *trips = zw_application_dup_choices (dossier, group, ZW_RECORD_STAKEHOLDER,
                                                           ZW_STAKEHOLDER_TRIPS);
      g_autofree char *name = g_strdup_printf (
          "%u. %s", i + 1, or_nothing (zw_record_get_text (group, ZW_STAKEHOLDER_NAME)));
      const char *cells[] = { name,
                              class != NULL ? zw_content_text (dossier, &class->name)
                                            : ZW_CONTENT_NOTHING,
                              interest, power, trips };

      zw_table_add_row (table, ZW_ROW_BODY, cells);
    }
  zw_document_add_note (self->document,
                        zw_dossier_pick (dossier, "註：受影響程度與影響力以 0 至 10 分評估。",
                                         "Interest and power are judged from 0 to 10."));
}

static const char *
get_group_name (const ZwDossier *dossier, gint64 id)
{
  const ZwRecord *group = zw_records_find (dossier->records, ZW_RECORD_STAKEHOLDER, id);

  return group != NULL ? zw_record_get_text (group, ZW_STAKEHOLDER_NAME) : NULL;
}

/* Measures of one group share the cell with its name, and that with the strategy. */
static void
add_measures (ZwApplicationWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  const GPtrArray *measures = zw_records_get (dossier->records, ZW_RECORD_MEASURE);
  const ZwTableColumn columns[] = {
    { zw_dossier_pick (dossier, "利害關係人", "Stakeholder"), 34, ZW_COLUMN_TEXT },
    { zw_dossier_pick (dossier, "策略", "Strategy"), 44, ZW_COLUMN_TEXT },
    { zw_dossier_pick (dossier, "配套措施", "Measure"), 82, ZW_COLUMN_TEXT },
  };
  ZwTable *table;
  const char *last_group = NULL, *last_strategy = NULL;

  if (measures->len == 0)
    return;
  zw_document_add_heading (self->document, 3,
                           zw_dossier_pick (dossier, "研提配套措施", "Supporting measures"));
  table = zw_document_add_table (self->document, NULL, columns, G_N_ELEMENTS (columns));
  zw_table_set_name (table, "measures");
  for (guint i = 0; i < measures->len; i++)
    {
      const ZwRecord *measure = g_ptr_array_index (measures, i);
      const char *group = or_nothing (
          get_group_name (dossier, zw_record_get_int (measure, ZW_MEASURE_STAKEHOLDER, 0)));
      const char *strategy = or_nothing (zw_record_get_text (measure, ZW_MEASURE_STRATEGY));
      gboolean same = g_strcmp0 (group, last_group) == 0;
      const char *cells[] = { same ? NULL : group,
                              same && g_strcmp0 (strategy, last_strategy) == 0 ? NULL : strategy,
                              or_nothing (zw_record_get_text (measure, ZW_MEASURE_NAME)) };

      zw_table_add_row (table, ZW_ROW_BODY, cells);
      last_group = group;
      last_strategy = strategy;
    }
}

static char *
dup_group_names (const ZwDossier *dossier, const ZwRecord *meeting)
{
  const char *ids = zw_record_get_text (meeting, ZW_MEETING_STAKEHOLDERS);
  g_auto (GStrv) parts = g_strsplit (ids != NULL ? ids : "", " ", -1);
  GString *names = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *name = get_group_name (dossier, g_ascii_strtoll (parts[i], NULL, 10));

      if (name != NULL)
        g_string_append_printf (names, "%s%s",
                                names->len == 0    ? ""
                                : dossier->chinese ? "、"
                                                   : ", ",
                                name);
    }
  if (names->len == 0)
    g_string_append (names, zw_dossier_pick (dossier, "各利害關係人", "All stakeholders"));
  return g_string_free (names, FALSE);
}

/* "115.03.14" of 2026-03-14 */
static char *
dup_day (const ZwDossier *dossier, const char *date)
{
  int year, month, day;

  if (date == NULL || sscanf (date, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return g_strdup (or_nothing (date));
  return dossier->chinese ? g_strdup_printf ("%d.%02d.%02d", zw_year_to_roc (year), month, day)
                          : g_strdup (date);
}

static void
add_meetings (ZwApplicationWriter *self)
{
  ZwDossier *dossier = self->dossier;
  const GPtrArray *meetings = zw_records_get (dossier->records, ZW_RECORD_MEETING);
  const ZwTableColumn columns[] = {
    { zw_dossier_pick (dossier, "日期及形式", "Date and kind"), 27, ZW_COLUMN_TEXT },
    { zw_dossier_pick (dossier, "對象及人數", "With, attendance"), 31, ZW_COLUMN_TEXT },
    { zw_dossier_pick (dossier, "意見", "Opinion"), 34, ZW_COLUMN_TEXT },
    { zw_dossier_pick (dossier, "回應", "Response"), 34, ZW_COLUMN_TEXT },
    { zw_dossier_pick (dossier, "計畫調整", "Change in the plan"), 34, ZW_COLUMN_TEXT },
  };
  ZwTable *table;

  zw_document_add_heading (self->document, 3,
                           zw_dossier_pick (dossier, "溝通會議辦理情形", "Meetings held"));
  if (meetings->len == 0)
    {
      zw_application_add_gap (self, "work", ZW_N_ROLES,
                              zw_dossier_tr (dossier, N_ ("Record the meetings held with the "
                                                          "stakeholders, what they said and "
                                                          "what came of it.")));
      return;
    }
  table = zw_document_add_table (self->document, NULL, columns, G_N_ELEMENTS (columns));
  zw_table_set_name (table, "meetings");
  for (guint i = 0; i < meetings->len; i++)
    {
      const ZwRecord *meeting = g_ptr_array_index (meetings, i);
      g_autofree char *day = dup_day (dossier, zw_record_get_text (meeting, ZW_MEETING_DATE));
      g_autofree char *kind = zw_application_dup_choices (dossier, meeting, ZW_RECORD_MEETING,
                                                          ZW_MEETING_KIND);
      g_autofree char *names = dup_group_names (dossier, meeting);
      gint64 n = zw_record_get_int (meeting, ZW_MEETING_ATTENDANCE, -1);
      g_autofree char *what = g_strdup_printf (
          dossier->chinese ? "%s %s：參與人數" : "%s, %s: attendance", day, kind);
      g_autofree char *count = NULL;

      if (n >= 0)
        count = zw_content_print_typed (
            dossier, (double) n, 0, zw_dossier_pick (dossier, "人", NULL), what,
            "zone-%" G_GINT64_FORMAT "/meeting/%" G_GINT64_FORMAT "/attendance", dossier->zone->id,
            zw_record_get_id (meeting));
      zw_table_begin_row (table, ZW_ROW_BODY);
      zw_table_add_cell_printf (table, "%s\n%s", day, kind);
      if (count != NULL)
        zw_table_add_cell_printf (table, dossier->chinese ? "%s\n%s 人" : "%s\n%s people", names,
                                  count);
      else
        zw_table_add_cell (table, names);
      zw_table_add_cell (table, or_nothing (zw_record_get_text (meeting, ZW_MEETING_OPINION)));
      zw_table_add_cell (table, or_nothing (zw_record_get_text (meeting, ZW_MEETING_RESPONSE)));
      zw_table_add_cell (table, or_nothing (zw_record_get_text (meeting, ZW_MEETING_CHANGE)));
    }
}

/**
 * zw_application_add_people:
 *
 * Adds the stakeholders with their classes, what is done for them and what they said.
 */
void
zw_application_add_people (ZwApplicationWriter *self)
{
  const ZwDossier *dossier = self->dossier;

  zw_document_add_heading (
      self->document, 2,
      zw_dossier_pick (dossier, "利害關係人界定、溝通及宣導", "Stakeholders and talks with them"));
  zw_document_add_heading (self->document, 3,
                           zw_dossier_pick (dossier, "界定利害關係人", "Stakeholders"));
  if (zw_records_get (dossier->records, ZW_RECORD_STAKEHOLDER)->len == 0)
    zw_application_add_gap (self, "work", ZW_N_ROLES,
                            zw_dossier_tr (dossier, N_ ("Name the stakeholders of the zone with "
                                                        "their interest and power.")));
  else
    {
      add_groups (self);
      add_matrix (self);
    }
  add_measures (self);
  add_meetings (self);
}
