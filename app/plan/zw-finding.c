/* zw-finding.c: what a check has to say about a plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-finding.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/zw-money.h"
#include "base/zw-year.h"

/* Sums of senseless amounts stop at the end of their type, which no double holds. */
#define MOST_NTD 1e18

static const char *const severity_ids[ZW_N_SEVERITIES] = { "must", "should", "note" };
static const char *const view_ids[ZW_N_VIEWS] = { "phases", "targets", "siting",  "vehicles",
                                                  "people", "budget",  "funding", "review" };

ZwFinding *
zw_finding_copy (const ZwFinding *self)
{
  ZwFinding *copy = g_memdup2 (self, sizeof *self);

  copy->rule = g_strdup (self->rule);
  copy->clause = g_strdup (self->clause);
  copy->where = g_strdup (self->where);
  copy->found_text = g_strdup (self->found_text);
  copy->allowed_text = g_strdup (self->allowed_text);
  copy->message = g_strdup (self->message);
  copy->remedy = g_strdup (self->remedy);
  return copy;
}

void
zw_finding_free (ZwFinding *self)
{
  if (self == NULL)
    return;
  g_free (self->rule);
  g_free (self->clause);
  g_free (self->where);
  g_free (self->found_text);
  g_free (self->allowed_text);
  g_free (self->message);
  g_free (self->remedy);
  g_free (self);
}

/**
 * zw_findings_new:
 *
 * Returns: (transfer full) (element-type ZwFinding): none yet
 */
GPtrArray *
zw_findings_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) zw_finding_free);
}

/**
 * zw_findings_add:
 * @rule: which check; its beginning up to the hyphen says whose
 * @clause: (nullable): the clause as officials cite it
 *
 * Leads to the budget until told otherwise; the caller gives @where, @message and
 * @remedy, which the finding owns.
 *
 * Returns: (transfer none): the new finding, with no figures yet
 */
ZwFinding *
zw_findings_add (GPtrArray *findings, const char *rule, ZwSeverity severity, const char *clause)
{
  ZwFinding *self = g_new0 (ZwFinding, 1);

  self->rule = g_strdup (rule);
  self->severity = severity;
  self->clause = g_strdup (clause);
  self->found = NAN;
  self->allowed = NAN;
  zw_finding_set_view (self, ZW_VIEW_BUDGET);
  g_ptr_array_add (findings, self);
  return self;
}

/**
 * zw_finding_set_record:
 * @id: of the record; 0 for none in particular
 * @field: of the record; -1 for none in particular
 */
void
zw_finding_set_record (ZwFinding *self, ZwView view, ZwRecordKind kind, gint64 id, int field)
{
  self->place = (ZwPlanPlace){
    .kind = ZW_PLAN_PLACE_RECORD, .view = view, .record = kind, .id = id, .field = field
  };
}

void
zw_finding_set_part (ZwFinding *self, ZwView view, ZwPlanPart part, gint64 id)
{
  self->place = (ZwPlanPlace){
    .kind = ZW_PLAN_PLACE_PART, .view = view, .part = part, .id = id, .field = -1
  };
}

void
zw_finding_set_view (ZwFinding *self, ZwView view)
{
  self->place = (ZwPlanPlace){ .kind = ZW_PLAN_PLACE_VIEW, .view = view, .field = -1 };
}

/**
 * zw_finding_set_figures:
 * @found, @allowed: in @unit; NaN where there is none
 */
void
zw_finding_set_figures (ZwFinding *self, ZwFigureUnit unit, double found, double allowed)
{
  self->unit = unit;
  self->found = found;
  self->allowed = allowed;
}

/**
 * zw_finding_set_words:
 * @found, @allowed: (nullable): instead of figures, or where these say too little
 */
void
zw_finding_set_words (ZwFinding *self, const char *found, const char *allowed)
{
  g_autofree char *old_found = self->found_text, *old_allowed = self->allowed_text;

  self->found_text = g_strdup (found);
  self->allowed_text = g_strdup (allowed);
}

/* With at most @decimals places and none of them in vain. */
static char *
format_short (double value, int decimals)
{
  char *text = g_strdup_printf ("%.*f", decimals, value);
  gsize length = strlen (text);

  while (strchr (text, '.') != NULL && text[length - 1] == '0')
    text[--length] = '\0';
  if (length > 0 && text[length - 1] == '.')
    text[--length] = '\0';
  return text;
}

static char *
format_figure (double value, ZwFigureUnit unit, const char *words, gboolean chinese)
{
  g_autofree char *number = NULL;

  if (words != NULL)
    return g_strdup (words);
  if (unit == ZW_FIGURE_WORDS || isnan (value))
    return NULL;
  switch (unit)
    {
    case ZW_FIGURE_NTD:
      return zw_money_format_unit ((gint64) CLAMP (value, -MOST_NTD, MOST_NTD), chinese);
    case ZW_FIGURE_PERCENT:
      number = format_short (value, 1);
      return g_strconcat (number, " %", NULL);
    case ZW_FIGURE_YEAR:
      return zw_year_format ((int) value, chinese);
    case ZW_FIGURE_COUNT:
      return format_short (value, 2);
    case ZW_FIGURE_WORDS:
      break;
    }
  return NULL;
}

/**
 * zw_finding_dup_found:
 * @chinese: amounts and years as officials in Taiwan write them
 *
 * Returns: (transfer full) (nullable): what was found, in words; %NULL for nothing
 */
char *
zw_finding_dup_found (const ZwFinding *self, gboolean chinese)
{
  return format_figure (self->found, self->unit, self->found_text, chinese);
}

char *
zw_finding_dup_allowed (const ZwFinding *self, gboolean chinese)
{
  return format_figure (self->allowed, self->unit, self->allowed_text, chinese);
}

/**
 * zw_finding_set_bound:
 * @bound: the allowed figure is the most unless told otherwise
 */
void
zw_finding_set_bound (ZwFinding *self, ZwFigureBound bound)
{
  self->bound = bound;
}

/* What was found beside what binds. */
static char *
format_both (const ZwFinding *self, const char *found, const char *allowed)
{
  switch (self->bound)
    {
    case ZW_BOUND_LEAST:
      return self->unit == ZW_FIGURE_YEAR
                 ? g_strdup_printf (
                     /* Translators: of a finding, the year found and the first that would do */
                     _ ("Found %s, not before %s"), found, allowed)
                 : g_strdup_printf (
                     /* Translators: of a finding, the figure found and the least that would do */
                     _ ("Found %s, at least %s needed"), found, allowed);
    case ZW_BOUND_EXACTLY:
      /* Translators: of a finding, the figure that was found and the right one */
      return g_strdup_printf (_ ("Found %s, should be %s"), found, allowed);
    case ZW_BOUND_ALLOWED:
      break;
    }
  /* Translators: of a finding, the figure that was found and the one that the rule allows */
  return g_strdup_printf (_ ("Found %s, allowed %s"), found, allowed);
}

/* What binds, alone. */
static char *
format_bound (const ZwFinding *self, const char *allowed)
{
  switch (self->bound)
    {
    case ZW_BOUND_LEAST:
      /* Translators: of a finding, what is lacking */
      return g_strdup_printf (_ ("Needed: %s"), allowed);
    case ZW_BOUND_EXACTLY:
      /* Translators: of a finding, the right figure */
      return g_strdup_printf (_ ("Should be %s"), allowed);
    case ZW_BOUND_ALLOWED:
      break;
    }
  /* Translators: of a finding, the figure that the rule allows */
  return g_strdup_printf (_ ("Allowed %s"), allowed);
}

/**
 * zw_finding_dup_figures:
 * @chinese: amounts and years as officials in Taiwan write them
 *
 * Returns: (transfer full) (nullable): what was found beside what binds, in the
 *   user's language: "Found NT$0, at least NT$650,000 needed"; %NULL where there is
 *   neither
 */
char *
zw_finding_dup_figures (const ZwFinding *self, gboolean chinese)
{
  g_autofree char *found = zw_finding_dup_found (self, chinese);
  g_autofree char *allowed = zw_finding_dup_allowed (self, chinese);
  gboolean has_found = found != NULL && found[0] != '\0';
  gboolean has_allowed = allowed != NULL && allowed[0] != '\0';

  if (has_found && has_allowed)
    return format_both (self, found, allowed);
  if (has_found)
    /* Translators: of a finding, the figure that was found */
    return g_strdup_printf (_ ("Found %s"), found);
  return has_allowed ? format_bound (self, allowed) : NULL;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const ZwFinding *left = *(ZwFinding *const *) a, *right = *(ZwFinding *const *) b;

  if (left->severity != right->severity)
    return left->severity < right->severity ? -1 : 1;
  return ((int) left->place.view > (int) right->place.view)
         - ((int) left->place.view < (int) right->place.view);
}

/**
 * zw_findings_sort:
 *
 * The severe first, then by view; what is alike stays in the order in which it came.
 */
void
zw_findings_sort (GPtrArray *findings)
{
  g_ptr_array_sort (findings, compare);
}

/**
 * zw_findings_count:
 * @severity: which; %ZW_N_SEVERITIES for all
 */
guint
zw_findings_count (const GPtrArray *findings, ZwSeverity severity)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const ZwFinding *finding = g_ptr_array_index (findings, i);

      n += severity == ZW_N_SEVERITIES || finding->severity == severity;
    }
  return n;
}

const char *
zw_severity_get_id (ZwSeverity severity)
{
  g_return_val_if_fail (severity < ZW_N_SEVERITIES, NULL);
  return severity_ids[severity];
}

/**
 * zw_severity_get_label:
 *
 * Returns: (transfer none): in the user's language
 */
const char *
zw_severity_get_label (ZwSeverity severity)
{
  switch (severity)
    {
    case ZW_SEVERITY_MUST:
      return _ ("Must");
    case ZW_SEVERITY_SHOULD:
      return _ ("Should");
    case ZW_SEVERITY_NOTE:
      return C_ ("severity", "Note");
    case ZW_N_SEVERITIES:
      break;
    }
  g_return_val_if_reached (NULL);
}

/**
 * zw_figure_bound_get_id:
 *
 * Returns: (transfer none): "allowed", "least" or "exactly"
 */
const char *
zw_figure_bound_get_id (ZwFigureBound bound)
{
  return bound == ZW_BOUND_LEAST ? "least" : bound == ZW_BOUND_EXACTLY ? "exactly" : "allowed";
}

const char *
zw_view_get_id (ZwView view)
{
  g_return_val_if_fail (view < ZW_N_VIEWS, NULL);
  return view_ids[view];
}
