package org.anling.console.store;

import java.util.Optional;
import org.anling.registry.people.Numbers;

/** Says whose telephone number it is, while the telephone rings. */
@FunctionalInterface
public interface CallerBook {

    /** Whose number it is; empty if it stands nowhere, or if nobody knew in time: a call is never lost for want of a name. */
    Optional<Numbers.Owner> find(String number);
}
