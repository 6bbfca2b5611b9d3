package org.anling.dispatcher.core.state;

import org.anling.contract.alert.Personal;
import org.anling.contract.event.Event;
import org.jspecify.annotations.Nullable;

/** One event of a decision, before it has a number: its body, and its personal block where there is one. */
public record Decided(Event body, @Nullable Personal personal) {}
