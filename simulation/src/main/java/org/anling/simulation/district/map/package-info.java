/**
 * The ground of the simulated district: streets with names, lanes, paths inside the compounds, a river that streets cross
 * at two bridges only, compounds (小区) with gates and buildings, and the shortest way between two points of it.
 *
 * <p>Inside, positions are metres east and north of an origin ({@link org.anling.simulation.district.map.Spot}); degrees appear
 * only where something leaves the district. All of it is immutable once generated and may be read by any thread; generation
 * runs on the caller's. Every name is invented, the origin is the test position of the protocol references.
 */
@NullMarked
package org.anling.simulation.district.map;

import org.jspecify.annotations.NullMarked;
