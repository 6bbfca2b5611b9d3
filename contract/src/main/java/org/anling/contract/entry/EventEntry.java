package org.anling.contract.entry;

import org.anling.contract.alert.Personal;
import org.anling.contract.event.Event;
import org.jspecify.annotations.Nullable;

/** One entry of the events of a centre: a fact. */
public record EventEntry(
        EventEnvelope envelope, Event body, @Nullable Personal personal) {}
