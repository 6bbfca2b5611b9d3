package org.anling.contract.state;

import java.time.Instant;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.id.StaffId;

/** Presses of this elder are tests until then. */
public record TestMode(ElderRef elder, Instant until, StaffId by) {}
