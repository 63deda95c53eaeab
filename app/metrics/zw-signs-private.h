/* zw-signs-private.h: roads as lines between nodes, cut at a zone's outline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-prepared.h"
#include "metrics/zw-signs.h"

G_BEGIN_DECLS

/* Ends of lines no farther apart are one node, in metres. */
#define ZW_SIGN_SNAP_M 0.5

typedef enum
{
  ZW_SIGN_ROAD_USED,
  ZW_SIGN_ROAD_FOOTWAY,  /* and whatever else no vehicle goes on */
  ZW_SIGN_ROAD_MOTORWAY, /* passes over or under a zone: its ramps are roads of their own */
} ZwSignRoadUse;

typedef enum
{
  ZW_SIGN_BOTH_WAYS,
  ZW_SIGN_FORWARD,  /* one-way as drawn */
  ZW_SIGN_BACKWARD, /* one-way against it */
} ZwSignDirection;

/**
 * ZwSignLine:
 * @points: (array length=n): of the layer's geometry
 * @name: (nullable): trimmed, of the strings of the roads
 * @road: (nullable): the name without its section; lines of one road have the same
 *   pointer
 * @nodes: where it begins and ends
 */
typedef struct
{
  const ZwPoint *points;
  guint n;
  const char *name;
  const char *road;
  const char *class;
  ZwSignDirection direction;
  guint nodes[2];
  double length;
} ZwSignLine;

/**
 * ZwSignRoads:
 * @lines: (element-type ZwSignLine): those near or in the zone
 * @node_starts: (array length=n_nodes+1): first entry of each node in @node_ends
 * @node_ends: line * 2 + (0: it begins here, 1: it ends here)
 */
typedef struct
{
  GArray *lines;
  GArray *nodes; /* of ZwPoint */
  guint *node_starts;
  guint *node_ends;
  gsize n_roads;
  gsize n_left_out;
  gsize n_left_out_footways;
  gboolean has_class;
  gboolean has_direction;

  /*< private >*/
  GHashTable *cells; /* of nodes, while they are made */
  GStringChunk *strings;
} ZwSignRoads;

typedef enum
{
  ZW_SIGN_OUTSIDE,
  ZW_SIGN_INSIDE,
  ZW_SIGN_ALONG, /* all of it within the tolerance of the outline */
} ZwSignSide;

/**
 * ZwSignPiece:
 * @from: metres from the line's start
 * @ends: where it begins and ends: a node of the roads, or above these a cut
 */
typedef struct
{
  guint line;
  double from;
  double to;
  ZwSignSide side;
  guint ends[2];
} ZwSignPiece;

/**
 * ZwSignPieces:
 * @pieces: (element-type ZwSignPiece): of all lines, in their order
 * @first: (array length=lines+1): first piece of each line
 * @n_ends: nodes and cuts
 */
typedef struct
{
  GArray *pieces;
  guint *first;
  guint n_ends;
} ZwSignPieces;

/**
 * ZwSignEntry:
 * Where a road comes into the zone.
 * @line: the road on which the sign stands
 * @at: metres from its start
 * @forward: one enters in the direction in which it is drawn
 * @n_crossings: how many lines it stands for
 */
typedef struct
{
  guint line;
  double at;
  gboolean forward;
  guint n_crossings;
  ZwPoint place;
  double bearing;
} ZwSignEntry;

ZwSignRoadUse zw_sign_road_get_use (const char *class);
ZwSignDirection zw_sign_road_get_direction (const char *oneway);

ZwSignRoads *zw_sign_roads_new (const GPtrArray *features, const ZwEnvelope *area);
void zw_sign_roads_free (ZwSignRoads *self);
const ZwSignLine *zw_sign_roads_get_line (const ZwSignRoads *self, guint line);
gboolean zw_sign_roads_follow (const ZwSignRoads *self,
                               gboolean against,
                               guint *line,
                               gboolean *forward);

double zw_sign_line_get_bearing (const ZwSignLine *self, double at, gboolean forward);
ZwPoint zw_sign_line_get_place (const ZwSignLine *self, double at);
gboolean zw_sign_line_may_travel (const ZwSignLine *self, gboolean forward);

gboolean zw_sign_outline_is_near (const ZwPrepared *outline,
                                  ZwPoint place,
                                  double reach,
                                  GArray *found);
ZwSignPieces *zw_sign_pieces_new (const ZwSignRoads *roads,
                                  const ZwPrepared *outline,
                                  double tolerance_m,
                                  const ZwProgress *progress,
                                  GError **error);
void zw_sign_pieces_free (ZwSignPieces *self);

GArray *zw_sign_entries_find (const ZwSignRoads *roads,
                              const ZwSignPieces *pieces,
                              const ZwPrepared *outline,
                              double tolerance_m,
                              guint *n_exits);
void zw_sign_repeaters_find (const ZwSignRoads *roads,
                             const ZwSignPieces *pieces,
                             const ZwSignsOptions *options,
                             GArray *signs,
                             double *length_m);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwSignRoads, zw_sign_roads_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwSignPieces, zw_sign_pieces_free)

G_END_DECLS
