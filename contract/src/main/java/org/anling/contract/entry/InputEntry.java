package org.anling.contract.entry;

import org.anling.contract.alert.Personal;
import org.anling.contract.input.Input;
import org.jspecify.annotations.Nullable;

/** One entry of the inbox: envelope, body, and the personal block where there is one. */
public record InputEntry(
        InputEnvelope envelope, Input body, @Nullable Personal personal) {}
