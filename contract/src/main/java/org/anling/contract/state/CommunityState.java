package org.anling.contract.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A community that is looked after.
 *
 * @param lostAt since when nobody could be asked there, or null if somebody can
 */
public record CommunityState(String community, @Nullable Instant lostAt) {}
